/** What a line of the log says of a fault: what it was and where, never its message, which may hold content. */
export interface Fault {
  /** The name of the error's kind. */
  fault: string;
  /** An error's own code: an HTTP status, `ECONNRESET`, `SQLITE_FULL`. */
  code?: string;
  /** Which request to the store, and the id of it that Microsoft's support asks for. */
  request?: string;
  activityId?: string;
  /** The innermost lines of ours it came through, as `src/file.ts:line`. */
  at: string[];
}

/** How many lines of ours are told. */
const mostFrames = 6;

/** Describes whatever was thrown, by what cannot hold anything that people typed. */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { fault: 'unknown', at: [] };
  return {
    fault: wordOf(error.name) ?? 'Error',
    ...told('code', 'code' in error ? error.code : undefined),
    ...told('request', 'request' in error ? error.request : undefined),
    ...told('activityId', 'activityId' in error ? error.activityId : undefined),
    at: framesOf(error),
  };
}

function told(name: 'code' | 'request' | 'activityId', value: unknown): Partial<Fault> {
  const word = wordOf(value);
  return word === undefined ? {} : { [name]: word };
}

/** Codes and names are one short word; anything else could be a text. */
function wordOf(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value;
  return typeof word === 'string' && /^[\w.-]{1,60}$/.test(word) ? word : undefined;
}

/** The stack after the message, which stands before it and may have lines of its own. */
function framesOf({ stack = '', message }: Error): string[] {
  const below = stack.slice(stack.indexOf(message) + message.length);
  const ours = below.matchAll(/^ {4}at (?!.*node_modules).*\b((?:src|dist)\/[\w./-]+\.[jt]s:\d+):\d+\)?$/gm);
  return Array.from(ours, ([, place]) => place ?? '').slice(0, mostFrames);
}
