import { cleanText } from './plain-text';

/** Longest name shown, in characters. */
const nameMax = 80;

/**
 * A person's name as it is kept: one line of at most 80 characters, cleaned as typed text is, and
 * without what Markdown, mentions or addresses are made of. Names stand in choices and buttons,
 * which Teams reads as Markdown; "[Jan](https://…)" would be a link there.
 */
export function cleanName(raw: string): string {
  const plain = cleanText(raw)
    .replace(/[[\]<>{}*_`~|\\#$]/g, '')
    .replace(/:\/\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(plain).slice(0, nameMax).join('').trim();
}
