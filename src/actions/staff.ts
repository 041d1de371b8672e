import { z } from 'zod';
import { levels } from '../domain/directory';
import { colleagueFields, leavingFields } from '../forms/staff';
import { staffSearchFields } from '../forms/staff-search';
import { id, inputsOf, place } from './parts';

const colleague = { organisationId: id, personId: id };

/** Medewerkers: the people of an organisation, for its account managers (R2, R5, R7), and help (H2, H3). */
export const staffActions = {
  'staff.list': z.strictObject({
    organisationId: id.optional(),
    ...inputsOf(staffSearchFields),
    after: place,
  }),
  'staff.open': z.strictObject({ ...colleague, after: place }),
  /** What the card showed comes along, so that a change by somebody else in between is not undone unseen. */
  'staff.change': z.strictObject({
    ...colleague,
    shownLevel: z.enum(levels),
    shownMedicalData: z.enum(['true', 'false']),
    ...inputsOf(colleagueFields),
  }),
  'staff.contact': z.strictObject({ ...colleague, teamId: id }),
  'staff.leave': z.strictObject(colleague),
  'staff.deactivate': z.strictObject({ ...colleague, ...inputsOf(leavingFields) }),
  'privacy.open': z.strictObject({}),
} as const;
