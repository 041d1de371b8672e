import { say } from '../measure';
import { halves, languages, readAddresses, readClients, readNumbers, readSentences } from './corpora';
import type { Half, Language } from './corpora';
import { drawsFrom, fillIn, ordinaryNumbers } from './numbers';
import { actNames, readings } from './readings';
import { asShare, precisionOf, scoreOf, type Score } from './score';
import { tellTimes } from './time';

/**
 * `npm run bench:texts`: how well texts are read, by the labelled corpora of `test/corpora`. Not a test: nothing fails
 * on a figure. What is missed in the unseen half is only counted; `-- --show` lists it, once the lists are written.
 */
const shows = (half: Half): boolean => half === 'seen' || process.argv.includes('--show');

function tell(half: Half, what: string, figure: string, missed: readonly string[] = []): void {
  say(`  ${what.padEnd(42)}${figure}`);
  if (shows(half)) for (const text of missed) say(`      - ${JSON.stringify(text)}`);
}

const isUrgent = (text: string): boolean => readings.urgent(text).length > 0;
const isDanger = (text: string): boolean => readings.danger(text).length > 0;

function tellSentences(language: Language, half: Half): void {
  const { urgent, danger, difficult, ordinary, acts } = readSentences(language, half);
  const calm = [...ordinary, ...Object.values(acts).flat()];
  say(`\nHeld or not: ${language}, ${half}`);
  const tellKind = (name: string, texts: readonly string[], isFound: (text: string) => boolean): void => {
    const right = scoreOf(texts, isFound);
    const held = scoreOf(texts, (text) => isUrgent(text) || isDanger(text));
    const wrong = (others: readonly string[]): Score => scoreOf(others, (text) => !isFound(text));
    const [onDifficult, onCalm] = [wrong(difficult), wrong(calm)];
    tell(half, `${name}: recall`, `${asShare(right)}, held for either ${asShare(held)}`, right.missed);
    const figure = ({ missed, of }: Score): string =>
      `${precisionOf(right, missed.length)} (${missed.length} of ${of} held)`;
    tell(half, `${name}: precision, difficult calm`, figure(onDifficult), onDifficult.missed);
    tell(half, `${name}: precision, ordinary`, figure(onCalm), onCalm.missed);
  };
  tellKind('urgent by words', urgent, isUrgent);
  tellKind('danger signs', Object.values(danger).flat(), isDanger);
}

function tellActs(language: Language, half: Half): void {
  const { acts } = readSentences(language, half);
  const labelled = Object.entries(acts).flatMap(([names, texts]) =>
    texts.map((text) => ({ text, names: names.split(' ') })),
  );
  say(`\nWhat a text does: ${language}, ${half}`);
  for (const act of actNames) {
    const doing = labelled.filter(({ names }) => names.includes(act)).map(({ text }) => text);
    const others = labelled.filter(({ names }) => !names.includes(act)).map(({ text }) => text);
    const does = (text: string): boolean => readings.acts(text).includes(act);
    const [right, wrong] = [scoreOf(doing, does), scoreOf(others, (text) => !does(text))];
    tell(half, `${act}: recall`, asShare(right), right.missed);
    tell(half, `${act}: precision`, precisionOf(right, wrong.missed.length), wrong.missed);
  }
}

/** Each text so often, with other digits. */
const fillings = 20;

function tellNumbers(half: Half): void {
  const { bsn, ordinary } = readNumbers(half);
  const draw = drawsFrom(half === 'seen' ? 13 : 31);
  const filled = (texts: readonly string[]): Map<string, string> =>
    new Map(texts.flatMap((text) => Array.from({ length: fillings }, () => [fillIn(text, draw), text] as const)));
  const forms = (made: Map<string, string>, { missed }: Score): string[] => [
    ...new Set(missed.map((text) => made.get(text) ?? '')),
  ];
  say(`\nNumbers: ${half}`);
  const [refused, named] = [filled(bsn), filled(ordinary)];
  const right = scoreOf([...refused.keys()], readings.holdsBsn);
  tell(half, 'BSN: recall', asShare(right), forms(refused, right));
  const wrong = scoreOf([...named.keys()], (text) => !readings.holdsBsn(text));
  tell(half, 'named otherwise, passes: refused', `${wrong.missed.length} of ${wrong.of}`, forms(named, wrong));
  const plain = scoreOf(ordinaryNumbers(10_000, draw), (text) => !readings.holdsBsn(text));
  tell(half, 'ordinary: refused per 1,000', (plain.missed.length / 10).toFixed(1), plain.missed.slice(0, 20));
}

function tellAddresses(half: Half): void {
  say(`\nE-mail: ${half}`);
  for (const [expected, rows] of Object.entries(readAddresses(half))) {
    const answers = new Map(rows.map(([address, ...domains]) => [address, readings.email(address, domains)]));
    const isRight = (address: string): boolean =>
      expected === 'look-alike' ? answers.get(address) !== 'work' : answers.get(address) === expected;
    const right = scoreOf([...answers.keys()], isRight);
    tell(half, expected, asShare(right), right.missed);
  }
}

function tellClients(half: Half): void {
  say(`\nOne client or two: ${half}`);
  for (const [expected, rows] of Object.entries(readClients(half))) {
    const answers = new Map(
      rows.map(([one, other, born = '1944-03-12', otherBorn = born]) => [
        `${one} | ${other}`,
        readings.clients({ name: one, birthDate: born }, { name: other, birthDate: otherBorn }),
      ]),
    );
    const isRight = (pair: string): boolean => {
      const answer = answers.get(pair);
      return answer === expected || (expected === 'likely' && answer === 'same');
    };
    const right = scoreOf([...answers.keys()], isRight);
    tell(half, expected, asShare(right), right.missed);
  }
}

for (const half of halves) {
  for (const language of languages) tellSentences(language, half);
  for (const language of languages) tellActs(language, half);
  tellNumbers(half);
  tellAddresses(half);
  tellClients(half);
}
tellTimes();
