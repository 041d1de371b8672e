/** Longest sleep, in milliseconds: after it the clock is looked at again, which somebody may have set. */
const longestMs = 60_000;

/** A piece of work that comes when it is due; one run at a time in a process. */
export interface Loop {
  /** When it is due may have changed. */
  wake: () => void;
  /** How long a run has not given a sign of life, in milliseconds; 0 between two runs. */
  silentMs: () => number;
  /** Ends it and waits for what is under way. */
  stop: () => Promise<void>;
}

/**
 * Runs `work` each time that `dueInMs` has come down to zero; what became due during a run makes one more follow it. A
 * failing run is told to `onError`; the next one comes anyway. A long run asks `stopped` now and again, which is its
 * sign of life, and begins nothing more once it says so.
 */
export function startLoop(
  dueInMs: () => number,
  work: (stopped: () => boolean) => Promise<unknown>,
  onError: (error: unknown) => void,
): Loop {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let sign = 0;
  const run = async (): Promise<void> => {
    const asked = (): boolean => {
      sign = performance.now();
      return stopped;
    };
    asked();
    await work(asked).catch(onError);
    running = undefined;
    wake();
  };
  const wake = (): void => {
    clearTimeout(timer);
    if (stopped || running !== undefined) return;
    const waitMs = dueInMs();
    timer = setTimeout(
      () => {
        if (waitMs > longestMs) wake();
        else running = run();
      },
      Math.min(Math.max(waitMs, 0), longestMs),
    );
  };
  wake();
  return {
    wake,
    silentMs: () => (running === undefined ? 0 : performance.now() - sign),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
