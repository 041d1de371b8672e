import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { standardTerms } from '../../src/domain/category';
import type { Region } from '../../src/domain/region';
import type { DocumentOf } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite } from '../../src/store/sqlite-backup';
import type { Store, Write } from '../../src/store/store';
import { withTurn } from '../../src/usecases/messages/thread-documents';
import { readAll } from '../../src/usecases/read-all';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { networkPartition, personPartition } from '../../src/store/partitions';
import { addOrganisation, addStaff, someone, type Someone } from '../helpers/directory';
import { startTeamsStandIn, type TeamsStandIn } from '../helpers/teams-stand-in';
import { sample } from '../store/sample';
import { chanceOf } from './chance';

const recipients = 200;
const points = Number(process.env['KILL_POINTS'] ?? 52);
const works = ['digest', 'reminder'] as const;
const root = join(__dirname, '../..');
let folder: string;
let child: string;
let teams: TeamsStandIn;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-kill-'));
  child = join(folder, 'digest-child.js');
  buildSync({
    entryPoints: [join(__dirname, 'digest-child.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    loader: { '.yaml': 'text' },
    outfile: child,
    logLevel: 'warning',
  });
  teams = await startTeamsStandIn();
  for (const work of works) {
    const store = openSqlite(join(folder, `start-${work}.db`));
    await load(store, threads[work]);
    // A copy of the file alone would miss what is still in the WAL.
    backupSqlite(join(folder, `start-${work}.db`), join(folder, `${work}.db`));
    await store.close();
  }
});
afterAll(async () => {
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

/** 200 teams with a thread each that waits for them, and a contact person in a chat of their own. */
async function load(store: Store, thread: (partition: string, teamId: string, index: number) => Thread): Promise<void> {
  const contacts = Array.from({ length: recipients }, (_, index) => someone(`c${index}`, 'groot'));
  const teams = contacts.map((contact, index) => ({ id: `groot.t${index}`, name: `Team ${index}`, contact }));
  await addOrganisation(store, 'groot', { kind: 'home-care', teams });
  const partition = networkPartition('n');
  const teamIds = contacts.map((_, index) => `groot.t${index}`);
  await insert(store, [
    sample('network', partition, 'network', { networkId: 'n', code: 'NW-1', teamIds, state: 'open' }),
    ...teamIds.map((teamId, index) => thread(partition, teamId, index)),
  ]);
  for (const [index, contact] of contacts.entries()) {
    await insert(store, [personOf(contact)]);
    await addStaff(store, 'home-care', contact, { organisation: 'groot', teams: [`groot.t${index}`] });
  }
}

type Thread = DocumentOf<'thread'>;

/** Overdue, so that there is a digest; or three quarters of its term old, so that there is a reminder. */
const threads: Record<(typeof works)[number], (partition: string, teamId: string, index: number) => Thread> = {
  digest: (partition, teamId, index) => asked(partition, teamId, index, '2026-11-18T09:00:00.000Z'),
  reminder: (partition, teamId, index) => asked(partition, teamId, index, '2026-11-21T19:00:00.000Z'),
};

function asked(partition: string, teamId: string, index: number, at: string): Thread {
  const facts = sample('thread', partition, `thread:${index}`, {
    threadId: String(index),
    networkId: 'n',
    category: 'care',
    askerTeamId: 'x.y',
    addresseeTeamId: teamId,
    events: [{ kind: 'asked', at, personId: 'x', teamId: 'x.y' }],
    remindedFor: null,
  });
  return withTurn({ terms: { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' } } as Region, facts);
}

function personOf(contact: Someone) {
  const personId = personIdOf(contact);
  return sample('person', personPartition(personId), 'person', {
    personId,
    conversation: {
      serviceUrl: teams.serviceUrl,
      conversationId: `chat-${contact.key}`,
      botId: 'bot',
      userId: contact.key,
    },
  });
}

async function insert(store: Store, docs: { partition: string }[]): Promise<void> {
  for (let start = 0; start < docs.length; start += 100) {
    const writes = docs.slice(start, start + 100).map((doc) => ({ kind: 'insert', doc }) as Write);
    const done = await store.commit(docs[0]?.partition ?? '', writes);
    if (!done.ok) throw new Error('Not loaded');
  }
}

/** Runs one process to its end, or to its death: resolves with the signal that ended it. */
function run(file: string, now: string, what = '', nth = 0): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [child, file, now, what, String(nth)], {
      env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    started.stderr.on('data', (data: Buffer) => (told += data.toString()));
    started.once('error', reject);
    started.once('close', (code, signal) => {
      if (code !== 0 && signal === null) reject(new Error(told));
      else resolve(signal);
    });
  });
}

interface Result {
  least: number;
  twice: number;
  unclear: number;
}

/** How often each recipient got today's digest since `from`, and what is on record about it. */
async function result(file: string, from: number): Promise<Result> {
  const times = new Map<string, number>();
  for (const { conversationId } of teams.activities().slice(from)) {
    times.set(conversationId, (times.get(conversationId) ?? 0) + 1);
  }
  const store = openSqlite(file);
  const cards = await readAll(store, 'cardsByState', 'delivered', {}, 10_000);
  await store.close();
  const unclear = new Map(cards.map(({ doc }) => [doc.personId, doc.unclear]));
  const counts = Array.from({ length: recipients }, (_, index) => ({
    times: times.get(`chat-c${index}`) ?? 0,
    unclear: unclear.get(personIdOf(someone(`c${index}`, 'groot'))) ?? -1,
  }));
  for (const each of counts) expect(each.times).toBeLessThanOrEqual(1 + each.unclear);
  return {
    least: Math.min(...counts.map((each) => each.times)),
    twice: counts.filter((each) => each.times > 1).length,
    unclear: counts.reduce((sum, each) => sum + each.unclear, 0),
  };
}

const morning = '2026-11-23T07:31:00.000Z';
const later = '2026-11-23T07:34:00.000Z';

test.each([
  ['digest', points],
  ['reminder', Math.ceil(points / 2)],
] as const)(
  `kill -9 of a %s to ${recipients} at %i points: everyone gets it; twice only between send and mark`,
  async (work, count) => {
    const chance = chanceOf(20_261_123);
    const kinds = ['before-commit', 'after-commit', 'before-send', 'after-send'] as const;
    const sums = { points: 0, killed: 0, missed: 0, twice: 0, unclear: 0 };
    for (let point = 0; point < count; point += 1) {
      const kind = kinds[point % kinds.length] ?? 'before-commit';
      const nth = chance.between(1, kind.endsWith('commit') ? recipients * 3 : recipients);
      const file = join(folder, `kill-${work}-${point}.db`);
      copyFileSync(join(folder, `${work}.db`), file);
      const from = teams.activities().length;
      const signal = await run(file, morning, kind, nth);
      await run(file, later);
      const { least, twice, unclear } = await result(file, from);
      sums.points += 1;
      sums.killed += signal === 'SIGKILL' ? 1 : 0;
      sums.missed += least === 0 ? 1 : 0;
      sums.twice += twice;
      sums.unclear += unclear;
      expect({ point, kind, nth, least }).toMatchObject({ least: 1 });
    }
    process.stdout.write(`${JSON.stringify({ work, recipients, ...sums })}\n`);
    expect(sums.killed).toBe(count);
    expect(sums.twice).toBeLessThanOrEqual(sums.unclear);
  },
);

test.each(works.flatMap((work) => [2, 5].map((count) => ({ work, count }))))(
  '$count processes at the same time: everyone gets one $work',
  async ({ work, count }) => {
    const file = join(folder, `beside-${work}-${count}.db`);
    copyFileSync(join(folder, `${work}.db`), file);
    const from = teams.activities().length;
    await Promise.all(Array.from({ length: count }, () => run(file, morning)));
    await run(file, morning);
    const found = await result(file, from);
    process.stdout.write(`${JSON.stringify({ work, processes: count, ...found })}\n`);
    expect(found).toEqual({ least: 1, twice: 0, unclear: 0 });
  },
);
