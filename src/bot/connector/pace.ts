/**
 * Teams' rates, kept before sending instead of found out by a 429.
 *
 * Documented per bot and conversation (send; "create conversation" has the same): 7 in 1 s, 8 in 2 s, 60 in 30 s,
 * 1,800 in an hour; and 50 requests a second per app and tenant (Microsoft, "Optimize your bot with rate limiting").
 *
 * Ours instead of a library's, because all windows must be free at the same moment and none may be charged when
 * another is full: counters with fixed windows let twice the number through around a border, and their union
 * charges every window even when one refuses.
 *
 * Each process keeps its own count; where several run beside each other, Teams' own 429 stays the last word.
 */
export interface Pace {
  /**
   * Waits for a free place, at most `patienceMs`, and takes it.
   * @returns 0 when the place is taken and the request may go; otherwise the milliseconds until one may be free –
   *   then nothing was taken.
   */
  turn(conversation: string, tenant: string, patienceMs?: number): Promise<number>;
  /**
   * Takes a place now for what is sent by itself, which leaves some of each window to what a person waits for.
   * @returns as `turn` does
   */
  take(conversation: string, tenant: string): number;
  /** How many conversations are remembered now: only those used within the last hour. */
  readonly remembered: number;
}

interface Window {
  readonly most: number;
  readonly perMs: number;
}

const PER_CONVERSATION: readonly Window[] = [
  { most: 7, perMs: 1_000 },
  { most: 8, perMs: 2_000 },
  { most: 60, perMs: 30_000 },
  { most: 1_800, perMs: 3_600_000 },
];
const PER_TENANT: readonly Window[] = [{ most: 50, perMs: 1_000 }];
/** Teams waits some fifteen seconds for an answer to what somebody typed. */
const PATIENCE_MS = 8_000;
/** Which share of each window, and one place at least, is left to answers. */
const LEFT_TO_ANSWERS = 0.04;

/**
 * A pace with empty windows.
 * @param options `now`: milliseconds of a clock that never jumps (default: monotonic); `sleep` waits on that clock.
 */
export function createPace(options: { now?: () => number; sleep?: (ms: number) => Promise<void> } = {}): Pace {
  const now = options.now ?? (() => performance.now());
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const conversations = createLog(PER_CONVERSATION);
  const tenants = createLog(PER_TENANT);
  /** Looked and taken without an await in between: two callers cannot take the same place. */
  const takeAt = (conversation: string, tenant: string, at: number, left: number): number => {
    const wait = Math.ceil(Math.max(conversations.wait(conversation, at, left), tenants.wait(tenant, at, left)));
    if (wait > 0) return wait;
    conversations.note(conversation, at);
    tenants.note(tenant, at);
    return 0;
  };

  return {
    async turn(conversation, tenant, patienceMs = PATIENCE_MS) {
      const until = now() + patienceMs;
      for (;;) {
        const at = now();
        const wait = takeAt(conversation, tenant, at, 0);
        if (wait === 0 || at + wait > until) return wait;
        await sleep(wait);
      }
    },
    take: (conversation, tenant) => takeAt(conversation, tenant, now(), LEFT_TO_ANSWERS),
    get remembered() {
      return conversations.size;
    },
  };
}

/** A pace that never waits, for tests and tools that talk to a stand-in. */
export const unpaced: Pace = { turn: () => Promise.resolve(0), take: () => 0, remembered: 0 };

/** Times of sending per key, of which no more is kept than the widest window needs. */
function createLog(windows: readonly Window[]) {
  const longestMs = Math.max(...windows.map((window) => window.perMs));
  const most = Math.max(...windows.map((window) => window.most));
  const sent = new Map<string, number[]>();

  /** The map's order is that of last use, so the idle stand in front. */
  function forgetIdle(at: number): void {
    for (const [key, times] of sent) {
      const last = times.at(-1);
      if (last !== undefined && last > at - longestMs) return;
      sent.delete(key);
    }
  }

  return {
    /** Milliseconds until one more fits in every window and this share of it stays free; 0 when it fits now. */
    wait(key: string, at: number, left: number): number {
      const times = sent.get(key) ?? [];
      return windows.reduce((longest, window) => {
        const nth = times.at(-(window.most - Math.ceil(window.most * left)));
        return nth === undefined ? longest : Math.max(longest, nth + window.perMs - at);
      }, 0);
    },
    note(key: string, at: number): void {
      const times = [...(sent.get(key) ?? []), at].filter((time) => time > at - longestMs).slice(-most);
      sent.delete(key);
      sent.set(key, times);
      forgetIdle(at);
    },
    get size() {
      return sent.size;
    },
  };
}
