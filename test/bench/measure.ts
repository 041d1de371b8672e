import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Work with what must be there before it, which is not measured. */
export interface Side {
  run: (number: number) => Promise<unknown>;
  prepare?: (number: number) => Promise<unknown>;
}

/** What two pieces of work took in the same minutes: medians of the rounds, in milliseconds. */
export interface Compared {
  ours: number;
  baseline: number;
  /** The median of each round's own ratio, so that what slows the machine for a while falls out. */
  ratio: number;
  /** Half of the rounds are between these. */
  between: [number, number];
}

export interface Rounds {
  rounds: number;
  /** How often in each round; the round counts their average. */
  times: number;
}

/**
 * Measures two pieces of work side by side: in each round one after the other, and in the next in the other order,
 * since other work on the same machine comes and goes. The first round is not counted.
 */
export async function compare(ours: Side, baseline: Side, { rounds, times }: Rounds): Promise<Compared> {
  const taken: { ours: number; baseline: number }[] = [];
  let count = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const from = count;
    const first = round % 2 === 0 ? ours : baseline;
    const second = first === ours ? baseline : ours;
    const one = await average(first, from, times);
    const other = await average(second, from, times);
    count += times;
    if (round > 0) taken.push(first === ours ? { ours: one, baseline: other } : { ours: other, baseline: one });
  }
  const ratios = taken.map((each) => each.ours / each.baseline);
  return {
    ours: quantile(taken.map((each) => each.ours)),
    baseline: quantile(taken.map((each) => each.baseline)),
    ratio: quantile(ratios),
    between: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

async function average(side: Side, from: number, times: number): Promise<number> {
  for (let each = 0; each < times; each += 1) await side.prepare?.(from + each);
  const start = performance.now();
  for (let each = 0; each < times; each += 1) await side.run(from + each);
  return (performance.now() - start) / times;
}

/** The value below which this share of them is; the median by default. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** What `npm run bench` writes as JSON. */
const kept: Record<string, object> = {};

export function keep(what: string, figures: object): void {
  kept[what] = figures;
}

/** @returns where it is */
export function writeKept(): string {
  const file = join(__dirname, 'result.json');
  writeFileSync(file, `${JSON.stringify({ node: process.versions.node, at: new Date(), ...kept }, undefined, 2)}\n`);
  return file;
}

/** One line: how many times as much, what it is, ours, the baseline. */
export function tell(what: string, compared: Compared, more = ''): void {
  const { ours, baseline, ratio, between } = compared;
  keep(what, compared);
  const [low, high] = between.map((each) => each.toFixed(2));
  const times = `${ratio.toFixed(2)}× (${low ?? ''}–${high ?? ''})`;
  say(`  ${times.padEnd(24)}${what.padEnd(26)}${ms(ours)}${ms(baseline)}   ${more}`);
}

export function heading(title: string, ours: string, baseline: string): void {
  say(`\n${title}`);
  say(`  ${'ratio (middle half)'.padEnd(50)}${ours.padStart(14)}${baseline.padStart(14)}`);
}

function ms(value: number): string {
  return `${value.toFixed(value < 1 ? 3 : 2)} ms`.padStart(14);
}
