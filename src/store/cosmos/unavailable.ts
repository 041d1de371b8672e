import { SchakelError } from '../../errors';

/** Cosmos DB did not do what was asked. Says which request and which code, never any content. */
export class CosmosUnavailable extends SchakelError {
  constructor(
    readonly request: string,
    /** HTTP status, with its substatus if it has one (404/1002), or the code of a network error. */
    readonly code: string,
    /** What Microsoft's support asks for. */
    readonly activityId?: string,
  ) {
    super(`Cosmos DB failed at ${request} (${code})`);
  }
}

/** What may be told of an error of the library: its own message and body can hold content. */
export function unavailable(name: string, error: unknown): CosmosUnavailable {
  const told = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const code = codeOf(told['code'] ?? told['name'], told['substatus']);
  const activityId = told['activityId'];
  return new CosmosUnavailable(name, code, typeof activityId === 'string' ? activityId : undefined);
}

/** A status or the code of a network error, with the substatus that tells one 404 from another; 0 is none. */
export function codeOf(code: unknown, substatus: unknown): string {
  if (typeof code !== 'string' && typeof code !== 'number') return 'unknown';
  return typeof substatus === 'number' && substatus !== 0 ? `${code}/${substatus}` : String(code);
}
