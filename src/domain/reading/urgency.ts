import { reader, type Finding } from './reader';
import english from './urgency.en.yaml';
import dutch from './urgency.nl.yaml';
import { readWordList } from './word-list';

/** What makes a text urgent (M3), each as typed and once: what it says of itself, and the danger signs it describes. */
export interface Urgency {
  said: string[];
  described: string[];
}

let read: ReturnType<typeof reader> | undefined;

/** M3: reads a text by the word lists beside this file, which are read at the first text. */
export function urgencyIn(text: string): Urgency {
  read ??= reader([dutch, english].map(readWordList));
  const { findings } = read(text);
  return { said: wordsOf(findings, ['says', 'asks']), described: wordsOf(findings, ['sign', 'illness']) };
}

/** Each once, without those that lie within a longer one. */
function wordsOf(findings: readonly Finding[], kinds: readonly string[]): string[] {
  const words = new Map<string, string>();
  let reached = 0;
  const found = findings.filter(({ kind }) => kinds.includes(kind));
  for (const each of found.sort((one, other) => one.start - other.start || other.end - one.end)) {
    const small = each.words.toLowerCase();
    if (each.end > reached && !words.has(small)) words.set(small, each.words);
    reached = Math.max(reached, each.end);
  }
  return [...words.values()];
}
