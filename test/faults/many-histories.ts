import { runHistory } from './history';
import type { HistoryFigures } from './judge-history';

/** The sums of many histories. */
export interface Sums extends Omit<HistoryFigures, 'wrong'> {
  histories: number;
  seconds: number;
  /** Seed and sentence of everything that was wrong. */
  wrong: string[];
}

/** Runs the histories of these seeds and adds them up. */
export async function runHistories(first: number, count: number): Promise<Sums> {
  const started = performance.now();
  const sums: Sums = {
    histories: 0,
    acknowledged: 0,
    lost: 0,
    shown: 0,
    duplicates: 0,
    unclear: 0,
    visible: 0,
    digests: 0,
    digestsTwice: 0,
    reminders: 0,
    remindersTwice: 0,
    aroundChange: 0,
    overtaken: 0,
    done: 0,
    failed: 0,
    unknown: 0,
    open: 0,
    storeFaults: 0,
    teamsFaults: 0,
    crashes: 0,
    seconds: 0,
    wrong: [],
  };
  for (let seed = first; seed < first + count; seed += 1) {
    const { wrong, ...figures } = await runHistory(seed).catch((error: unknown): never => {
      throw new Error(`seed ${seed}: the history itself failed`, { cause: error });
    });
    sums.histories += 1;
    for (const name of Object.keys(figures) as (keyof typeof figures)[]) sums[name] += figures[name];
    sums.wrong.push(...wrong.map((sentence) => `seed ${seed}: ${sentence}`));
  }
  sums.seconds = Math.round((performance.now() - started) / 1_000);
  return sums;
}

/** Prints the figures, and expects what must hold of any number of histories. */
export function expectNothingLost(sums: Sums): void {
  process.stdout.write(`histories: ${JSON.stringify(sums)}\n`);
  expect(sums.wrong).toEqual([]);
  expect(sums.lost).toBe(0);
  expect(sums.overtaken).toBe(0);
  expect(sums.duplicates).toBeLessThanOrEqual(sums.unclear);
  // The histories were not empty: something was sent, failed, crashed and could not be delivered.
  const { acknowledged, storeFaults, teamsFaults, crashes, visible, digests, reminders, aroundChange, done } = sums;
  for (const figure of [
    acknowledged,
    storeFaults,
    teamsFaults,
    crashes,
    visible,
    digests,
    reminders,
    aroundChange,
    done,
  ])
    expect(figure).toBeGreaterThan(0);
}
