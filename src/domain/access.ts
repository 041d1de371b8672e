import { levelsOf, type Level, type OrganisationKind, type Staff } from './directory';
import { rightsOf } from './rights';
import { homeAddress } from './work-email';

/** What an account manager gives: a level or role, and apart from it the medical-data tick (R2). */
export interface Grant {
  level: Level;
  medicalData: boolean;
}

/** A human behind an account: the account's id with every e-mail address known of it. */
export interface Human {
  personId: string;
  emails: readonly (string | null)[];
}

/**
 * R2: may this place give that level or role, with or without the medical-data tick? Only an
 * active account manager (R1), only a level the organisation's kind knows. In a practice level A
 * and the tick are given by a level A; a partner's tick by its hoofd-zorgverlener. `kind` is that
 * of the organisation in which it is given: another one only for a chain partner without an
 * account manager of its own, whom the inviting practice lets in (R8).
 */
export function mayGive(
  manager: Staff,
  level: Level,
  medicalData: boolean,
  kind: OrganisationKind = manager.organisationKind,
): boolean {
  if (!rightsOf(manager).staff || !levelsOf(kind).includes(level)) return false;
  const onlyByLevelA = level === 'A' || (kind === 'practice' && medicalData);
  return !onlyByLevelA || manager.level === 'A';
}

/** The levels or roles this account manager can offer, without the tick (R2). */
export function levelsToGive(manager: Staff, kind: OrganisationKind = manager.organisationKind): Level[] {
  return levelsOf(kind).filter((level) => mayGive(manager, level, false, kind));
}

/** Whether the medical-data tick can be offered at all by this account manager (R2). */
export function mayGiveMedicalData(manager: Staff, kind: OrganisationKind = manager.organisationKind): boolean {
  return levelsOf(kind).some((level) => mayGive(manager, level, true, kind));
}

/**
 * R2: may this place decide on a request that is for `organisationId` to decide? Only an active
 * account manager of that organisation, and never on the request of the same human, also not
 * from a second account.
 */
export function mayDecide(manager: Staff, self: Human, organisationId: string, requester: Human): boolean {
  return manager.organisationId === organisationId && rightsOf(manager).staff && !sameHuman(self, requester);
}

/**
 * R2: the same human, as far as accounts show it: the same account, the same object id in another
 * tenant, or an e-mail address in common (capitals, a `+tag` and the guest form
 * `name_domain#EXT#@…` make no difference). Two accounts that share none of these cannot be told
 * from two people.
 */
export function sameHuman(one: Human, other: Human): boolean {
  if (objectIdOf(one.personId) === objectIdOf(other.personId)) return true;
  const addresses = new Set(one.emails.flatMap(mailbox));
  return other.emails.flatMap(mailbox).some((address) => addresses.has(address));
}

/** The object id within a person's id (tenant, dot, object id). */
function objectIdOf(personId: string): string {
  return personId.slice(personId.lastIndexOf('.') + 1).toLowerCase();
}

/** The mailbox an address leads to, whatever its capitals, tag or guest form; none for a missing or empty one. */
export function mailbox(email: string | null): string[] {
  const typed = (email ?? '').normalize('NFKC').trim().toLowerCase();
  const [local = '', domain] = homeAddress(typed).split('@');
  if (local === '' || domain === undefined || domain === '') return [];
  return [`${local.replace(/\+.*$/, '')}@${domain}`];
}
