import type { CarriedOver } from '../usecases/deliveries/carry-over';
import { counted } from './command';

/** What the database that was there told of itself. */
export interface Told {
  /** Recorded after the copy, so that only the kept file has them. */
  messages: number;
  records: number;
  /** Everything in it could be read. */
  whole: boolean;
}

/** How a restore went. */
export interface Restored {
  file: string;
  /** Where what was there is kept; undefined: nothing was there. */
  kept: string | undefined;
  /** Undefined: nothing was there, or nothing of it could be read. */
  told: Told | undefined;
  /** Undefined: nothing to carry over from, or it failed. */
  carried: CarriedOver | undefined;
  /** Cards marked as possibly sent twice; undefined: they could not be marked. */
  uncertain: number | undefined;
  onRecord: boolean;
}

/** What the operator reads: what became of everything, and what may happen now. */
export function reportOf({ file, kept, told, carried, uncertain, onRecord }: Restored): string {
  return [
    `Restored ${file}.`,
    ...(kept === undefined ? ['There was no database in its place.'] : keptLines(kept, told)),
    ...carriedLines(told, carried),
    uncertain === undefined
      ? 'Cards that were on their way at the moment of the copy are sent again; they could not be marked as possibly sent twice.'
      : `On their way at the moment of the copy: ${counted(uncertain, 'card')}, sent again, and marked as possibly sent twice.`,
    onRecord
      ? 'The restore is on the audit record.'
      : 'The restore could not be put on the audit record: keep a note of it.',
  ].join('\n');
}

function keptLines(kept: string, told: Told | undefined): string[] {
  const line = `What was there is kept as ${kept}.`;
  if (told === undefined) return [line, 'It cannot be read: how much was recorded after the copy is not known.'];
  const only = `${counted(told.messages, 'message')}, ${counted(told.records, 'audit record')}`;
  return [
    line,
    told.whole
      ? `Recorded after the copy, and only in that file: ${only}. Keep it as long as the audit record.`
      : `Not all of it can be read. Recorded after the copy, and only in that file: at least ${only}. Keep it as long as the audit record.`,
  ];
}

function carriedLines(told: Told | undefined, carried: CarriedOver | undefined): string[] {
  const mayRepeat = 'A digest of today, and reminders, that were sent after the copy may come a second time.';
  if (told === undefined) return [mayRepeat];
  if (carried === undefined) return [`Nothing could be carried over from it. ${mayRepeat}`];
  const { digests, reminders, failed } = carried;
  const done = `Carried over, so that they do not come a second time: ${counted(digests, 'digest')}, ${counted(reminders, 'reminder')}.`;
  return told.whole && failed === 0 ? [done] : [`${done} Others may.`];
}
