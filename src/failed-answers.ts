import type { Logger } from 'pino';

/** How often the counts are told, in milliseconds, where there is something to tell. */
const everyMs = 60_000;

/** Counts what Teams could not do with an answer of ours. */
export interface FailedAnswers {
  /** Called with the status of each answer. */
  note: (status: number) => void;
  stop: () => void;
}

/** Tells once a minute how many answers were a fault of ours (5xx) and how many callers were sent away (429); numbers only. */
export function countFailedAnswers(log: Pick<Logger, 'warn'>): FailedAnswers {
  let [failed, refused] = [0, 0];
  const tell = (): void => {
    if (failed + refused > 0) log.warn({ failed, refused }, 'failed answers');
    [failed, refused] = [0, 0];
  };
  const timer = setInterval(tell, everyMs).unref();
  return {
    note: (status) => {
      if (status >= 500) failed += 1;
      if (status === 429) refused += 1;
    },
    stop: () => {
      clearInterval(timer);
      tell();
    },
  };
}
