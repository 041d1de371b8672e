import { reader, type TextRead } from './reader';
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

function wordsOf(findings: TextRead['findings'], kinds: readonly string[]): string[] {
  const words = findings.filter(({ kind }) => kinds.includes(kind)).map((each) => each.words);
  const small = words.map((each) => each.toLowerCase());
  return words.filter((_, index) => small.indexOf(small[index] ?? '') === index);
}
