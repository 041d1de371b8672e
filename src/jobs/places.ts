/** How many may be sending at once that have not taken long yet. */
const most = 40;
/** From when on a sending has taken long, in milliseconds: it keeps no place from others then. */
const longMs = 500;
/** How many of the lanes that took long, or did not get through, may be sending at once. */
const slowMost = 10;
/** All together, however long they take: each holds a connection. */
const allMost = 200;

/** A place for one sending. */
export interface Sending {
  /** Gives it back; whether the sending took long. */
  leave: () => boolean;
}

/**
 * The places for sending: chats that do not answer have a small share of them, so that they cost the others nothing but
 * half a second the first time.
 */
export function createPlaces(now: () => number = () => performance.now()) {
  const taken = new Map<Sending, { slow: boolean; since: number }>();
  const isYoung = ({ since }: { since: number }): boolean => now() < since + longMs;
  return {
    /** 0: there is one; otherwise the milliseconds until it is worth looking again. */
    wait: (slow: boolean): number => {
      if (taken.size >= allMost) return longMs;
      const others = [...taken.values()].filter((each) => each.slow === slow);
      if (slow) return others.length < slowMost ? 0 : longMs;
      const young = others.filter(isYoung);
      return young.length < most ? 0 : Math.max(1, Math.min(...young.map(({ since }) => since)) + longMs - now());
    },
    take: (slow: boolean): Sending => {
      const since = now();
      const place: Sending = {
        leave: () => {
          taken.delete(place);
          return now() >= since + longMs;
        },
      };
      taken.set(place, { slow, since });
      return place;
    },
    get used() {
      return taken.size;
    },
  };
}
