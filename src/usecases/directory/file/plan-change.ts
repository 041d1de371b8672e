import type { DocumentOf } from '../../../store/documents';
import type { Write } from '../../../store/store';
import type { Deps } from '../../deps';

export type Organisation = DocumentOf<'organisation'>;
export type FileDeps = Pick<Deps, 'store' | 'now' | 'newId'>;

/** One thing that is added (+), changed (~) or left as it is (=), as a line for people, with what stores it. */
export interface PlannedChange {
  sign: '+' | '~' | '=';
  line: string;
  /** The same for the audit record: levels, ticks and ids, and which fields changed; never a name or an address of people. */
  detail: string;
  /** The object the audit record names; undefined where nothing is stored. */
  object: string | undefined;
  /** What it makes of the organisation's document, in which its teams are. */
  made?: (organisation: Organisation) => Organisation;
  /** What it stores beside that. */
  writes: Write[];
}

/** A line about what stays as it is. */
export function kept(line: string): PlannedChange {
  return { sign: '=', line, detail: '', object: undefined, writes: [] };
}
