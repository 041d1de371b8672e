import { quantile, say } from '../measure';
import { readings } from './readings';

const length = 20_000;

/** What a careless rule would read again and again. */
const pieces = [
  ...['a', ' ', '-', '1', '1 ', '1-', '.', 'ё', 'niet ', 'geen ', 'spoed ', 'als ', 'direct na ', 'bedankt voor '],
  ...['RR 120/80 ', 'sat 8', 'niet als geen spoed, ', 'pijn op de ', 'kan u ', 'ter info ', 'ZD1', '06 1', '12.', 'x@'],
  'Mw. heeft geen pijn op de borst, wel benauwd bij traplopen. Kunt u direct na het weekend bellen? ',
];

const first = (text: string): { name: string; birthDate: string } => ({ name: text, birthDate: '1944-03-12' });

const measured: Record<string, (text: string) => unknown> = {
  ...{ urgent: readings.urgent, danger: readings.danger, acts: readings.acts, bsn: readings.holdsBsn },
  email: (text) => readings.email(text, []),
  clients: (text) => readings.clients(first(text), first(`${text}b`)),
};

/** The slowest of the texts of 20,000 characters, in milliseconds: the median of five rounds. */
export function tellTimes(): void {
  say(`\nTime for ${length} characters, the slowest of ${pieces.length} texts (ms)`);
  for (const [name, reads] of Object.entries(measured)) {
    const slowest = pieces
      .map((piece) => ({ piece, ms: timeOf(reads, piece.repeat(length).slice(0, length)) }))
      .reduce((one, other) => (other.ms > one.ms ? other : one));
    say(`  ${name.padEnd(10)}${slowest.ms.toFixed(1).padStart(8)}  ${JSON.stringify(slowest.piece)}`);
  }
}

function timeOf(reads: (text: string) => unknown, text: string): number {
  const taken = Array.from({ length: 5 }, () => {
    const start = performance.now();
    reads(text);
    return performance.now() - start;
  });
  return quantile(taken);
}
