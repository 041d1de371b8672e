import { absenceFields } from '../../src/forms/absence';
import { accessFields } from '../../src/forms/access';
import { accessDecisionFields } from '../../src/forms/access-decision';
import { closingMessageFields } from '../../src/forms/closing-message';
import { closingFields } from '../../src/forms/closing';
import { consentFields } from '../../src/forms/consent';
import { declineFields } from '../../src/forms/decline';
import { extensionFields } from '../../src/forms/extension';
import { invitationFields } from '../../src/forms/invitation';
import { messageFields } from '../../src/forms/message';
import { networkFields } from '../../src/forms/network';
import { requestFields } from '../../src/forms/request';
import { requestDecisionFields } from '../../src/forms/request-decision';
import { colleagueFields, leavingFields } from '../../src/forms/staff';

/** Each form by the verb that it posts. */
const forms = {
  'absence.record': absenceFields,
  'access.approve': accessDecisionFields,
  'access.request': accessFields,
  'closing.send': closingMessageFields,
  'consent.extend-confirm': extensionFields,
  'invitation.send': invitationFields,
  'network.close-confirm': closingFields,
  'request.accept': requestDecisionFields,
  'request.send': requestFields,
  'staff.change': colleagueFields,
  'staff.deactivate': leavingFields,
  'start.consent': consentFields,
  'start.message': messageFields,
  'start.network': networkFields,
  'step.decline': declineFields,
  'thread.send': messageFields,
} as const;

export const formVerbs = Object.keys(forms) as (keyof typeof forms)[];

/** The only thing done for a field more: a line in the table of its form. Import this before anything of the bot. */
for (const fields of Object.values(forms)) {
  Object.assign(fields, { more: { kind: 'text', label: () => 'Nog iets' } });
}
