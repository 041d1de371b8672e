import { mailbox } from './access';
import type { Actor, Staff } from './directory';
import type { Instant } from './instant';
import { accept, refuse, type Outcome } from './outcome';
import { cleanName, nameRefusal } from './person-name';
import { rightsOf } from './rights';
import { isTelephone, shownTelephone } from './telephone';
import { bsnRefusalOf, type NotBsn } from './without-bsn';
import { checkWorkEmail } from './work-email';

/** What is kept of an invitation; that it lapsed is computed from the time. */
export const invitationStates = ['open', 'accepted', 'revoked'] as const;

export interface Invitation {
  state: (typeof invitationStates)[number];
  lapsesAt: Instant;
}

/** R8: the state at a moment; an invitation that was not used lapses after 30 days. */
export function invitationStateOf(invitation: Invitation, now: Instant): Invitation['state'] | 'lapsed' {
  return invitation.state === 'open' && now >= invitation.lapsesAt ? 'lapsed' : invitation.state;
}

/** R8: who invites on behalf of a practice: its account managers (level A, R1). */
export function invitingPlaces(actor: Actor): Staff[] {
  return actor.staff.filter((place) => place.organisationKind === 'practice' && rightsOf(place).staff);
}

/** What was typed on the form (R8). */
export interface InvitationValues {
  /** A known organisation's id, or empty for a new one. */
  organisation: string;
  newName: string;
  newPhone: string;
  name: string;
  email: string;
  told: string;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

export interface KnownPartner {
  organisationId: string;
  name: string;
  emailDomains: readonly string[];
}

export interface CheckedInvitation {
  /** Undefined: a new chain partner with this name and telephone. */
  known: KnownPartner | undefined;
  organisationName: string;
  phone: string;
  name: string;
  email: string;
}

/**
 * R8: organisation (one that is known, by choice or by its name typed again, or a new one with
 * the telephone number for urgent matters, M3), name, work address (R3), and the tick that the
 * partner was told. No BSN (M9). The invitation is for the mailbox, by which it is found again (R2).
 */
export function checkInvitation(
  values: InvitationValues,
  partners: readonly KnownPartner[],
): Outcome<CheckedInvitation> {
  const newName = cleanName(values.newName);
  const known = partners.find(({ organisationId, name }) =>
    values.organisation === '' ? nameKey(name) === nameKey(newName) : organisationId === values.organisation,
  );
  if (known === undefined && (values.organisation !== '' || nameKey(newName) === ''))
    return refuse({ kind: 'partner-missing' });
  const phone = shownTelephone(values.newPhone);
  if (known === undefined && !isTelephone(phone, 'chain-partner')) return refuse({ kind: 'phone-missing' });
  const name = cleanName(values.name);
  if (name === '') return refuse({ kind: 'invited-name-missing' });
  const email = checkWorkEmail(values.email, known?.emailDomains ?? []);
  if (!email.ok) return refuse({ kind: 'email-refused', reason: email.reason });
  const wrong =
    nameRefusal(name, { kind: 'invited-name-unfit' }) ?? bsnRefusalOf([newName, email.address], values.notBsn);
  if (wrong) return refuse(wrong);
  if (values.told !== 'true') return refuse({ kind: 'not-told' });
  const [invited = email.address] = mailbox(email.address);
  return accept({ known, organisationName: known?.name ?? newName, phone, name, email: invited });
}

/** What makes two names the same organisation: letters and digits, whatever the capitals, accents and signs. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
