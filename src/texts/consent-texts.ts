import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsentText } from '../domain/consent';
import { wrongInName } from '../domain/person-name';
import { isPlain } from '../domain/plain-text';
import { languages, type Language } from '../domain/language';

/**
 * C1: reads the standard consent text of each language from `<folder>/<language>.md`: a head
 * with `version:` between two lines `---`, then the text. A region replaces the files.
 * @throws Error with one sentence when a file is missing or has no version or text
 */
export function readConsentTexts(folder: string): Record<Language, ConsentText> {
  const read = languages.map((language) => [language, readConsentText(join(folder, `${language}.md`), language)]);
  return Object.fromEntries(read) as Record<Language, ConsentText>;
}

function readConsentText(file: string, language: Language): ConsentText {
  let content: string;
  try {
    content = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    throw new Error(`The consent text ${file} cannot be read; put it there or name another folder.`);
  }
  const [, version, text] = /^---\nversion: *([^\n]+)\n---\n([\s\S]+)$/.exec(content) ?? [];
  if (version === undefined || text === undefined || text.trim() === '') {
    throw new Error(`The consent text ${file} must begin with "---", "version: …", "---" and then have a text.`);
  }
  // The text is kept and hashed as it stands, so what cannot be shown is refused, not taken out.
  const wrong = wrongInName(version.trim()) !== undefined || !isPlain(version) || !isPlain(text.replaceAll('\t', ' '));
  if (wrong)
    throw new Error(`The consent text ${file} must hold no invisible characters, and its version no Markdown.`);
  const body = text.trim();
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { version: version.trim(), language, text: body, sha256 };
}
