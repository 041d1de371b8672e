import { Cron } from 'croner';

/** Pieces of work that run by the clock and when woken; one run of each at a time in a process. */
export interface Loop {
  wake: () => void;
  /** Ends the clock and waits for what is under way. */
  stop: () => Promise<void>;
}

/**
 * Runs `work` at each time of `pattern` (seconds first) and at once when woken. A wake during a
 * run makes one more run follow it. A failing run is told to `onError`; the next one comes anyway.
 */
export function startLoop(pattern: string, work: () => Promise<unknown>, onError: (error: unknown) => void): Loop {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const run = async (): Promise<void> => {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    } while (again && !stopped);
    running = undefined;
  };
  const wake = (): void => {
    if (stopped) return;
    if (running) again = true;
    else running = run();
  };
  const clock = new Cron(pattern, wake);
  return {
    wake,
    stop: async () => {
      stopped = true;
      clock.stop();
      await running;
    },
  };
}
