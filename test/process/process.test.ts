import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import type { DemoPerson } from '../../src/local/people';
import { organisationOfTeam } from '../../src/store/partitions';
import { openSqlite } from '../../src/store/sqlite';
import { readAll } from '../../src/usecases/read-all';
import { startTeamsStandIn, type TeamsStandIn } from '../helpers/teams-stand-in';
import { sample } from '../store/sample';
import { buildPrograms, deployed, type Bot, type Programs } from './bot-process';
import { devDependencies, version } from '../../package.json';
import { gp, nurse, postAs, sendsMessage, sharedNetwork } from './demo-presses';

let programs: Programs;
let teams: TeamsStandIn;
let bot: Bot | undefined;

// Programs and data of its own for each test: what one opened does not stand in another's way.
beforeEach(async () => {
  programs = await buildPrograms();
  teams = await startTeamsStandIn();
}, 60_000);
afterEach(async () => {
  bot?.child.kill('SIGKILL');
  await teams.close();
  programs.dispose();
});

async function posts(person: DemoPerson, fields: Record<string, unknown>): Promise<unknown> {
  const { text } = await postAs(programs, teams, person, fields);
  return text === '' ? undefined : JSON.parse(text);
}

const openThreads = { action: { type: 'Action.Execute', verb: 'thread.list', data: {} } };
const installs = (person: DemoPerson) => posts(person, { type: 'installationUpdate', action: 'add' });

/** Sends a message as the form does; true when the answer said that it was sent. */
async function sends(networkId: string, team: string, token: string): Promise<boolean> {
  const answer = await sendsRaw(networkId, team, token).catch(() => undefined);
  return JSON.stringify(answer ?? '').includes('Verstuurd');
}

const sendsRaw = (networkId: string, team: string, token: string): Promise<unknown> =>
  posts(gp, sendsMessage(networkId, team, token));

const inChat = (token: string): number =>
  teams.activities(`chat-${nurse.key}`).filter(({ body }) => JSON.stringify(body).includes(token)).length;

test('SIGTERM under load: whatever was acknowledged is there after a new start, and reaches its reader once', async () => {
  bot = await programs.start();
  await installs(gp);
  await installs(nurse);
  const store = openSqlite(programs.database);
  const { networkId, team } = await sharedNetwork(store);
  const acknowledged: string[] = [];
  expect(JSON.stringify(await sendsRaw(networkId, team, 'proef'))).toContain('Verstuurd');
  let go = true;
  const load = Array.from({ length: 4 }, async (_, line) => {
    for (let number = 0; go && number < 2_000; number += 1) {
      const token = `punt-${line}-${number}-einde`;
      if (await sends(networkId, team, token)) acknowledged.push(token);
    }
  });
  await teams.waitFor(() => acknowledged.length >= 40, 20_000);
  const stopped = await bot.stop();
  go = false;
  await Promise.all(load);
  expect(stopped.status).toBe(0);
  expect(stopped.ms).toBeLessThan(15_000);

  bot = await programs.start();
  await teams.waitFor(() => acknowledged.every((token) => inChat(token) > 0), 25_000);
  const twice = acknowledged.filter((token) => inChat(token) > 1);
  await bot.stop();
  const cards = await readAll(store, 'cardsByState', 'delivered', {}, 10_000);
  const unclear = cards.reduce((sum, { doc }) => sum + doc.unclear, 0);
  await store.close();
  process.stdout.write(
    `${JSON.stringify({ acknowledged: acknowledged.length, lost: 0, twice: twice.length, unclear, stopMs: stopped.ms })}\n`,
  );
  expect(twice.length).toBeLessThanOrEqual(unclear);
}, 90_000);

test('backup while running; the audit record verifies; restore is refused while the bot runs and done when it stopped', async () => {
  bot = await programs.start();
  const copy = join(programs.folder, 'copy.db');
  expect(programs.operate('backup', copy)).toMatchObject({ status: 0 });
  expect(programs.operate('backup', copy).output).toContain('is there already');
  expect(programs.operate('restore', copy).output).toContain('stop the bot first');
  await installs(nurse);
  await posts(nurse, { type: 'invoke', name: 'adaptiveCard/action', value: openThreads });
  await bot.stop();
  const verified = programs.operate('audit', 'verify');
  expect(verified.output).toContain('Nothing changed, nothing missing.');
  expect(verified.output).toMatch(/Last checkpoint \d+:[0-9a-f]{64}/);
  // For the log, where an alarm hears of the other.
  expect(verified.output).toMatch(/"problems":0,"msg":"audit verified"/);
  const restored = programs.operate('restore', copy);
  expect(restored.output).toContain('Restored');
  expect(restored.status).toBe(0);
  bot = await programs.start();
  const store = openSqlite(programs.database);
  const { networkId } = await sharedNetwork(store);
  await store.close();
  await installs(nurse);
  await posts(nurse, { type: 'invoke', name: 'adaptiveCard/action', value: openThreads });
  const list = programs.operate('audit', 'list', networkId).output.split('\n');
  expect(list[0]).toBe('when\torganisation\trole\twhat\tobject\toutcome\tground');
  expect(list.length).toBeGreaterThan(2);
  await bot.stop();
}, 90_000);

test('restored from before today’s digest: it does not come a second time, and the restore says what is only in the kept file', async () => {
  bot = await programs.start();
  await installs(nurse);
  await bot.stop();
  const { networkId, team } = await overdueAtTheNurses();
  const copy = join(programs.folder, 'yesterday.db');
  expect(programs.operate('backup', copy)).toMatchObject({ status: 0 });

  bot = await programs.start();
  await teams.waitFor(() => digestsOfNurse() > 0, 20_000);
  await installs(gp);
  expect(await sends(networkId, team, 'na-de-kopie')).toBe(true);
  await bot.stop();
  const restored = programs.operate('restore', copy);
  expect(restored.status).toBe(0);
  expect(restored.output).toMatch(/only in what was there: [1-9]\d* messages?, [1-9]\d* audit records?\./);
  expect(restored.output).toMatch(/do not come a second time: [1-9]\d* cards?\./);

  bot = await programs.start();
  // The clock's work runs at the start; once more than that is not waited for.
  await installs(gp);
  expect(await sends(networkId, team, 'na-het-herstel')).toBe(true);
  await teams.waitFor(() => inChat('na-het-herstel') > 0, 20_000);
  expect(digestsOfNurse()).toBe(1);
  await bot.stop();
  const verified = programs.operate('audit', 'verify').output;
  expect(verified).toContain('Nothing changed, nothing missing.');
  expect(verified).toMatch(/^Restored 20/m);
}, 90_000);

const digestsOfNurse = (): number =>
  teams.activities(`chat-${nurse.key}`).filter(({ body }) => JSON.stringify(body).includes('Dagoverzicht')).length;

/**
 * A thread of the demo is a week overdue, the nurse is her team's contact person, and the digest's time is midnight.
 * Looked up in a copy and changed in one go: the driver keeps open what this process read from.
 */
async function overdueAtTheNurses(): Promise<{ networkId: string; team: string }> {
  const looked = join(programs.folder, 'looked.db');
  programs.operate('backup', looked);
  const store = openSqlite(looked);
  const shared = await sharedNetwork(store);
  const [thread] = await readAll(store, 'threadsOfNetwork', shared.networkId);
  await store.close();
  const dueAt = new Date(Date.now() - 7 * 86_400_000).toISOString();
  const contact = `${nurse.tenantId}.${nurse.aadObjectId}`;
  const db = new Database(programs.database);
  db.exec(`UPDATE documents SET json = json_set(json, '$.teams', (SELECT json_group_array(CASE
      WHEN value ->> 'teamId' = '${shared.team}' THEN json_set(value, '$.contactPersonId', '${contact}', '$.digestTime', '00:00')
      ELSE json(value) END) FROM json_each(documents.json, '$.teams')))
    WHERE id = 'organisation:${organisationOfTeam(shared.team)}';
    UPDATE documents SET json = json_set(json, '$.turnTeamId', '${shared.team}', '$.dueAt', '${dueAt}', '$.remindAt', NULL)
    WHERE id = '${thread!.doc.id}'`);
  db.close();
  return shared;
}

test('/readyz and /metrics tell this computer how delivery stands, in numbers only', async () => {
  bot = await programs.start();
  const ready = (await (await fetch(`${programs.url}/readyz`)).json()) as Record<string, unknown>;
  const { status, checks, ...figures } = ready;
  expect([status, checks]).toEqual(['ready', { store: 'ok', login: 'ok', jobs: 'ok' }]);
  expect(Object.keys(figures)).toEqual(expect.arrayContaining(['pendingCards', 'oldestSeconds', 'failedCards']));
  expect(Object.values(figures).every((value) => typeof value === 'number')).toBe(true);
  const metrics = await (await fetch(`${programs.url}/metrics`)).text();
  for (const line of metrics.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) schakel_\w+ .+|schakel_\w+ \d+)$/);
  await bot.stop();
}, 60_000);

test('on a server, in a bare folder with what is sent to Azure: it starts, takes nothing without a token, and 429 follows', async () => {
  const site = deployed(programs.folder);
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([]);
  expect(Object.keys(devDependencies).filter((name) => existsSync(join(site, 'node_modules', name)))).toEqual([]);
  // With the data in Cosmos DB it needs no native module.
  expect(programs.startDeployedInVain(site).output).toBe('Cosmos DB failed at account (CredentialUnavailableError)\n');
  bot = await programs.startDeployed(site);
  const knock = async (authorization?: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
    // What local mode takes from this computer, asked by its own name.
    const body = JSON.stringify({
      type: 'installationUpdate',
      action: 'add',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: 'user', aadObjectId: 'aad' },
      recipient: { id: 'schakel' },
      conversation: { id: 'chat', tenantId: 'b1b2c3d4-0000-4000-8000-000000000002' },
    });
    return (await fetch(`${programs.url}/api/messages`, { method: 'POST', headers, body })).status;
  };
  expect([await knock(), await knock('Bearer a.b.c')]).toEqual([401, 401]);
  const statuses = new Set<number>();
  for (let hundred = 0; hundred < 20 && !statuses.has(429); hundred += 1) {
    for (const status of await Promise.all(Array.from({ length: 100 }, () => knock()))) statuses.add(status);
  }
  expect([...statuses].sort()).toEqual([401, 429]);
  expect(await (await fetch(`${programs.url}/healthz`)).json()).toEqual({ status: 'ok', version });
  // Without a login that anybody knows; why, for this computer only.
  const unready = await fetch(`${programs.url}/readyz`);
  const { checks } = (await unready.json()) as { checks: Record<string, string> };
  expect([unready.status, checks['store'], checks['jobs']]).toEqual([503, 'ok', 'ok']);
  expect(checks['login']).not.toBe('ok');
  const relayed = await fetch(`${programs.url}/readyz`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect([relayed.status, await relayed.text()]).toEqual([503, '{"status":"not ready"}']);
  expect(await bot.stop()).toMatchObject({ status: 0 });
  const documents = new Database(programs.database).prepare('SELECT id FROM documents').all() as { id: string }[];
  // Of which version the data are, and who ran: nothing that somebody sent.
  expect(documents.map(({ id }) => id)).toEqual(['clock', 'data-version']);
  expect(teams.calls).toEqual([]);
}, 180_000);

test('starting anew from nothing leaves alone what a running bot has open, on the same port or on another', async () => {
  bot = await programs.start();
  const file = statSync(programs.database).ino;
  const samePort = programs.startInVain({ SCHAKEL_RESET: '1' });
  const otherPort = programs.startInVain({ SCHAKEL_RESET: '1', SCHAKEL_PORT: '0' });
  expect([samePort.status, otherPort.status]).toEqual([1, 1]);
  expect(samePort.output).toContain('is in use by another program');
  expect(otherPort.output).toContain('is in use; stop the bot first');
  expect(statSync(programs.database).ino).toBe(file);
  expect(await bot.stop()).toMatchObject({ status: 0 });
}, 60_000);

describe('a database that cannot be used', () => {
  const broken = (content: Buffer): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${programs.database}${end}`, { force: true });
    mkdirSync(dirname(programs.database), { recursive: true });
    writeFileSync(programs.database, content);
  };

  test('is corrupt: the start says so in one sentence, and touches nothing', async () => {
    const content = Buffer.from('no database at all. '.repeat(500));
    broken(content);
    await expect(programs.start()).rejects.toThrow(/cannot be opened .* put a backup in its place/);
    expect(readFileSync(programs.database).equals(content)).toBe(true);
  }, 30_000);

  test('has damaged pages, and a WAL of a killed bot: the start says what to do, and touches nothing', async () => {
    const live = join(programs.folder, 'live.db');
    const store = openSqlite(live);
    const docs = Array.from({ length: 90 }, (_, index) => sample('seat', 'p', `seat-${index}`));
    await store.commit(
      'p',
      docs.map((doc) => ({ kind: 'insert', doc })),
    );
    const checkpointed = new Database(live);
    checkpointed.pragma('wal_checkpoint(TRUNCATE)');
    checkpointed.close();
    await store.commit('p', [{ kind: 'insert', doc: sample('seat', 'p', 'last') }]);
    const content = readFileSync(live);
    const wal = readFileSync(`${live}-wal`);
    await store.close();
    content.fill(0, content.length - 10 * 4_096, content.length - 5 * 4_096);
    for (const beside of [undefined, wal]) {
      broken(content);
      if (beside) writeFileSync(`${programs.database}-wal`, beside);
      await expect(programs.start()).rejects.toThrow(/(is damaged|cannot be opened).*put a backup in its place/);
      expect(readFileSync(programs.database).equals(content)).toBe(true);
      if (beside) expect(readFileSync(`${programs.database}-wal`).equals(beside)).toBe(true);
      else expect(existsSync(`${programs.database}-wal`)).toBe(false);
    }
  }, 30_000);

  test('is of newer software: the start says so in one sentence, and touches nothing', async () => {
    const other = join(programs.folder, 'newer.db');
    const db = new Database(other);
    db.exec('PRAGMA user_version = 99; CREATE TABLE documents (id TEXT)');
    db.close();
    const content = readFileSync(other);
    broken(content);
    await expect(programs.start()).rejects.toThrow('was made by a newer version of Schakel; start that version.');
    expect(readFileSync(programs.database).equals(content)).toBe(true);
  }, 30_000);
});
