import { CosmosClient } from '@azure/cosmos';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openCosmos } from '../../src/store/cosmos';
import { documentSchemas, type AnyDocument, type DocumentType } from '../../src/store/documents';
import { sealStore } from '../../src/store/sealed';
import { openSqlite } from '../../src/store/sqlite';
import { staysSeconds } from '../../src/store/stays';
import type { Store } from '../../src/store/store';
import { startCosmosGateway } from '../helpers/cosmos-gateway';
import { sample } from './sample';

const p = 'network:n';
const reminder = { kind: 'reminder', networkId: 'n', threadId: 't', teamId: 'a.t', ofTurn: null };
const unreachable = { kind: 'unreachable', organisationId: 'a', teamId: 'a.t', date: '2026-11-24' };
const card = (id: string, about: object, state = 'delivered') => sample('card', p, `card:${id}`, { about, state });
const thread = { kind: 'thread', networkId: 'n', threadId: 't' };
const digest = { kind: 'digest', organisationId: 'a', teamId: 'a.t', date: '2026-11-24', to: 'contact' };
const access = { kind: 'access-request', organisationId: 'a', requestId: 'r' };

const leaving: [what: string, doc: AnyDocument, days: number][] = [
  ['the mark of a press', sample('press', p, 'press:1'), 90],
  ['a notice that is done', sample('notice', p, 'notice:done', { state: 'done' }), 30],
  ['a decision about a digest', sample('digest', p, 'digest:1'), 60],
  ['a reminder in a chat', card('reminder', reminder), 60],
  ['that a team cannot be reached, in a chat', card('unreachable', unreachable), 60],
];
const staying: [what: string, doc: AnyDocument][] = [
  ['a notice on its way', sample('notice', p, 'notice:pending', { state: 'pending' })],
  ['a card of a thread', card('thread', thread)],
  ['a digest in a chat', card('digest', digest)],
  ['a request for access in a chat', card('access', access)],
  ...['pending', 'waiting', 'failed'].map((state): [string, AnyDocument] => [
    `a reminder that is ${state}`,
    card(state, reminder, state),
  ]),
];

test.each(leaving)('%s leaves %#', (_, doc, days) => {
  expect(staysSeconds(doc)).toBe(days * 86_400);
});

test.each(staying)('%s stays', (_, doc) => {
  expect(staysSeconds(doc)).toBeUndefined();
});

const others = (Object.keys(documentSchemas) as DocumentType[]).filter(
  (type) => !['press', 'notice', 'digest', 'card'].includes(type),
);
test.each(others)('a document of the type %s stays', (type) => {
  expect(staysSeconds(sample(type, p, `${type}:1`))).toBeUndefined();
});

describe('on SQLite', () => {
  let now = 0;
  let store: Store;
  const afterDays = (days: number): void => void (now = days * 86_400_000);
  const open = (file: string): Store =>
    sealStore(
      openSqlite(file, () => now),
      'a key',
      () => 'chain',
    );
  const put = async (...docs: AnyDocument[]): Promise<void> => {
    for (const doc of docs) expect((await store.commit(p, [{ kind: 'insert', doc }])).ok).toBe(true);
  };
  beforeEach(() => {
    now = 0;
    store = open(':memory:');
  });
  afterEach(() => store.close());

  test('what has stayed long enough is removed, some at a time, and nothing else', async () => {
    await put(...leaving.map(([, doc]) => doc), ...staying.map(([, doc]) => doc));
    const left = async (): Promise<string[]> => {
      const all = [...leaving, ...staying].map(([, doc]) => doc);
      const found = await Promise.all(all.map((doc) => store.get(doc.type, p, doc.id)));
      return found.flatMap((each) => each?.doc.id ?? []);
    };
    afterDays(29.9);
    expect(await store.removeExpired?.(100)).toBe(0);
    afterDays(30);
    expect(await store.removeExpired?.(100)).toBe(1);
    afterDays(60);
    expect([await store.removeExpired?.(2), await store.removeExpired?.(2)]).toEqual([2, 1]);
    afterDays(90);
    expect(await store.removeExpired?.(100)).toBe(1);
    afterDays(36_500);
    expect(await store.removeExpired?.(100)).toBe(0);
    expect(await left()).toEqual(staying.map(([, doc]) => doc.id));
  });

  test('each write counts anew, and one that is due again stays', async () => {
    await put(sample('notice', p, 'notice:1', { state: 'done' }), sample('notice', p, 'notice:2', { state: 'done' }));
    afterDays(20);
    for (const [id, state] of Object.entries({ 'notice:1': 'done', 'notice:2': 'pending' } as const)) {
      const found = (await store.get('notice', p, id))!;
      await store.commit(p, [{ kind: 'replace', doc: { ...found.doc, state }, revision: found.revision }]);
    }
    afterDays(49);
    expect(await store.removeExpired?.(100)).toBe(0);
    afterDays(400);
    expect(await store.removeExpired?.(100)).toBe(1);
    expect(await store.get('notice', p, 'notice:2')).toBeDefined();
  });

  test('a file of before has room for it once it is opened; what stood in it stays until it is written again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-stays-'));
    const file = join(folder, 'former.db');
    const former = new Database(file);
    former.exec(
      'CREATE TABLE documents (partition TEXT NOT NULL, id TEXT NOT NULL, revision TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (partition, id)) WITHOUT ROWID',
    );
    const old = sample('press', p, 'press:old');
    former.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)').run(p, old.id, 'r', JSON.stringify(old));
    former.close();
    await store.close();
    store = open(file);
    await put(sample('press', p, 'press:new'));
    afterDays(365);
    expect(await store.removeExpired?.(100)).toBe(1);
    expect((await store.get('press', p, old.id))?.doc).toEqual(old);
    await store.close();
    store = open(file);
    expect(await store.get('press', p, old.id)).toBeDefined();
    rmSync(folder, { recursive: true });
  });

  test('to find them SQLite asks the index alone', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE documents (partition, id, expires INTEGER, PRIMARY KEY (partition, id)) WITHOUT ROWID');
    db.exec('CREATE INDEX expiring ON documents (expires) WHERE expires IS NOT NULL');
    const sql = 'SELECT partition, id FROM documents WHERE expires <= 1 LIMIT 2';
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    db.close();
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH documents USING COVERING INDEX expiring (expires<?)']);
  });
});

test('Cosmos DB is told with each write after how long an item leaves, or that it stays; no document has it', async () => {
  const gateway = await startCosmosGateway();
  const { endpoint, key } = gateway;
  const place = { database: 'schakel', container: 'documents' };
  const store = await openCosmos({ endpoint, key, ...place, createIfMissing: true });
  const container = new CosmosClient({ endpoint, key }).database(place.database).container(place.container);
  expect((await container.read()).resource?.defaultTtl).toBe(-1);
  const told = async (id: string) => (await container.item(id, p).read<{ ttl?: number }>()).resource?.ttl;
  const notice = sample('notice', p, 'notice:1', { state: 'done' });
  await store.commit(p, [
    { kind: 'insert', doc: notice },
    { kind: 'insert', doc: card('thread', thread) },
  ]);
  expect([await told(notice.id), await told('card:thread')]).toEqual([30 * 86_400, undefined]);
  const found = await store.get('notice', p, notice.id);
  expect(found?.doc).toEqual(notice);
  const doc = { ...notice, state: 'pending' as const };
  await store.commit(p, [{ kind: 'replace', doc, revision: found?.revision ?? '' }]);
  expect(await told(notice.id)).toBeUndefined();
  expect(store.removeExpired).toBeUndefined();
  await store.close();
  await gateway.close();
});
