import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, say } from './measure';

const root = join(__dirname, '../..');
/** How long a program is left alone after its start, in milliseconds. */
const idleMs = 5_000;
const starts = 3;

/** (e) Memory of the bot's own program, idle, beside the bare stack. Both are built by `npm run bench`. */
export async function measureMemory(folder: string): Promise<void> {
  const [bot, bare]: [number[], number[]] = [[], []];
  for (let start = 0; start < starts; start += 1) {
    bot.push(await idleMemory(join(root, 'dist', 'main.js'), join(folder, `memory${start}`)));
    bare.push(await idleMemory(join(__dirname, 'bare.js'), folder));
  }
  const [ours, theirs] = [quantile(bot), quantile(bare)];
  const figure = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
  say('Memory (RSS), idle for 5 s after the start');
  say(`  the bot ${figure(ours)}, the bare stack ${figure(theirs)}: ${(ours / theirs).toFixed(2)}×`);
}

async function idleMemory(program: string, data: string): Promise<number> {
  const child = fork(program, {
    execArgv: ['--require', join(__dirname, 'tell-memory.js')],
    env: {
      ...process.env,
      SCHAKEL_MODE: 'local',
      SCHAKEL_PAGES: '0',
      SCHAKEL_PORT: '0',
      SCHAKEL_DATA: data,
      SCHAKEL_LOG: 'info',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    await started(child.stderr);
    await sleep(idleMs);
    const answered = once(child, 'message', { signal: AbortSignal.timeout(5_000) });
    child.send('memory');
    const [rss] = (await answered) as [number];
    return rss;
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

async function started(output: NodeJS.ReadableStream | null): Promise<void> {
  let told = '';
  for await (const data of output ?? []) {
    told += String(data);
    if (told.includes('started')) return;
  }
  throw new Error(told);
}
