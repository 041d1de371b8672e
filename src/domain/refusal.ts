import type { OrganisationKind } from './directory';

/**
 * Every reason the bot gives for not doing something, as a value with what its sentence needs.
 * Each kind has a sentence in both languages; a missing one does not compile.
 * A refusal never carries contents (subject, text, client): it may be logged by its kind.
 */
export type Refusal =
  // Who may
  | { kind: 'no-access' }
  | { kind: 'no-contents' }
  | { kind: 'not-found' }
  | { kind: 'may-not-start'; organisationKind: OrganisationKind }
  | { kind: 'not-your-turn'; teamName: string }
  | { kind: 'only-asker' }
  /** M15: the ticked steps end the bot's own message (N4). */
  | { kind: 'ends-with-steps' }
  /** M13: only whoever wrote last adds to it. */
  | { kind: 'only-last-writer' }
  | { kind: 'not-contact-person' }
  // State
  /** `next`: how this reader can still ask something; a deputy cannot (A2). */
  | { kind: 'already-settled'; next: 'reopen' | 'write' | undefined }
  | { kind: 'not-settled' }
  /** M7: settling it leaves a question of the other side without an answer. */
  | { kind: 'question-open'; teamName: string }
  /** M12: nobody of an organisation that is away takes something up. */
  | { kind: 'own-team-away' }
  /** Ten minutes have passed since. */
  | { kind: 'undo-late' }
  /** Somebody else did it, or something happened since. */
  | { kind: 'undo-changed' }
  | { kind: 'network-closed' }
  | { kind: 'network-frozen' }
  | { kind: 'network-exists'; networkId: string; code: string }
  | { kind: 'network-exists-elsewhere'; practiceName: string; phone: string }
  /** N10: possibly the same client; for who is entitled to these networks. */
  | { kind: 'client-likely'; networkIds: string[] }
  | { kind: 'form-finished' | 'form-unread' }
  | { kind: 'busy' }
  /** The choices of a form were searched: it comes back, and nothing was done. */
  | { kind: 'looked-up' }
  // Consent
  | { kind: 'consent-not-confirmed' }
  | { kind: 'consent-text-changed' }
  | { kind: 'giver-missing' }
  | { kind: 'giver-name-missing' }
  | { kind: 'giver-name-unfit' }
  | { kind: 'form-missing' }
  | { kind: 'covers-missing' }
  | { kind: 'client-name-missing' }
  /** Digits, an e-mail address or nothing but signs. */
  | { kind: 'client-name-unfit' }
  | { kind: 'birth-date-invalid' }
  // Network
  | { kind: 'source-missing' }
  | { kind: 'reference-missing' }
  | { kind: 'not-attested' }
  | { kind: 'teams-missing' }
  | { kind: 'practice-missing' }
  | { kind: 'team-not-covered' }
  // Message
  | { kind: 'category-missing' }
  | { kind: 'team-missing' }
  | { kind: 'own-team-missing' }
  | { kind: 'subject-missing' }
  | { kind: 'subject-too-long'; max: number; length: number }
  | { kind: 'text-missing' }
  | { kind: 'text-too-long'; max: number; length: number }
  | { kind: 'bsn' }
  /** Named as one: it is refused whatever is stated. */
  | { kind: 'bsn-named' }
  | { kind: 'bsn-taken-out' }
  /** In a name: there is no statement that makes it one. */
  | { kind: 'bsn-in-name' }
  /** M3: what the text says, as typed. */
  | { kind: 'urgent'; words: string[]; phone: string; teamName: string }
  /** M3: the danger signs that the text describes without saying that it is urgent, as typed. */
  | { kind: 'danger'; words: string[]; phone: string; teamName: string }
  /** `seen`: the card has the button Gezien; `choose`: it is asked whether it is a question (M11). */
  | { kind: 'no-question'; seen: boolean; choose?: true }
  | { kind: 'answer-asks' }
  | { kind: 'asks-nothing-back' }
  /** M12: it keeps the answer for later. */
  | { kind: 'puts-off' }
  // Absence
  | { kind: 'not-absence-keeper' }
  | { kind: 'absence-from-invalid' }
  | { kind: 'absence-until-invalid' }
  | { kind: 'absence-reversed' }
  | { kind: 'absence-past' }
  | { kind: 'absence-too-long'; days: number }
  | { kind: 'absence-over' }
  | { kind: 'absence-overlaps'; from: string; until: string }
  | { kind: 'deputy-missing' }
  | { kind: 'deputy-name-missing' }
  | { kind: 'deputy-phone-missing' }
  | { kind: 'deputy-absent'; name: string; from: string; until: string }
  | { kind: 'deputy-circle'; names: string[] }
  | { kind: 'stands-in-for'; name: string; from: string; until: string }
  | { kind: 'not-reminder' }
  // A card in a chat whose reader may not see it any more
  | { kind: 'stands-in-no-more' }
  | { kind: 'sees-no-more' }
  // Steps (N3, N4, N7, N8)
  | { kind: 'step-of-practice' }
  | { kind: 'step-done' }
  | { kind: 'step-too-early' }
  | { kind: 'resident-declined' }
  | { kind: 'resident-takes-part' }
  | { kind: 'resident-reads-along' }
  | { kind: 'resident-added-before' }
  | { kind: 'resident-sees-more' }
  | { kind: 'reason-missing' }
  | { kind: 'reason-too-long'; max: number; length: number }
  // Requests for a network (N5)
  | { kind: 'request-decided' }
  | { kind: 'request-waits'; networkId: string; code: string }
  | { kind: 'request-of-other' }
  // Access
  | { kind: 'organisation-missing' }
  | { kind: 'function-missing' }
  | { kind: 'care-professional-missing' }
  | { kind: 'email-refused'; reason: 'not-an-address' | 'private' | 'other-domain' }
  | { kind: 'email-unexplained'; known: string }
  | { kind: 'change-unexplained' }
  | { kind: 'remark-too-long'; max: number; length: number }
  | { kind: 'no-manager'; organisationName: string }
  | { kind: 'own-request' }
  | { kind: 'not-manager' }
  | { kind: 'request-closed' }
  | { kind: 'requester-left' }
  | { kind: 'level-missing' }
  | { kind: 'may-not-give' }
  | { kind: 'rejection-reason-missing' }
  | { kind: 'may-not-invite' }
  | { kind: 'partner-missing' }
  | { kind: 'phone-missing' }
  | { kind: 'invited-name-missing' }
  | { kind: 'invited-name-unfit' }
  | { kind: 'not-told' }
  | { kind: 'invited-already' }
  | { kind: 'invitation-closed' }
  | { kind: 'team-gone' }
  | { kind: 'last-manager' }
  // Endings (N9, C4)
  | { kind: 'practice-closes' }
  | { kind: 'practice-need-not-ask' }
  | { kind: 'closing-asked' }
  | { kind: 'open-items-changed' }
  | { kind: 'open-items-unconfirmed' }
  // Staff (R2, R5, R7)
  | { kind: 'own-account' }
  | { kind: 'account-inactive' }
  | { kind: 'account-changed' }
  | { kind: 'not-in-team'; teamName: string }
  | { kind: 'successor-twice'; teamName: string }
  // Card
  | { kind: 'unknown-action' }
  | { kind: 'form-invalid' };

export type RefusalKind = Refusal['kind'];

/**
 * Refusals because of who someone is, not of what was typed or of how things stand: what NEN 7513
 * wants on record as access refused. `not-found` is one: it is what strangers are told (R6).
 */
const accessRefusals: ReadonlySet<RefusalKind> = new Set([
  'no-access',
  'no-contents',
  'not-found',
  'may-not-start',
  'not-your-turn',
  'only-asker',
  'only-last-writer',
  'not-contact-person',
  'network-frozen',
  'not-absence-keeper',
  'not-reminder',
  'step-of-practice',
  'request-of-other',
  'own-request',
  'not-manager',
  'may-not-give',
  'may-not-invite',
  'practice-closes',
  'own-account',
]);

/** M3: whether it is refused because one calls for it. */
export function meansCall<R extends { kind: string }>(
  refusal: R | undefined,
): refusal is Extract<R, { kind: 'urgent' | 'danger' }> {
  return refusal?.kind === 'urgent' || refusal?.kind === 'danger';
}

export function refusesAccess(kind: RefusalKind): boolean {
  return accessRefusals.has(kind);
}
