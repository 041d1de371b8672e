import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/local/free-port';
import { demoPeople } from '../../src/local/people';

/** How long the program may take to end by itself. */
const stopLimitMs = 30_000;
/** A fresh clone would still install here; built and installed it takes some seconds. */
const startLimitMs = 120_000;

export interface RunningSchakel {
  /** The page of each demo person, by key (`gp`, `district-nurse`, …), as printed. */
  pages: ReadonlyMap<string, string>;
  /** Where the bot itself listens. */
  botPort: number;
  /** All it printed so far. */
  output(): string;
  /** What Ctrl-C does; resolves with the exit code when all has ended, and removes the data. */
  stop(): Promise<number | null>;
}

export interface StartOptions {
  /** Where the data of an earlier start is, to go on with it; without, a new folder that is removed at the end. */
  keep?: string;
  /** Another port than a free one. */
  port?: number;
}

/**
 * Starts the program as `npm start` does (`-- --reset` unless data is kept), with data of its own and a free port, and
 * waits for the line "Klaar". Rejects with what was printed when it ends before.
 */
export async function startSchakel(options: StartOptions = {}): Promise<RunningSchakel> {
  const data = options.keep ?? mkdtempSync(join(tmpdir(), 'schakel-data-'));
  const botPort = options.port ?? (await freePort(34_978, new Set()));
  const reset = options.keep === undefined ? ['--reset'] : [];
  const args = ['scripts/start.mjs', '--no-open', ...reset, '--port', String(botPort)];
  const child = spawn(process.execPath, args, {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SCHAKEL_DATA: data },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    // Its pipes may be held by what it started: the tests go on without their end.
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
    }, stopLimitMs);
    const code = await ended;
    clearTimeout(giveUp);
    if (options.keep === undefined) rmSync(data, { recursive: true, force: true });
    return code;
  };
  try {
    await untilReady(child, () => text);
    return { pages: pagesIn(text), botPort, output: () => text, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  const limit = Date.now() + startLimitMs;
  while (!/^Klaar/m.test(output())) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${output()}`);
    if (Date.now() > limit) throw new Error(`Not ready in ${startLimitMs / 1000} s:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The line of each person begins with the address and then names them. */
function pagesIn(text: string): Map<string, string> {
  return new Map(
    demoPeople.map((person) => {
      const line = text.split('\n').find((one) => one.startsWith('http://') && one.includes(` ${person.name},`));
      const url = line?.split(' ')[0];
      if (url === undefined) throw new Error(`No address was printed for ${person.name}:\n${text}`);
      return [person.key, url] as const;
    }),
  );
}
