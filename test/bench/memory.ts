import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, say, keep } from './measure';
import { startProgram } from './served';

/** How long a program is left alone after its start, in milliseconds. */
const idleMs = 5_000;
const starts = 3;

/** (f) Memory of the bot's own program, idle, beside the bare stack. Both are built by `npm run bench`. */
export async function measureMemory(folder: string): Promise<void> {
  const [bot, bare]: [number[], number[]] = [[], []];
  for (let start = 0; start < starts; start += 1) {
    bot.push(await idleMemory(join(__dirname, '..', 'main.js'), join(folder, `memory${start}`)));
    bare.push(await idleMemory(join(__dirname, 'bare.js'), folder));
  }
  const [ours, theirs] = [quantile(bot), quantile(bare)];
  const figure = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
  keep('memory', { ratio: ours / theirs, ours, baseline: theirs });
  say('\nMemory (RSS), idle for 5 s after the start');
  say(`  ${(ours / theirs).toFixed(2)}×: the bot ${figure(ours)}, the bare stack ${figure(theirs)}`);
}

async function idleMemory(program: string, data: string): Promise<number> {
  const local = { SCHAKEL_MODE: 'local', SCHAKEL_PAGES: '0', SCHAKEL_PORT: '0', SCHAKEL_DATA: data };
  const { uses, stop } = await startProgram(program, [], { ...local, SCHAKEL_LOG: 'info' });
  try {
    await sleep(idleMs);
    return (await uses()).rss;
  } finally {
    await stop();
  }
}
