/**
 * An error of ours. `code` never changes, so that an alarm or a runbook can name it (docs/reliability.md lists them);
 * `message` says what to do, and never holds content or a name.
 */
export abstract class SchakelError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** What can go wrong of which nobody has to know the kind, but whoever is on call the code (docs/reliability.md). */
export const codes = [
  'RECORD_NOT_KEPT',
  'OTHERS_FIRST',
  'CHANGE_TOO_LARGE',
  'LOGIN_TOO_SLOW',
  'CARD_INCOMPLETE',
  'TOO_MANY_ALIKE',
  'WRONG_ENDPOINT',
  'OUR_MISTAKE',
] as const;

/** An error of ours that is told by its code alone. */
export class CodedError extends SchakelError {
  constructor(
    readonly code: (typeof codes)[number],
    message: string,
  ) {
    super(message);
  }
}

/**
 * The same error with the lines that waited for it. Node follows the awaits of one caller back, but not past a timer, a
 * promise that several wait for, or a `catch`: whoever stands between says here who asked.
 */
export function askedFrom(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const here = { stack: '' };
  Error.captureStackTrace(here, askedFrom);
  error.stack = `${error.stack ?? ''}\n${here.stack.slice(here.stack.indexOf('\n') + 1)}`;
  return error;
}
