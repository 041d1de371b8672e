import type { Instant } from '../domain/instant';
import type { Texts } from '../texts';
import { clock } from '../texts/moments';

/** Until when a slip can be taken back: "Ongedaan maken kan tot 14:32." */
export function undoLine(texts: Texts, zone: string, until: Instant | undefined): string | undefined {
  return until === undefined ? undefined : texts.undo.until(clock(texts.language, zone, until));
}
