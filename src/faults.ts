/** What a line of the log says of a fault: what it was and where, never its message, which may hold content. */
export interface Fault {
  /** The name of the error's kind. */
  fault: string;
  /** An error's own code: an HTTP status, `ECONNRESET`, `SQLITE_FULL`. */
  code?: string;
  /** Which request to the store, and the id of it that Microsoft's support asks for. */
  request?: string;
  activityId?: string;
  /** Of a document that cannot be read: what and where it is. */
  type?: string;
  id?: string;
  partition?: string;
  /** The lines of ours it came through, innermost first, as `src/file.ts:line`: the place, the use case, the route. */
  at: string[];
}

/** How many lines of ours are told, and how many of them wherever they are; beyond those the store's own say nothing. */
const mostFrames = 12;
const innermost = 2;

/** The store alone has more lines than the ten that Node keeps. */
Error.stackTraceLimit = 60;

/** Describes whatever was thrown, by what cannot hold anything that people typed. */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { fault: 'unknown', at: [] };
  return {
    fault: wordOf(error.name) ?? 'Error',
    ...told('code', 'code' in error ? error.code : undefined),
    ...told('request', 'request' in error ? error.request : undefined),
    ...told('activityId', 'activityId' in error ? error.activityId : undefined),
    ...told('type', 'documentType' in error ? error.documentType : undefined),
    ...told('id', 'documentId' in error ? error.documentId : undefined),
    ...told('partition', 'partition' in error ? error.partition : undefined),
    at: framesOf(error),
  };
}

function told(name: Exclude<keyof Fault, 'fault' | 'at'>, value: unknown): Partial<Fault> {
  const word = wordOf(value);
  return word === undefined ? {} : { [name]: word };
}

/** Codes (also `404/1002`), names and ids are one word; anything else could be a text. */
function wordOf(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value;
  return typeof word === 'string' && /^(?:[\w.:~-]{1,200}|\d{3}\/\d{1,5})$/.test(word) ? word : undefined;
}

/** The stack after the message, which stands before it and may have lines of its own. */
function framesOf({ stack = '', message }: Error): string[] {
  const below = stack.slice(stack.indexOf(message) + message.length);
  const ours = below.matchAll(/^ {4}at (?!.*node_modules).*\b((?:src|dist)\/[\w./-]+\.[jt]s:\d+):\d+\)?$/gm);
  const places = [...new Set(Array.from(ours, ([, place]) => place ?? ''))];
  return places.filter((place, index) => index < innermost || !/^\w+\/store\//.test(place)).slice(0, mostFrames);
}
