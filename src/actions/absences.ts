import { z } from 'zod';
import { absenceFields } from '../forms/absence';
import { id, inputsOf, place, seek } from './parts';

const one = { organisationId: id, absenceId: id };

/** Absences (A1, A2) and reminding a team from the digest (G4). */
export const absenceActions = {
  'absence.list': z.strictObject({ after: place }),
  'absence.new': z.strictObject({ organisationId: id }),
  'absence.edit': z.strictObject(one),
  'absence.record': z.strictObject({
    organisationId: id,
    absenceId: id.optional(),
    formId: id,
    ...inputsOf(absenceFields),
    seek,
  }),
  'absence.withdraw': z.strictObject(one),
  'digest.remind': z.strictObject({ networkId: id, threadId: id, teamId: id, after: place }),
  'digest.remind-request': z.strictObject({ practiceId: id, requestId: id, teamId: id, after: place }),
} as const;
