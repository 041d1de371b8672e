import type { Lane } from './lane';

/** How long after a failure a chat is first asked whether it takes anything, and how long at most, in milliseconds; in between twice as long each time. */
const [firstMs, longestMs] = [5_000, 60_000];
/** Teams as a whole is taken to be back where nothing got through for so long, in milliseconds, to so many chats at least. */
const outage = { ms: 5_000, lanes: 5 };

/** The chats that did not take what was sent to them, and when to ask whether they do again. */
export function createSilence(now: () => number) {
  const silent = new Map<Lane, { failures: number; askAt: number }>();
  let heardAt = now();
  return {
    failed: (lane: Lane): void => {
      const failures = (silent.get(lane)?.failures ?? 0) + 1;
      silent.set(lane, { failures, askAt: now() + Math.min(firstMs * 2 ** (failures - 1), longestMs) });
    },
    /** @returns those that need not wait any longer: Teams is back as a whole */
    heard: (lane: Lane): Lane[] => {
      silent.delete(lane);
      const isBack = now() >= heardAt + outage.ms && silent.size + 1 >= outage.lanes;
      heardAt = now();
      if (!isBack) return [];
      const back = [...silent.keys()];
      silent.clear();
      return back;
    },
    /** Undefined: it is not silent. */
    askAt: (lane: Lane): number | undefined => silent.get(lane)?.askAt,
    /** Nothing waits in it any more. */
    forget: (lane: Lane): void => void silent.delete(lane),
  };
}
