import type { Language } from './language';
import type { Instant } from './instant';

export const consentGivers = ['client', 'legal-representative', 'informal-carer'] as const;
export type ConsentGiver = (typeof consentGivers)[number];
export const consentForms = ['oral', 'written'] as const;
export type ConsentForm = (typeof consentForms)[number];

/** C1: the standard text as it was shown: version, language, the exact words and their SHA-256 (hex). */
export interface ConsentText {
  version: string;
  language: Language;
  text: string;
  sha256: string;
}

/** C1, C2: what is kept with each consent. */
export interface Consent {
  text: ConsentText;
  givenBy: ConsentGiver;
  /** C2: required unless the client gave it; empty then. */
  giverName: string;
  form: ConsentForm;
  recordedBy: string;
  recordedByOrganisation: string;
  recordedAt: Instant;
  /** Organisation ids it covers, the recorder's own among them. */
  covers: string[];
}
