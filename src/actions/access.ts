import { z } from 'zod';
import { id, place, toggle, typed } from './parts';

const values = { team: typed, function: typed, email: typed, careProfessional: typed, remark: typed };
/** What was typed at a later step and is carried along, so that it is not lost. */
const kept = {
  team: typed.optional(),
  function: typed.optional(),
  email: typed.optional(),
  careProfessional: typed.optional(),
  remark: typed.optional(),
};
const request = { organisationId: id, requestId: id };
const decision = { ...request, level: typed.optional(), medicalData: toggle.optional(), reason: typed.optional() };

/** Asking for access, deciding on it, inviting a chain partner (R2, R4, R8). */
export const accessActions = {
  'access.open': z.strictObject({ after: place, ...kept }),
  'access.choose': z.strictObject({ organisation: typed, ...kept }),
  'access.back': z.strictObject({ organisationId: id, ...values }),
  'access.request': z.strictObject({ organisationId: id, formId: id, ...values }),
  'access.view': z.strictObject(request),
  'access.withdraw': z.strictObject(request),
  'access.approve': z.strictObject(decision),
  'access.reject': z.strictObject(decision),
  'access.list': z.strictObject({ after: place }),
  'invitation.open': z.strictObject({}),
  'invitation.send': z.strictObject({
    formId: id,
    organisation: typed,
    newName: typed,
    newPhone: typed,
    name: typed,
    email: typed,
    told: toggle,
  }),
  'invitation.list': z.strictObject({ after: place }),
  'invitation.revoke': z.strictObject({ organisationId: id, invitationId: id }),
} as const;
