import { join } from 'node:path';
import { people } from '../helpers/region-north';
import { callers, load, type Kind } from './load';
import { keep, say } from './measure';
import { answerTo, fill, openedBy } from './presses';
import { startProgram } from './served';

/** How many of each in a hundred. */
const mix = { 'thread.open': 45, 'network.open': 20, 'home.open': 15, 'thread.list': 10, 'thread.answer': 10 };
const parts = 20;

/** (i) Whether what the bot keeps in memory grows with what it did: over so many presses, beside the first twentieth of them. */
export async function measureSoak(folder: string, presses = 100_000): Promise<void> {
  const file = join(folder, 'soak.db');
  await fill(file, (presses * mix['thread.answer']) / 100);
  const program = await startProgram(join(__dirname, 'whole.js'), [file]);
  const reader = { program, someone: () => people.south };
  const data: Record<keyof typeof mix, Kind['data']> = {
    'thread.open': openedBy,
    'network.open': (number) => ({ networkId: openedBy(number).networkId }),
    'home.open': () => ({}),
    'thread.list': () => ({}),
    'thread.answer': answerTo,
  };
  say(`\nWhat the bot keeps over ${presses.toLocaleString('en')} presses by ${callers} callers`);
  const kept: { rss: number; heapUsed: number }[] = [];
  for (let part = 0; part < parts; part += 1) {
    for (const [verb, share] of Object.entries(mix) as [keyof typeof mix, number][]) {
      const count = (presses * share) / 100 / parts;
      await load({ ...reader, verb, data: data[verb] }, part * count, count);
    }
    const { rss, heapUsed } = await program.uses('keeps');
    kept.push({ rss, heapUsed });
  }
  await program.stop();
  keep('soak', { kept });
  for (const [what, name] of [
    ['rss', 'memory (RSS)'],
    ['heapUsed', 'heap'],
  ] as const) {
    const each = kept.map((usage) => usage[what] / 1_048_576);
    const ratio = (each.at(-1) ?? Number.NaN) / (each[0] ?? Number.NaN);
    say(`  ${ratio.toFixed(2)}×  ${name} after each twentieth: ${each.map((mb) => mb.toFixed(0)).join(', ')} MB`);
  }
}
