import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import pino, { type Logger } from 'pino';
import { commandOf } from '../../src/bot/commands';
import { countFailedAnswers } from '../../src/failed-answers';
import { startJobs } from '../../src/jobs/jobs';
import { listRounds } from '../../src/jobs/rounds';
import { schakel } from '../../src/operator/schakel';
import { tellReadiness } from '../../src/readiness';
import { CosmosUnavailable } from '../../src/store/cosmos/unavailable';
import { openSqlite } from '../../src/store/sqlite';
import type { AnyDocument } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { key } from '../../src/store/keys';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { waitingThread } from '../helpers/waiting-thread';
import { auditKey, createWorld } from '../helpers/world';
import { damaged, sample } from '../store/sample';
import type { Line } from './kql';

/** Something that happens, with the log in which the program tells it. */
type Happens = (log: Logger) => Promise<unknown>;

/** The lines that the program writes meanwhile. */
export async function told(happens: Happens): Promise<Line[]> {
  const lines: Line[] = [];
  await happens(pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }));
  return lines;
}

const now = '2026-11-24T09:00:00.000Z';
const ago = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const courier = { deliver: () => Promise.resolve({ kind: 'no-conversation' as const }) };

function card(fields: object): AnyDocument {
  const about = { kind: 'unreachable', organisationId: 'praktijk', teamId: 'praktijk.team', date: '2026-11-24' };
  const plain = { activityId: null, shown: null, waitingFor: null, leaseUntil: null, failure: null, missed: false };
  const counts = { wanted: 1, refresh: 0, attempts: 1, unclear: 0, state: 'pending', dueAt: ago(0) };
  return sample('card', 'organisation:praktijk', 'card:1', { personId: 'p', about, ...plain, ...counts, ...fields });
}

/** The figures that are told of these documents. */
function figuresOf(...docs: AnyDocument[]): Happens {
  return async (log) => {
    const { store, process } = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
    for (const doc of docs) await store.commit(doc.partition, [{ kind: 'insert', doc }]);
    const rounds = listRounds({ deps: process(() => now), courier, log, onError: () => undefined });
    await rounds.figures.figures.run();
    await store.close();
  };
}

/** A press in a bot whose store does this. */
function pressWith(change: (store: Store) => Promise<unknown>): Happens {
  return async (log) => {
    const store = openSqlite(':memory:');
    const world = await createWorld({ store, version: 'older' });
    await loadRegionNorth(store);
    await world.person(people.gp).installs();
    await change(world.store);
    const { verb, data } = commandOf('mijn netwerken')!;
    const before = world.log.length;
    await world.person(people.gp).posts(verb, data);
    for (const line of world.log.slice(before)) {
      const { msg, ...fields } = JSON.parse(line) as Line;
      log.info(fields, String(msg));
    }
    await world.close();
  };
}

/** Verifies the audit record of a small region, after this was done to it behind the program's back. */
function verified(sql?: string): Happens {
  return async (log) => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-alarms-'));
    const file = join(folder, 'schakel.db');
    const world = await createWorld({ store: openSqlite(file) });
    await loadRegionNorth(world.store);
    await practiceStarts(world.person(people.gp));
    await world.close();
    if (sql !== undefined) {
      const db = new Database(file);
      db.exec(sql);
      db.close();
    }
    const { told: line } = await schakel(['audit', 'verify'], { SCHAKEL_SQLITE: file, SCHAKEL_AUDIT_KEY: auditKey });
    if (line) log[line.level](line.counts, line.msg);
    rmSync(folder, { recursive: true, force: true });
  };
}

export const situations: Record<string, Happens> = {
  'all is well': figuresOf(),
  'a card is on its way for ten minutes': figuresOf(card({ pendingSince: ago(10) })),
  'our own login is refused': figuresOf(card({ failure: 'unauthorised' })),
  'a digest is on its way for twenty minutes': figuresOf(
    card({
      about: { kind: 'digest', organisationId: 'praktijk', teamId: 'praktijk.team', date: '2026-11-24', to: 'contact' },
      pendingSince: ago(20),
    }),
  ),
  'digests cannot be decided': async (log) => {
    const { store, process } = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
    const query: Store['query'] = (name, value, range) =>
      name === 'organisations' ? Promise.reject(new RangeError('fault')) : store.query(name, value, range);
    const deps = { ...process(() => now), store: { ...store, query } };
    const lines: string[] = [];
    const heard = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    const jobs = startJobs(deps, courier, heard, { instance: 'one', version: '0.2.0' });
    for (let tries = 0; tries < 500 && !lines.some((line) => line.includes('"digests"')); tries += 1)
      await new Promise((done) => setTimeout(done, 10));
    await jobs.stop();
    for (const line of lines.map((each) => JSON.parse(each) as Line)) {
      const { msg, ...fields } = line;
      if (msg === 'job failed' && fields['what'] === 'digests') log.info(fields, 'job failed');
    }
    await store.close();
  },
  'a digest for nobody': async (log) => {
    const { store, process } = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
    const found = (await store.get(
      'organisation',
      key.organisation('praktijk').partition,
      key.organisation('praktijk').id,
    ))!;
    const teams = found.doc.teams.map((team) => ({ ...team, contactPersonId: null }));
    const doc = { ...found.doc, teams };
    await store.commit(doc.partition, [{ kind: 'replace', doc, revision: found.revision }]);
    const rounds = listRounds({ deps: process(() => now), courier, log, onError: () => undefined });
    await rounds.clock.digests.run();
    await store.close();
  },
  'a card that cannot be read': async (log) => {
    await figuresOf(damaged(card({})))(log);
  },
  'a press meets a document that cannot be read': pressWith(async (store) => {
    const id = `staff:praktijk:${personIdOf(people.gp)}`;
    const found = (await store.get('staff', 'organisation:praktijk', id))!;
    const doc = { ...found.doc, active: 'ja' } as unknown as AnyDocument;
    await store.commit(doc.partition, [{ kind: 'replace', doc, revision: found.revision }]);
  }),
  'a fault of ours': (log) => {
    const answers = countFailedAnswers(log);
    for (const status of [200, 401, 500]) answers.note(status);
    answers.stop();
    return Promise.resolve();
  },
  'callers are sent away': (log) => {
    const answers = countFailedAnswers(log);
    for (const status of [200, 401, 429]) answers.note(status);
    answers.stop();
    return Promise.resolve();
  },
  'Cosmos DB has no room': pressWith((store) => {
    store.get = () => Promise.reject(new CosmosUnavailable('get', '429/3200'));
    return Promise.resolve();
  }),
  'no login': (log) =>
    tellReadiness(
      { store: () => Promise.resolve(), login: () => Promise.reject(new Error('x')), behind: () => [] },
      log,
    ),
  'the audit record was changed': verified(
    "UPDATE documents SET json = json_set(json, '$.ground', 'x') WHERE id LIKE 'audit:%'",
  ),
  'the audit record is whole': verified(),
};
