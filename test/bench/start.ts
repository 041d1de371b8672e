import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, say, keep } from './measure';
import { startProgram } from './served';

/** How long a program is left alone after its start, in milliseconds. */
const idleMs = 5_000;
const starts = 5;

/**
 * (f) The start of the bot's own program, beside loading the two packages of the SDK; and its memory, idle, beside the
 * bare stack. All are built by `npm run bench`.
 */
export async function measureStart(folder: string): Promise<void> {
  const taken: Record<'bot' | 'sdk' | 'bare', Start[]> = { bot: [], sdk: [], bare: [] };
  for (let start = 0; start < starts; start += 1) {
    taken.bot.push(await startOf(join(__dirname, '..', 'main.js'), join(folder, 'data')));
    taken.sdk.push(await startOf(join(__dirname, 'sdk.js'), folder));
    taken.bare.push(await startOf(join(__dirname, 'bare.js'), folder));
  }
  say('\nThe start, and the memory (RSS) idle for 5 s after it');
  tellRatio('ready, CPU time', taken.bot, taken.sdk, 'loading the SDK', ({ cpu }) => [cpu / 1_000, 'ms']);
  tellRatio('ready, by the clock', taken.bot, taken.sdk, 'loading the SDK', ({ ready }) => [ready, 'ms']);
  tellRatio('memory', taken.bot, taken.bare, 'the bare stack', ({ rss }) => [rss / 1_048_576, 'MB']);
}

/** Until it was ready, by the clock in milliseconds and in CPU time (microseconds); memory in bytes. */
interface Start {
  ready: number;
  cpu: number;
  rss: number;
}

function tellRatio(
  what: string,
  bot: Start[],
  other: Start[],
  name: string,
  of: (start: Start) => [number, string],
): void {
  const [ours, theirs] = [bot, other].map((starts) => quantile(starts.map((start) => of(start)[0]))) as [
    number,
    number,
  ];
  const unit = of(bot[0] as Start)[1];
  keep(`start, ${what}`, { ratio: ours / theirs, ours, baseline: theirs });
  say(
    `  ${(ours / theirs).toFixed(2)}×  ${what}: the bot ${ours.toFixed(0)} ${unit}, ${name} ${theirs.toFixed(0)} ${unit}`,
  );
}

async function startOf(program: string, data: string): Promise<Start> {
  const local = { SCHAKEL_MODE: 'local', SCHAKEL_PAGES: '0', SCHAKEL_PORT: '0', SCHAKEL_DATA: data };
  const from = performance.now();
  const { uses, stop } = await startProgram(program, [], { ...local, SCHAKEL_LOG: 'info' });
  const ready = performance.now() - from;
  try {
    const { cpu } = await uses();
    await sleep(idleMs);
    return { ready, cpu, rss: (await uses()).rss };
  } finally {
    await stop();
  }
}
