import type { AnyDocument } from '../../store/documents';
import type { Stored } from '../../store/store';

/**
 * What is wrong with the audit record.
 * - changed: a record's code does not fit what it says, or what it follows
 * - moved: a record or checkpoint lies elsewhere than where it was written, or a copy of it does
 * - missing: a chain skips a number, at its beginning or in between
 * - cut-off: a chain, or the row of checkpoints, ends before the place a checkpoint or the log tells
 * - unsealed: a record without a place in a chain
 * - unreadable: a document that cannot be read at all
 * - left-out: a record that the list of its own client does not show
 * - consent-text: a consent has another text than was confirmed
 * - consent-covers: a consent, its network or who is in it reaches further, or less far, than was recorded
 * - consent-changed: a consent was given or recorded otherwise, or is not the one that was recorded
 * - consent-missing: a consent on record is not there, and nothing says that it was erased
 * - consent-withdrawn: a network whose consent was withdrawn is not frozen
 */
export interface AuditProblem {
  kind:
    | 'changed'
    | 'moved'
    | 'missing'
    | 'cut-off'
    | 'unsealed'
    | 'unreadable'
    | 'left-out'
    | 'consent-text'
    | 'consent-covers'
    | 'consent-changed'
    | 'consent-missing'
    | 'consent-withdrawn';
  /** Ids of the record, chain, checkpoint or consent; never contents. */
  where: string;
}

/** A code covers the place that a document says; whether it lies there is for whoever reads it to see. */
export function moved({ doc, foundAt }: Pick<Stored<AnyDocument>, 'doc' | 'foundAt'>): AuditProblem[] {
  if (foundAt === undefined) return [];
  const where = `${doc.id} of ${doc.partition} lies at ${foundAt.id} of ${foundAt.partition}`;
  return [{ kind: 'moved', where }];
}
