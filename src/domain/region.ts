import type { ConsentText } from './consent';
import type { TermSettings } from './deadline';

export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a region decides for itself; everything else is the same everywhere. */
export interface Region {
  terms: TermSettings;
  /** C1: the standard text, a file per language that a region can replace. */
  consent: Record<Language, ConsentText>;
}
