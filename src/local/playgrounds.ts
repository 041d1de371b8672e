import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonAddress } from './announce';
import { freePort } from './free-port';
import type { DemoPerson } from './people';
import { personalChatId, playgroundFile } from './playground-file';

/** How long one Playground may take before it counts as failed; alone on an idle machine it takes one second. */
const startLimitMs = 30_000;

/** How long a Playground gets to end by itself before it is ended hard. */
const endLimitMs = 2_000;

/**
 * Read by Node before the Playground itself. It would listen on every network address, open to the neighbours:
 * here it listens on this computer only. Ctrl-C reaches it too: it stays until we have delivered what is in hand. And
 * it ends as soon as its standard input closes, which the operating system does whatever way this process ends.
 */
const preload = `data:text/javascript,${encodeURIComponent(`
  import { Server } from 'node:net';
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (port, ...rest) {
    return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
  };
  process.on('SIGINT', () => {});
  process.stdin.on('close', () => process.exit(0)).resume();
`)}`;

export interface Playgrounds {
  addresses: PersonAddress[];
  /** Ends every Playground and waits until each is gone. */
  stop(): Promise<void>;
}

/**
 * Starts one Microsoft 365 Agents Playground per person, all talking to the bot at `botUrl`
 * (`http://127.0.0.1:3978/api/messages`), and waits until each answers. A busy port is replaced by the next free one,
 * told through `log`. Each person gets a sub-folder of `folder` for the Playground's own file and log.
 *
 * @throws Error with one Dutch sentence when one fails to start; the others have been ended then.
 */
export async function startPlaygrounds(options: {
  people: DemoPerson[];
  botUrl: string;
  folder: string;
  log: (line: string) => void;
}): Promise<Playgrounds> {
  const children: ChildProcess[] = [];
  const endAll = () => {
    for (const child of children) child.kill();
  };
  process.once('exit', endAll);
  const stop = async () => {
    process.removeListener('exit', endAll);
    await Promise.all(children.map(end));
  };
  try {
    const places = await portsFor(options.people, options.log);
    const addresses = await Promise.all(
      places.map(async ({ person, port }) => {
        const folder = join(options.folder, person.key);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, '.m365agentsplayground.yml'), playgroundFile(options.people, person));
        const child = start(folder, port, options.botUrl);
        children.push(child);
        await answered(child, port, person);
        return { key: person.key, url: `http://localhost:${port}` };
      }),
    );
    return { addresses, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function portsFor(people: DemoPerson[], log: (line: string) => void) {
  const given = new Set<number>();
  const places: { person: DemoPerson; port: number }[] = [];
  for (const person of people) {
    const port = await freePort(person.port, given);
    if (port !== person.port) log(`Poort ${person.port} is bezet; ${person.name} krijgt poort ${port}.`);
    given.add(port);
    places.push({ person, port });
  }
  return places;
}

function start(folder: string, port: number, botUrl: string): ChildProcess {
  const cli = require.resolve('@microsoft/m365agentsplayground/cli.js');
  const { NODE_OPTIONS: _debugging, ...environment } = process.env;
  return spawn(
    process.execPath,
    ['--import', preload, cli, '-e', botUrl, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: folder,
      // Standard input is the line by which the child notices that we are gone; its chatter is not shown.
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {
        ...environment,
        TEAMSAPPTESTER_BROWSER: 'none',
        // It reads proxy settings, and would send what is meant for the bot next door through a proxy.
        NO_PROXY: 'localhost,127.0.0.1',
        no_proxy: 'localhost,127.0.0.1',
      },
    },
  );
}

/** Resolves when the page answers; rejects when the process ends first or takes too long. */
async function answered(child: ChildProcess, port: number, person: DemoPerson): Promise<void> {
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code) => (ended = `gestopt met code ${code ?? 'onbekend'}`));
  const limit = performance.now() + startLimitMs;
  while (performance.now() < limit) {
    if (ended !== undefined) break;
    if (await answers(port, person)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const why = ended ?? `geen antwoord binnen ${startLimitMs / 1000} seconden`;
  throw new Error(`De pagina van ${person.name} (poort ${port}) start niet: ${why}.`);
}

/** The page answers before the file is read, and a wrong file ends it only then: so the connector side is asked. */
async function answers(port: number, person: DemoPerson): Promise<boolean> {
  const members = `http://127.0.0.1:${port}/_connector/v3/conversations/${personalChatId(person)}/members`;
  try {
    return (await fetch(members, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const hard = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  await gone;
  clearTimeout(hard);
}
