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
  | { kind: 'not-contact-person' }
  // State
  | { kind: 'already-settled' }
  | { kind: 'not-settled' }
  | { kind: 'network-closed' }
  | { kind: 'network-frozen' }
  | { kind: 'network-exists'; networkId: string; code: string }
  | { kind: 'network-exists-elsewhere'; practiceName: string; phone: string }
  | { kind: 'form-finished' }
  | { kind: 'busy' }
  // Consent
  | { kind: 'consent-not-confirmed' }
  | { kind: 'consent-text-changed' }
  | { kind: 'giver-missing' }
  | { kind: 'giver-name-missing' }
  | { kind: 'form-missing' }
  | { kind: 'covers-missing' }
  | { kind: 'client-name-missing' }
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
  | { kind: 'subject-missing' }
  | { kind: 'subject-too-long'; max: number; length: number }
  | { kind: 'text-missing' }
  | { kind: 'text-too-long'; max: number; length: number }
  | { kind: 'bsn' }
  | { kind: 'urgent'; words: string[]; phone: string; teamName: string }
  | { kind: 'no-question' }
  // Card
  | { kind: 'unknown-action' }
  | { kind: 'form-invalid' };

export type RefusalKind = Refusal['kind'];
