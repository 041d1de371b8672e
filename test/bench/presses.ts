import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { callers, load, type Kind, type Load } from './load';
import { keep, quantile, say } from './measure';
import { addNetwork, addPeople, measuredOn, sealed, together } from './region';
import { startProgram, type Program } from './served';

/** Networks of the reader, and threads to be answered, each once. */
const ownNetworks = 5;

type Baseline = 'echo' | 'echo with one durable insert';

/**
 * (a) Presses on the whole bot over HTTP, by 16 callers, beside turns of the same stack that only echo, and, for what
 * writes, beside such turns with one durable insert. Each program has a process of its own. In each round all are
 * measured once; the round counts the ratio.
 */
export async function measurePresses(
  folder: string,
  size: { rounds: number; presses: number },
  only: readonly string[] = [],
): Promise<void> {
  const file = join(folder, 'presses.db');
  await fill(file, (size.rounds + 1) * size.presses);
  const program = (name: string, ...args: string[]): Promise<Program> =>
    startProgram(join(__dirname, `${name}.js`), args);
  const [bot, echo, insert] = await Promise.all([
    program('whole', file),
    program('bare'),
    program('bare', join(folder, 'turns.db')),
  ]);
  // Who read at the same time are not the same person.
  const reader = { program: bot, someone: (number: number) => readers[number % callers]! };
  const writer = { program: bot, someone: () => people.south };
  const baselines: Record<Baseline, Kind> = {
    echo: { ...reader, program: echo, verb: 'echo', data: openedBy },
    'echo with one durable insert': { ...writer, program: insert, verb: 'echo', data: answerTo },
  };
  const all: (Kind & { baseline: Baseline })[] = [
    { ...reader, verb: 'home.open', data: () => ({}), baseline: 'echo' },
    { ...writer, verb: 'thread.open', data: openedBy, baseline: 'echo' },
    {
      ...writer,
      verb: 'network.open',
      data: (number) => ({ networkId: openedBy(number).networkId }),
      baseline: 'echo',
    },
    { ...reader, verb: 'thread.list', data: () => ({}), baseline: 'echo' },
    { ...writer, verb: 'thread.answer', data: answerTo, baseline: 'echo with one durable insert' },
  ];
  const measured = all.filter(({ verb }) => only.length === 0 || only.includes(verb));
  const taken = await rounds({ ...baselines, ...Object.fromEntries(measured.map((kind) => [kind.verb, kind])) }, size);
  say(`\nPresses by ${callers} callers: throughput as a share of the baseline's, the rest as a multiple (middle half)`);
  for (const { verb, baseline } of measured) tellLoad(taken, verb, baseline);
  await Promise.all([bot, echo, insert].map((each) => each.stop()));
}

/** Who read at the same time mostly read different things. */
export function openedBy(number: number): { networkId: string; threadId: string } {
  return { networkId: `seen${number % callers}`, threadId: `tseen${number % callers}` };
}

/** Of one team. */
const readers = Array.from({ length: callers }, (_, number) => someone(`lezer${number}`, 'thuiszorg'));

export async function fill(file: string, answers: number): Promise<void> {
  const store = openSqlite(file);
  await fillStore(store, answers);
  await store.close();
}

export async function fillStore(store: Store, answers: number): Promise<void> {
  const { deps } = measuredOn(sealed(store));
  await loadRegionNorth(store);
  for (const reader of readers) {
    await addStaff(store, 'home-care', reader, { organisation: 'thuiszorg', teams: ['thuiszorg.noord'] });
  }
  await addPeople(store, [...readers, people.south]);
  const asker = 'praktijk.team';
  for (let number = 0; number < ownNetworks; number += 1) {
    await addNetwork(deps, `own${number}`, { asker, addressee: 'thuiszorg.noord' });
  }
  for (let number = 0; number < callers; number += 1) {
    await addNetwork(deps, `seen${number}`, { asker, addressee: 'thuiszorg.zuid' });
  }
  await together(answers, (number) => addNetwork(deps, `south${number}`, { asker, addressee: 'thuiszorg.zuid' }));
}

export function answerTo(number: number): object {
  const thread = { networkId: `south${number}`, threadId: `tsouth${number}`, version: 1 };
  return { ...thread, text: 'De wond is schoon en wordt kleiner; er is geen roodheid meer.' };
}

/** The first round is not counted; each begins with another kind. */
async function rounds(
  kinds: Record<string, Kind>,
  size: { rounds: number; presses: number },
): Promise<Record<string, Load>[]> {
  const all = Object.entries(kinds);
  const taken: Record<string, Load>[] = [];
  for (let round = 0; round <= size.rounds; round += 1) {
    const loads: Record<string, Load> = {};
    const from = round % all.length;
    for (const [name, kind] of [...all.slice(from), ...all.slice(0, from)]) {
      loads[name] = await load(kind, round * size.presses, size.presses);
    }
    if (round > 0) taken.push(loads);
  }
  return taken;
}

/** Throughput as a share of the baseline's, the rest as a multiple of it; the spread is that of the middle half. */
function tellLoad(taken: Record<string, Load>[], name: string, baseline: Baseline): void {
  const of = (which: string, figure: keyof Load): number[] =>
    taken.map((round) => round[which]?.[figure] ?? Number.NaN);
  const ratios = (figure: keyof Load): number[] => {
    const theirs = of(baseline, figure);
    return of(name, figure).map((value, at) => value / (theirs[at] ?? Number.NaN));
  };
  const shares = ratios('perSecond');
  const between = [quantile(shares, 0.25), quantile(shares, 0.75)].map((each) => each.toFixed(2)).join('–');
  const [share, p99, cpu] = [quantile(shares), quantile(ratios('p99')), quantile(ratios('cpu'))];
  const figures = (which: string) => ({
    perSecond: quantile(of(which, 'perSecond')),
    p50: quantile(of(which, 'p50')),
    p99: quantile(of(which, 'p99')),
    cpu: quantile(of(which, 'cpu')),
  });
  const [ours, theirs] = [figures(name), figures(baseline)];
  keep(`press ${name}`, { ratio: share, between, p99Ratio: p99, cpuRatio: cpu, ours, theirs, baseline });
  const perSecond = `${ours.perSecond.toFixed(0)}/s of ${theirs.perSecond.toFixed(0)}/s`;
  const more = `p99 ${p99.toFixed(1)}×  CPU ${cpu.toFixed(1)}×`;
  say(
    `  ${`${share.toFixed(2)} (${between})`.padEnd(24)}${name.padEnd(16)}${more.padEnd(22)}${perSecond}  ${baseline}`,
  );
}
