import type { ConsentText } from './consent';
import type { TermSettings } from './deadline';
import type { Language } from './language';

/** What a region decides for itself; everything else is the same everywhere. */
export interface Region {
  /** The region's name, as its users know it. */
  name: string;
  /** G1: local time of the digest, `HH:mm`, for teams that have not chosen their own. */
  digestTime: string;
  terms: TermSettings;
  /**
   * How many days a closed request for a network (N5) and an untouched start of one keep the client's
   * details; then these are removed (ADR 0013).
   */
  retentionDays: number;
  /** C1: the standard text, a file per language that a region can replace. */
  consent: Record<Language, ConsentText>;
  /** H2: e-mail address of the data protection officer (FG). */
  dpo: string;
  /** H3: where technical questions go when the contact person cannot help: address or telephone, as shown. */
  helpDesk: string;
}
