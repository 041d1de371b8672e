import type { DocumentOf } from '../../store/documents';
import type { Stored, Write } from '../../store/store';
import { put, replace } from '../../store/write';
import { withAbsence } from '../directory/read-absences';

export type AbsenceDocument = DocumentOf<'absence'>;

/**
 * An absence that is recorded, changed or withdrawn, in one batch: its own document, which the job applies and its deputy
 * finds, and its organisation's, on which every press reads it as it is now (ADR 25).
 */
export function absenceWrites(
  organisation: Stored<DocumentOf<'organisation'>>,
  known: Stored<AbsenceDocument> | undefined,
  absence: AbsenceDocument,
): Write[] {
  return [put(known, absence), replace(organisation, withAbsence(organisation.doc, absence))];
}
