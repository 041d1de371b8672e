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
 * A long run asks `stopped` now and again, and begins nothing more once it says so.
 */
export function startLoop(
  pattern: string,
  work: (stopped: () => boolean) => Promise<unknown>,
  onError: (error: unknown) => void,
): Loop {
  const state: { running: Promise<void> | undefined; again: boolean; stopped: boolean } = {
    running: undefined,
    again: false,
    stopped: false,
  };
  const run = async (): Promise<void> => {
    try {
      await work(() => state.stopped);
    } catch (error) {
      onError(error);
    }
    state.running = undefined;
    if (state.again) wake();
  };
  const wake = (): void => {
    state.again = state.running !== undefined;
    if (!state.stopped && !state.again) state.running = run();
  };
  const clock = new Cron(pattern, wake);
  return {
    wake,
    stop: async () => {
      state.stopped = true;
      clock.stop();
      await state.running;
    },
  };
}
