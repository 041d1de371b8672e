import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Server } from 'restify';

interface Usage {
  rss: number;
  heapUsed: number;
  cpu: number;
}

/** A program of the bench or the bot's own, in a process of its own. */
export interface Program {
  /** Where it listens, where it tells that. */
  port: number;
  /** Memory (RSS) and heap in bytes, and all CPU time since its start in microseconds; what it keeps: without garbage. */
  uses: (ask?: 'tell' | 'keeps') => Promise<Usage>;
  stop: () => Promise<void>;
}

/** In the program itself: listens, and tells it; ends in order, so that it can be profiled (`--cpu-prof`). */
export function tellPort(server: Server): void {
  process.once('SIGTERM', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => {
    process.stderr.write(`started, port ${server.address().port}\n`);
  });
}

/** Starts a program that `npm run bench` has built; resolves when it tells that it has started. */
export async function startProgram(path: string, args: string[] = [], env: object = {}): Promise<Program> {
  const child = fork(path, args, {
    execArgv: [...process.execArgv, '--require', join(__dirname, 'tell-usage.js')],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const uses: Program['uses'] = async (ask = 'tell') => {
    const answered = once(child, 'message', { signal: AbortSignal.timeout(5_000) });
    child.send(ask);
    return ((await answered) as [Usage])[0];
  };
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { port: await started(child.stderr), uses, stop };
}

async function started(output: NodeJS.ReadableStream | null): Promise<number> {
  let told = '';
  for await (const data of output ?? []) {
    told += String(data);
    if (told.includes('started')) return Number(/port (\d+)/.exec(told)?.[1] ?? 0);
  }
  throw new Error(told);
}
