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
