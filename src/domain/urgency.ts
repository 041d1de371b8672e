import { calmUses, urgencyForms, urgencyWords } from './urgency-words';

/**
 * M3: the words in a text that speak of urgency, as typed, in order, each once; accents and capitals make no difference
 * ("METÉÉN", "spóéd"). Words that are denied ("niet dringend"), released ("hoeft niet direct") or ordinary ("direct na
 * het ontbijt") are left out – but not in a question: "is dit niet dringend?" asks for attention. In doubt a word
 * counts: a false alarm costs one tick, a miss may cost harm.
 */
export function findUrgentWords(text: string): string[] {
  const composed = text.normalize('NFC');
  const left = calm.reduce((rest, use) => rest.replace(use, blankUnlessAsked), plain(composed));
  const found = new Map<string, string>();
  for (const { 0: word, index } of left.matchAll(urgent)) {
    if (!found.has(word)) found.set(word, composed.slice(index, index + word.length));
  }
  return [...found.values()];
}

/** Small letters without accents, each where it stood: what would take more room than it had stays as it is. */
function plain(composed: string): string {
  return composed.replace(/[A-Z]|[^\p{ASCII}]/gu, (letter) => {
    const folded = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return folded.length === letter.length ? folded : letter;
  });
}

const whiteSpace = '[^\\S\\n]+';
const gap = '(?:[^\\S\\n]|-)+';

/** Longest first, so that "spoedeisende hulp" is found as a whole; the words before the forms. */
function alternatives(words: readonly string[], forms: readonly string[]): string {
  const sorted = [...words].sort((one, other) => other.length - one.length);
  const patterns = sorted.map((word) => word.replaceAll('.', '\\.'));
  return `(?:${[...patterns, ...forms].join('|')})`.replaceAll(' ?', '\\s*').replaceAll(' ', whiteSpace);
}

function whole(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern.replaceAll("'", "['’]")})(?![\\p{L}\\p{N}])`, 'gu');
}

const stated = alternatives(urgencyWords.stated, urgencyForms.stated);
const asked = alternatives(urgencyWords.asked, urgencyForms.asked);
const any = alternatives(
  [...urgencyWords.stated, ...urgencyWords.asked],
  [...urgencyForms.stated, ...urgencyForms.asked],
);

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
