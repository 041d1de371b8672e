import { createRequire } from 'node:module';
import type * as Templating from 'adaptivecards-templating';
import type Holidays from 'date-holidays';
import type * as Telephones from 'libphonenumber-js/min';
import type Database from 'libsql';

interface Large {
  /** With the parser of its expressions. */
  'adaptivecards-templating': typeof Templating;
  /** With the rules of all countries. */
  'date-holidays': typeof Holidays;
  /** With the numbering plans of all countries. */
  'libphonenumber-js/min': typeof Telephones;
  /** With the database of the platform, a native module: beside Cosmos DB it is not there (decision 38). */
  libsql: typeof Database;
}

const load = createRequire(__filename);

/**
 * A package that is loaded at its first use and not with the program, so that the bot is ready sooner and does without
 * what it may never need. Only for what is large; where one can wait, `import()` does the same.
 */
export function whenNeeded<N extends keyof Large>(name: N): () => Large[N] {
  let loaded: Large[N] | undefined;
  return () => (loaded ??= load(name) as Large[N]);
}
