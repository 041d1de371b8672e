import { calmUses, urgencyWords } from './urgency-words';

/**
 * M3: the words in a text that speak of urgency, as typed, in order, each once. Words that are denied ("niet
 * dringend"), released ("hoeft niet direct") or ordinary ("direct na het ontbijt") are left out – but not in a question:
 * "is dit niet dringend?" asks for attention. In doubt a word counts: the sender can state that it is not urgent.
 */
export function findUrgentWords(text: string): string[] {
  const composed = text.normalize('NFC');
  const left = calm.reduce((rest, use) => rest.replace(use, blankUnlessAsked), composed);
  const found = new Map<string, string>();
  for (const [word] of left.matchAll(urgent)) {
    const key = word.toLowerCase();
    if (!found.has(key)) found.set(key, word);
  }
  return [...found.values()];
}

const whiteSpace = '[^\\S\\n]+';
const gap = '(?:[^\\S\\n]|-)+';

/** Longest first, so that "spoedeisende hulp" is found as a whole. */
function alternatives(words: readonly string[]): string {
  const sorted = [...words].sort((one, other) => other.length - one.length);
  const patterns = sorted.map((word) => word.replaceAll('.', '\\.').replaceAll(' ', whiteSpace));
  return `(?:${patterns.join('|')})`;
}

function whole(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern.replaceAll("'", "['’]")})(?![\\p{L}\\p{N}])`, 'giu');
}

const stated = alternatives(urgencyWords.stated);
const asked = alternatives(urgencyWords.asked);
const any = alternatives([...urgencyWords.stated, ...urgencyWords.asked]);

const urgent = whole(any);

const calm = calmUses.map((use) =>
  whole(
    use
      .replaceAll(' ?', '\\s*')
      .replaceAll(' ', gap)
      .replaceAll('STATED', stated)
      .replaceAll('ASKED', asked)
      .replaceAll('ANY', any),
  ),
);

/** Replaces a calm use by as many bars, unless its clause ends in a question mark. */
function blankUnlessAsked(found: string, ...rest: unknown[]): string {
  const whole = rest.findLast((part) => typeof part === 'string') ?? '';
  const offset = rest.findLast((part) => typeof part === 'number') ?? 0;
  const following = whole.slice(offset + found.length);
  return /^[^.,;:!?\n]*\?/.test(following) ? found : '|'.repeat(found.length);
}
