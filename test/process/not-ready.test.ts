import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite';
import { startTeamsStandIn, type TeamsStandIn } from '../helpers/teams-stand-in';
import { buildPrograms, type Bot, type Programs } from './bot-process';
import { gp, nurse, postAs, sendsMessage, sharedNetwork } from './demo-presses';

let programs: Programs;
let teams: TeamsStandIn;
let bot: Bot;
let place: { networkId: string; team: string };

beforeEach(async () => {
  programs = await buildPrograms();
  teams = await startTeamsStandIn();
}, 60_000);
afterEach(async () => {
  bot.child.kill('SIGKILL');
  await teams.close();
  programs.dispose();
});

/** Starts it, with two people who have opened it and a network of theirs. */
async function start(settings?: NodeJS.ProcessEnv): Promise<void> {
  bot = await programs.start(settings);
  for (const person of [gp, nurse])
    await postAs(programs, teams, person, { type: 'installationUpdate', action: 'add' });
  const store = openSqlite(programs.database);
  place = await sharedNetwork(store);
  await store.close();
}

const sends = (token: string) => postAs(programs, teams, gp, sendsMessage(place.networkId, place.team, token));
const inChats = (token: string): boolean =>
  teams.activities(`chat-${nurse.key}`).some(({ body }) => JSON.stringify(body).includes(token));

interface Told {
  status: string;
  checks: Record<string, string>;
}

/** Asks until it says so: an answer counts for five seconds. */
async function untilReadyz(status: number): Promise<Told> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${programs.url}/readyz`);
    if (answer.status === status) return (await answer.json()) as Told;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`/readyz does not come to ${status}`);
}

/** A press that is answered with the sentence, whose code finds one line of the log. */
async function expectRefused(token: string, code: RegExp): Promise<void> {
  const { status, text } = await sends(token);
  expect([token, status, text]).toEqual([token, 200, expect.stringContaining('Er ging bij ons iets mis.')]);
  const [, press = ''] = /code ([2-9A-Z]{4})\./.exec(text) ?? [];
  const lines = bot
    .told()
    .split('\n')
    .filter((line) => line.includes(`"press":"${press}"`));
  expect(lines.map((line) => (JSON.parse(line) as { code?: string }).code)).toEqual([expect.stringMatching(code)]);
  expect(bot.told()).not.toContain(token);
}

/** The same of what is typed: the sentence comes in the chat. */
async function expectTypedRefused(): Promise<void> {
  const said = (): number =>
    teams.activities(`chat-${gp.key}`).filter(({ body }) => JSON.stringify(body).includes('Er ging bij ons iets mis.'))
      .length;
  const before = said();
  const { status } = await postAs(programs, teams, gp, { type: 'message', text: 'mijn netwerken' });
  expect([status, said()]).toEqual([200, before + 1]);
}

async function expectSent(token: string): Promise<void> {
  const { status, text } = await sends(token);
  expect([token, status, text]).toEqual([token, 200, expect.stringContaining('Verstuurd')]);
  await teams.waitFor(() => inChats(token), 20_000);
  await untilRecorded();
}

/** Until it stands in the database too what arrived: of a card in doubt the chat's others wait for its lease to run out. */
async function untilRecorded(): Promise<void> {
  const store = openSqlite(programs.database);
  while ((await store.query('cardsByState', 'pending', { limit: 1 })).items.length > 0)
    await new Promise((done) => setTimeout(done, 20));
  await store.close();
}

/** How long the bot's files may become from now on: the disk is full, without one that is, and without being root. */
function limitFiles(bytes: number | 'unlimited'): void {
  const { status } = spawnSync('prlimit', ['--pid', String(bot.child.pid), `--fsize=${bytes}:unlimited`]);
  expect(status).toBe(0);
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a disk on which nothing more can be written', () => {
  test.each<[string, () => number]>([
    ['full: files grow no more', () => statSync(`${programs.database}-wal`).size],
    ['that takes not a byte any more, as one that was made read-only', () => 0],
  ])(
    '%s: not ready, each press is told so, and all goes on once there is room',
    async (_, room) => {
      await start();
      await expectSent('ervoor');
      limitFiles(room());
      await expectRefused('vol-een', /^SQLITE_(?:FULL|IOERR)/);
      await expectTypedRefused();
      const { status, checks } = await untilReadyz(503);
      expect([status, checks]).toEqual([
        'not ready',
        { store: expect.stringMatching(/^SQLITE_/) as string, login: 'ok', jobs: 'ok' },
      ]);
      await expectRefused('vol-twee', /^SQLITE_(?:FULL|IOERR)/);
      limitFiles('unlimited');
      await untilReadyz(200);
      await expectSent('erna');
      expect([inChats('vol-een'), inChats('vol-twee')]).toEqual([false, false]);
      expect((await bot.stop()).status).toBe(0);
      expect(programs.operate('audit', 'verify').output).toContain('Nothing changed, nothing missing.');
    },
    60_000,
  );
});

describe('the database file', () => {
  const away = (): string => join(programs.folder, 'away.db');

  test('moved away under the bot: nothing is acknowledged until it is back, and then all goes on', async () => {
    await start();
    renameSync(programs.database, away());
    await expectRefused('weg', /^DATABASE_GONE$/);
    await expectTypedRefused();
    expect((await untilReadyz(503)).checks).toMatchObject({ store: 'DATABASE_GONE' });
    renameSync(away(), programs.database);
    await untilReadyz(200);
    await expectSent('terug');
    expect(inChats('weg')).toBe(false);
    expect((await bot.stop()).status).toBe(0);
    expect(programs.operate('audit', 'verify').output).toContain('Nothing changed, nothing missing.');
  }, 60_000);

  test.each<[string, () => void]>([
    [
      'removed',
      () => {
        ['', '-wal', '-shm'].forEach((end) => {
          rmSync(`${programs.database}${end}`);
        });
      },
    ],
    [
      'without its WAL',
      () => {
        rmSync(`${programs.database}-wal`);
      },
    ],
    [
      'replaced by a copy',
      () => {
        copyFileSync(programs.database, away());
        renameSync(away(), programs.database);
      },
    ],
  ])(
    '%s under the bot: each press is told so, and nothing goes out',
    async (_, harm) => {
      await start();
      const calls = teams.activities(`chat-${nurse.key}`).length;
      harm();
      await expectRefused('nergens', /^DATABASE_GONE$/);
      expect((await untilReadyz(503)).checks).toEqual({ store: 'DATABASE_GONE', login: 'ok', jobs: 'ok' });
      expect(teams.activities(`chat-${nurse.key}`)).toHaveLength(calls);
      expect((await bot.stop()).status).toBe(0);
    },
    60_000,
  );
});

test('a database that is read-only at the start: it is said in one sentence, and nothing is changed', async () => {
  await start();
  expect((await bot.stop()).status).toBe(0);
  const content = readFileSync(programs.database);
  chmodSync(programs.database, 0o444);
  chmodSync(dirname(programs.database), 0o555);
  chmodSync(programs.folder, 0o755);
  // Root may write everything.
  const { status, output } = programs.startInVain({}, process.getuid?.() === 0 ? { uid: 65_534 } : undefined);
  chmodSync(dirname(programs.database), 0o755);
  expect([status, output.trim().split('\n')]).toEqual([1, [expect.stringMatching(/cannot be opened \(SQLITE_/)]]);
  expect(readFileSync(programs.database).equals(content)).toBe(true);
}, 60_000);

/** A clock that is set by so many hours when the process is told to. */
const clock = `
  const Real = Date;
  let ms = 0;
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length === 0 ? [Real.now() + ms] : given)); }
    static now() { return Real.now() + ms; }
  };
  process.on('SIGUSR2', () => { ms += Number(process.env.CLOCK_HOURS) * 3_600_000; });
`;

test.each([-2, 2])(
  'the wall clock is set by %d hours: presses, deliveries, /readyz and /metrics go on',
  async (hours) => {
    const preload = join(programs.folder, 'clock.cjs');
    writeFileSync(preload, clock);
    await start({ NODE_OPTIONS: `--require ${preload}`, CLOCK_HOURS: String(hours) });
    const waiting = async (): Promise<string | undefined> => {
      const text = await (await fetch(`${programs.url}/metrics`)).text();
      return /^schakel_cards_waiting (\d+)$/m.exec(text.replaceAll('\r', ''))?.[1];
    };
    const [asked, before] = [performance.now(), await waiting()];
    await untilReadyz(200);
    bot.child.kill('SIGUSR2');
    await expectSent('na-de-sprong');
    // Somebody who has left is kept a card for, which the figures are to show.
    await postAs(programs, teams, nurse, { type: 'installationUpdate', action: 'remove' });
    const { text } = await sends('voor-wie-weg-is');
    expect(text).toContain('Verstuurd');
    while ((await waiting()) === before) {
      // What was counted before counts for ten seconds.
      if (performance.now() - asked > 30_000) throw new Error('/metrics stands still');
      await new Promise((done) => setTimeout(done, 200));
    }
    expect((await untilReadyz(200)).checks).toEqual({ store: 'ok', login: 'ok', jobs: 'ok' });
    expect(bot.told()).not.toMatch(/"level":(?:50|60)/);
    expect((await bot.stop()).status).toBe(0);
  },
  90_000,
);
