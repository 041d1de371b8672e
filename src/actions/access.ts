import { z } from 'zod';
import { accessFields, chooseFields } from '../forms/access';
import { accessDecisionFields } from '../forms/access-decision';
import { invitationFields } from '../forms/invitation';
import { id, inputsOf, place, seek } from './parts';

const values = inputsOf(accessFields);
/** What was typed at a later step and is carried along, so that it is not lost. */
const kept = z.object(values).omit({ find: true }).partial().shape;
const request = { organisationId: id, requestId: id };
const decision = { ...request, ...inputsOf(accessDecisionFields) };

/** Asking for access, deciding on it, inviting a chain partner (R2, R4, R8). */
export const accessActions = {
  'access.open': z.strictObject({}),
  'access.choose': z.strictObject({ ...inputsOf(chooseFields), ...kept, seek }),
  'access.back': z.strictObject({ organisationId: id, ...values }),
  'access.request': z.strictObject({ organisationId: id, formId: id, ...values, seek }),
  'access.view': z.strictObject(request),
  'access.withdraw': z.strictObject(request),
  'access.approve': z.strictObject(decision),
  'access.reject': z.strictObject(decision),
  'access.list': z.strictObject({ after: place }),
  'invitation.open': z.strictObject({}),
  'invitation.send': z.strictObject({
    formId: id,
    ...inputsOf(invitationFields),
    seek,
  }),
  'invitation.list': z.strictObject({ after: place }),
  'invitation.revoke': z.strictObject({ organisationId: id, invitationId: id }),
} as const;
