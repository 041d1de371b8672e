import type { DocumentOf } from '../../../src/store/documents';
import { sealStore } from '../../../src/store/sealed';
import { checkpointMac, recordMac } from '../../../src/store/seal';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store, Write } from '../../../src/store/store';
import { auditWrite } from '../../../src/usecases/audit';
import { listReaders } from '../../../src/usecases/auditing/list-readers';
import { verifyAudit } from '../../../src/usecases/auditing/verify-audit';
import { checkpointAll } from '../../../src/usecases/auditing/write-checkpoint';
import type { Deps } from '../../../src/usecases/deps';
import { sample } from '../../store/sample';

/** The audit record at its edges: many pages, many chains, late commits, and whoever has the key themselves. */
type Audit = DocumentOf<'audit'>;

const key = 'a key that only this test knows, long enough';
const actor = { personId: 'tenant.noor', name: 'Noor', staff: [] };
let raw: Store;
let store: Store;
let deps: Deps;
let now: number;
let ids: number;

const newId = (): string => `id${String((ids += 1)).padStart(6, '0')}`;

beforeEach(() => {
  raw = openSqlite(':memory:');
  ids = 0;
  now = Date.parse('2026-11-23T09:00:00.000Z');
  store = sealStore(raw, key, newId);
  deps = { store, now: () => new Date(now).toISOString(), newId, region: undefined as never };
});
afterEach(() => store.close());

function record(network = '1'): Write {
  const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent and team membership' as const };
  return auditWrite(deps, `network:${network}`, actor, entry);
}

/** A record with a code that fits what it says, at a place of the test's choice. */
function sealedAt(chain: string, number: number, previous: string): Audit {
  const write = record();
  const doc = (write.kind === 'insert' ? write.doc : undefined) as Audit;
  const place = { chain, number, previous };
  return { ...doc, seal: { ...place, mac: recordMac(key, doc, place) } };
}

async function keep(...writes: Write[]): Promise<void> {
  for (const write of writes) {
    const partition = write.kind === 'remove' ? '' : write.doc.partition;
    expect((await store.commit(partition, [write])).ok).toBe(true);
  }
}

const kinds = async (): Promise<string[]> => (await verifyAudit(store, key)).problems.map(({ kind }) => kind);

test('more records than one page holds: all are read, and the checkpoint knows the last', async () => {
  for (let each = 0; each < 250; each += 1) await keep(record());
  expect((await checkpointAll(deps))?.heads).toEqual([expect.objectContaining({ number: 250 })]);
  expect(await verifyAudit(store, key)).toMatchObject({ records: 250, chains: 1, problems: [] });
});

test('more chains than one checkpoint holds, over hours: the rest follows in the next, and none is left out', async () => {
  for (let hundred = 0; hundred < 51; hundred += 1) {
    // In one batch each, as no writer would: what counts here are the chains.
    const writes = Array.from({ length: 100 }, () => ({ kind: 'insert' as const, doc: sealedAt(newId(), 1, '') }));
    expect((await raw.commit('network:1', writes)).ok).toBe(true);
    now += 300_000;
  }
  const first = await checkpointAll(deps);
  const second = await checkpointAll(deps);
  const known = [first, second].flatMap((each) => each?.heads.map(({ chain }) => chain) ?? []);
  expect([first?.heads.length, new Set(known).size]).toEqual([5_000, 5_100]);
  expect(await verifyAudit(store, key)).toMatchObject({ records: 5_100, checkpoints: 2, problems: [] });
});

test('a record that was committed a moment after the checkpoint that its time came before is in the next one', async () => {
  const late = record('late');
  now += 30_000;
  await keep(record('1'));
  await checkpointAll(deps);
  await keep(late);
  now += 1_000;
  const next = await checkpointAll(deps);
  expect(next?.heads.map(({ partition }) => partition)).toEqual(['network:late']);
});

describe('whoever has the key and writes at the database', () => {
  type Checkpoint = DocumentOf<'checkpoint'>;

  async function forge(number: number, previous: string): Promise<Audit> {
    const doc = sealedAt('c', number, previous);
    await raw.commit(doc.partition, [{ kind: 'insert', doc }]);
    return doc;
  }

  async function forgeCheckpoint(number: number, previous: string, heads: Checkpoint['heads']): Promise<Checkpoint> {
    const id = `checkpoint:${String(number).padStart(9, '0')}`;
    const doc = sample('checkpoint', 'checkpoints', id, { number, previous, heads, mac: '' });
    const signed = { ...doc, mac: checkpointMac(key, doc) };
    await raw.commit('checkpoints', [{ kind: 'insert', doc: signed }]);
    return signed;
  }

  test('what fits is accepted', async () => {
    const one = await forge(1, '');
    const two = await forge(2, one.seal?.mac ?? '');
    const head = { partition: two.partition, chain: 'c', number: 2, mac: two.seal?.mac ?? '' };
    const first = await forgeCheckpoint(1, '', [head]);
    await forgeCheckpoint(2, first.mac, []);
    expect(await kinds()).toEqual([]);
  });

  test('a record that follows another than the one before it is found', async () => {
    await forge(1, '');
    await forge(2, 'f'.repeat(64));
    expect(await kinds()).toEqual(['changed']);
  });

  test('a checkpoint that was taken out in between is found', async () => {
    const first = await forgeCheckpoint(1, '', []);
    await forgeCheckpoint(3, first.mac, []);
    expect(await kinds()).toEqual(['missing']);
  });

  test('a checkpoint that follows another than the one before it is found', async () => {
    await forgeCheckpoint(1, '', []);
    await forgeCheckpoint(2, 'f'.repeat(64), []);
    expect(await kinds()).toEqual(['changed']);
  });

  test('an end that is not the one the checkpoint saw is found', async () => {
    const one = await forge(1, '');
    await forgeCheckpoint(1, '', [{ partition: one.partition, chain: 'c', number: 1, mac: 'f'.repeat(64) }]);
    expect(await kinds()).toEqual(['changed']);
  });
});

test('of the chains of 10,000 partitions the end is remembered; one that was longest idle begins anew', async () => {
  const chains: (string | undefined)[] = [];
  const noting: Store = {
    ...raw,
    commit: (_partition, writes) => {
      for (const write of writes) if (write.kind === 'insert') chains.push((write.doc as Audit).seal?.chain);
      return Promise.resolve({ ok: true, revisions: [] });
    },
  };
  const many = sealStore(noting, key, newId);
  for (const name of ['first', ...Array.from({ length: 10_000 }, (_, index) => String(index)), '9999', 'first']) {
    await many.commit(`network:${name}`, [record(name)]);
  }
  expect(chains.at(-2)).toBe(chains.at(-3));
  expect(chains.at(-1)).not.toBe(chains[0]);
});

test('the list a client asks for names an organisation that is not known any more by its id', async () => {
  const staff = { organisationId: 'opgeheven', active: true, level: 'B' } as never;
  const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent' as const, organisationId: 'opgeheven' };
  await keep(auditWrite(deps, 'network:1', { ...actor, staff: [staff] }, entry));
  expect((await listReaders(store, '1')).map(({ organisation }) => organisation)).toEqual(['opgeheven']);
});
