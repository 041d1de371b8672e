import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { after } from '../../../src/domain/instant';
import type { DocumentOf } from '../../../src/store/documents';
import { sealStore } from '../../../src/store/sealed';
import { openSqlite } from '../../../src/store/sqlite';
import type { CommitResult, Store, Write } from '../../../src/store/store';
import { auditWrite, recordReading, recordSearch } from '../../../src/usecases/audit';
import { lastCheckpoint } from '../../../src/usecases/auditing/last-checkpoint';
import { listReaders } from '../../../src/usecases/auditing/list-readers';
import { verifyAudit } from '../../../src/usecases/auditing/verify-audit';
import { checkpointAll } from '../../../src/usecases/auditing/write-checkpoint';
import type { Deps } from '../../../src/usecases/deps';
import { personIdOf } from '../../../src/usecases/people/load-actor';
import { people, loadRegionNorth } from '../../helpers/region-north';

const key = 'a key that only this test knows, long enough';
let folder: string;
let file: string;
let raw: Store;
let store: Store;
let deps: Deps;
let now: string;
let ids: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-'));
  file = join(folder, 'schakel.db');
  raw = openSqlite(file);
  now = '2026-11-23T09:00:00.000Z';
  ids = 0;
  store = sealStore(raw, key, newId);
  deps = { store, now: () => now, newId, region: undefined as never };
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function newId(): string {
  return `id${String((ids += 1)).padStart(4, '0')}`;
}

function later(minutes: number): void {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

const place = {
  organisationId: 'thuiszorg',
  organisationKind: 'home-care' as const,
  name: 'Noor',
  level: 'lead-professional' as const,
  medicalData: true,
  careProfessional: true,
  teamIds: ['thuiszorg.noord'],
  active: true,
};
const personId = personIdOf(people.nurse);
const actor = { personId, name: 'Noor', staff: [{ ...place, personId }] };
const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent and team membership' as const };

async function read(times: number, network = 'network:1', by: Deps = deps): Promise<void> {
  for (let each = 0; each < times; each += 1) {
    await recordReading(by, network, actor, entry);
    later(1);
  }
}

/** Somebody at the database itself. */
function tamper(sql: string, ...values: string[]): number {
  const db = new Database(file);
  const { changes } = db.prepare(sql).run(...values);
  db.close();
  return changes;
}

async function records(): Promise<DocumentOf<'audit'>[]> {
  const page = await store.query('auditByTime', 'audit', { limit: 100 });
  return page.items.map(({ doc }) => doc);
}

const kinds = async (anchor?: { number: number; mac: string }): Promise<string[]> =>
  (await verifyAudit(store, key, anchor)).problems.map((problem) => problem.kind);

test('an untouched record holds, over several partitions, writers, restarts and checkpoints', async () => {
  await read(3);
  await read(2, 'network:2');
  const other = { ...deps, store: sealStore(raw, key, newId) };
  await read(2, 'network:1', other);
  await checkpointAll(deps);
  await read(1);
  await checkpointAll(other);
  expect(await verifyAudit(store, key)).toMatchObject({ records: 8, chains: 3, checkpoints: 2, problems: [] });
});

test('a record says what NEN 7513 asks: what, when, client, who, role, responsibility, where, object, outcome, ground', async () => {
  await read(1, 'network:7');
  expect((await records())[0]).toMatchObject({
    at: '2026-11-23T09:00:00.000Z',
    action: 'thread.read',
    networkId: '7',
    personId,
    role: 'lead-professional',
    organisationId: 'thuiszorg',
    accessPoint: 'teams',
    object: 'thread:1',
    outcome: 'done',
    ground: 'consent and team membership',
  });
});

describe('somebody at the database', () => {
  let third: DocumentOf<'audit'>;
  beforeEach(async () => {
    await read(5);
    await checkpointAll(deps);
    third = (await records())[2]!;
  });

  test.each([
    ['who', '$.personId', 'someone.else'],
    ['when', '$.at', '2026-11-23T08:00:00.000Z'],
    ['which client', '$.networkId', '2'],
    ['on what ground', '$.ground', 'none'],
    ['the outcome', '$.outcome', 'not-found'],
    ['its place', '$.seal.chain', 'another'],
  ])('changes %s of a record: found', async (_, path, value) => {
    expect(tamper(`UPDATE documents SET json = json_set(json, '${path}', ?) WHERE id = ?`, value, third.id)).toBe(1);
    expect(await kinds()).toContain('changed');
  });

  test('removes a record in between: found', async () => {
    tamper('DELETE FROM documents WHERE id = ?', third.id);
    expect(await kinds()).toContain('missing');
  });

  test('removes the first record: found', async () => {
    tamper('DELETE FROM documents WHERE id = ?', (await records())[0]!.id);
    expect(await kinds()).toContain('missing');
  });

  test('cuts off the last records: found by the checkpoint', async () => {
    for (const { id } of (await records()).slice(3)) tamper('DELETE FROM documents WHERE id = ?', id);
    expect(await kinds()).toEqual(['cut-off']);
  });

  test('removes a whole chain: found by the checkpoint', async () => {
    tamper("DELETE FROM documents WHERE id LIKE 'audit:%'");
    expect(await kinds()).toEqual(['cut-off']);
  });

  test('cuts off records and the checkpoint that tells: found with the log line of that checkpoint', async () => {
    await read(1);
    const told = await checkpointAll(deps);
    const last = (await records()).at(-1)!;
    tamper('DELETE FROM documents WHERE id IN (?, ?)', last.id, told!.id);
    expect(await kinds()).toEqual([]);
    expect(await kinds({ number: told!.number, mac: told!.mac })).toEqual(['cut-off']);
  });

  test('changes a checkpoint to fit: found', async () => {
    tamper("UPDATE documents SET json = json_set(json, '$.heads', json('[]')) WHERE id LIKE 'checkpoint:%'");
    expect(await kinds()).toContain('changed');
  });

  test('replaces the record by one of their own making, with a code made without the key: found', async () => {
    const forger = sealStore(openSqlite(':memory:'), 'another key, of somebody who has only the data', () => 'x');
    await forger.commit('network:1', [auditWrite(deps, 'network:1', { ...actor, personId: 'x' }, entry)]);
    const page = await forger.query('auditByTime', 'audit', { limit: 1 });
    const seal = { ...page.items[0]!.doc.seal!, chain: third.seal!.chain, number: 6 };
    const doc = { ...page.items[0]!.doc, id: 'audit:forged', seal };
    await raw.commit('network:1', [{ kind: 'insert', doc }]);
    expect(await kinds()).toContain('changed');
  });

  test('puts a record in without a place: found', async () => {
    await raw.commit('network:1', [auditWrite(deps, 'network:1', actor, entry)]);
    expect(await kinds()).toEqual(['unsealed']);
  });

  test('makes a record unreadable: found, and nothing of it is told', async () => {
    tamper(
      'UPDATE documents SET json = json_set(json, \'$.personId\', json(\'{"a":"geheim"}\')) WHERE id = ?',
      third.id,
    );
    const verdict = await verifyAudit(store, key);
    expect(verdict.problems).toContainEqual({ kind: 'unreadable', where: third.id });
    expect(JSON.stringify(verdict)).not.toContain('geheim');
  });

  test('writes a second field of one name, which the search takes: the client’s list lacks the record, found', async () => {
    const update = `UPDATE documents SET json = '{"networkId":"x",' || substr(json, 2) WHERE id = ?`;
    expect(tamper(update, third.id)).toBe(1);
    expect(await listReaders(store, '1')).toHaveLength(4);
    expect((await verifyAudit(store, key)).problems).toEqual([{ kind: 'left-out', where: third.id }]);
  });

  test('has another key than the region: nothing fits', async () => {
    const verdict = await verifyAudit(store, 'not the key of this region, but long enough');
    expect(verdict.problems.filter((problem) => problem.kind === 'changed')).toHaveLength(6);
  });
});

test('nothing new since the last checkpoint: no other one', async () => {
  await read(2);
  expect((await checkpointAll(deps))?.number).toBe(1);
  expect(await checkpointAll(deps)).toBeUndefined();
  await read(1);
  expect((await checkpointAll(deps))?.number).toBe(2);
});

/** Somebody cuts off every record of these networks, after the newest checkpoint was told to the log. */
async function cutOff(like: string): Promise<string[]> {
  const { last } = await verifyAudit(store, key);
  expect(tamper('DELETE FROM documents WHERE partition LIKE ?', like)).toBeGreaterThan(0);
  return kinds(last);
}

/** As the job does it: what was looked at before is not looked at again. */
function checkpoints(by: Deps): () => Promise<unknown> {
  let looked: string | undefined;
  return async () => {
    const at = by.now();
    const written = await checkpointAll(by, looked);
    looked = written?.upTo ?? at;
    return written?.number;
  };
}

describe('a record is in the next checkpoint whatever the clocks say', () => {
  test('of one process whose clock jumps an hour ahead and back', async () => {
    const checkpoint = checkpoints(deps);
    await read(1);
    await checkpoint();
    later(60);
    await read(1);
    expect(await checkpoint()).toBe(2);
    later(-58);
    for (let each = 0; each < 3; each += 1) {
      await read(1, `network:secret${each}`);
      later(4);
      expect(await checkpoint()).toBe(3 + each);
    }
    expect(await cutOff('network:secret%')).toEqual(['cut-off', 'cut-off', 'cut-off']);
  });

  test('of a process behind that ended before its own checkpoint', async () => {
    const slow = { ...deps, store: sealStore(raw, key, newId), now: () => after(now, -90_000) };
    const checkpoint = checkpoints(deps);
    await read(1);
    await checkpoint();
    await recordReading(slow, 'network:secret', actor, entry);
    later(5);
    await checkpoint();
    expect(await cutOff('network:secret')).toEqual(['cut-off']);
  });

  test('when another process is first with the same number, it comes in the one after', async () => {
    await read(1);
    const other = { ...deps, store: sealStore(raw, key, newId) };
    await read(1, 'network:2', other);
    const [one, two] = [checkpoints(deps), checkpoints(other)];
    // Both looked before, so that neither finds the other's.
    await Promise.all([one(), two()]);
    later(600);
    await read(1, 'network:3');
    await read(1, 'network:4', other);
    later(-600);
    await Promise.all([one(), two()]);
    expect((await verifyAudit(store, key)).problems).toEqual([]);
    expect(await cutOff('network:_')).toHaveLength(4);
  });

  const hour = 3_600_000;
  const process = fc.nat(2);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('record' as const), process, network: fc.nat(3) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('checkpoint' as const), process }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('jump' as const),
        process,
        to: fc.constantFrom(0, -90_000, 90_000, -hour, hour, -24 * hour, 24 * hour),
      }),
    },
    // Killed, with what it held in memory, and started again.
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), process }) },
  );

  test('of several processes, each with a clock of its own, that jump, crash and start again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
        const database = openSqlite(':memory:');
        const offsets = [0, 0, 0];
        const start = (index: number) => {
          const own = { ...deps, store: sealStore(database, key, newId), now: () => after(now, offsets[index]!) };
          return { own, checkpoint: checkpoints(own) };
        };
        const processes = [0, 1, 2].map(start);
        for (const each of steps) {
          const { own, checkpoint } = processes[each.process]!;
          later(1);
          if (each.kind === 'record') await recordReading(own, `network:${each.network}`, actor, entry);
          else if (each.kind === 'checkpoint') await checkpoint();
          else if (each.kind === 'jump') offsets[each.process] = each.to;
          else processes[each.process] = start(each.process);
        }
        for (const { checkpoint } of processes) await checkpoint();
        const told = new Map<string, number>();
        const all = await database.query('checkpoints', 'checkpoint', { limit: 100 });
        for (const { chain, number } of all.items.flatMap(({ doc }) => doc.heads)) {
          told.set(chain, Math.max(number, told.get(chain) ?? 0));
        }
        const records = await database.query('auditByTime', 'audit', { limit: 100 });
        const open = records.items.filter(({ doc }) => doc.seal!.number > (told.get(doc.seal!.chain) ?? 0));
        expect(open.map(({ doc }) => doc.id)).toEqual([]);
        expect((await verifyAudit(database, key)).problems).toEqual([]);
        await database.close();
      }),
      { seed: 20_261_123, numRuns: 100 },
    );
  });
});

test('the last checkpoint is found by its number, in few reads', async () => {
  for (let each = 0; each < 40; each += 1) {
    await read(1);
    await checkpointAll(deps);
    // The fifth was written by a clock a day ahead: no later one has a later time.
    later(each === 4 ? 1_440 : each === 5 ? -1_440 : 4);
  }
  let gets = 0;
  const counting = { ...store, get: ((...asked) => ((gets += 1), store.get(...asked))) as Store['get'] };
  expect((await lastCheckpoint(counting))?.number).toBe(40);
  expect(gets).toBeLessThan(14);
});

test('many readers at once in one network: one chain without a gap, and nobody is refused', async () => {
  await Promise.all(Array.from({ length: 50 }, () => recordReading(deps, 'network:1', actor, entry)));
  const verdict = await verifyAudit(store, key);
  expect(verdict).toMatchObject({ records: 50, chains: 1, problems: [] });
});

test.each(['before', 'after'] as const)(
  'a commit whose answer is lost (%s it was done): the chains still hold',
  async (when) => {
    let fail = false;
    const shaky: Store = {
      ...raw,
      commit: async (partition: string, writes: Write[]): Promise<CommitResult> => {
        if (fail && when === 'before') throw new Error('gone');
        const done = await raw.commit(partition, writes);
        if (fail) throw new Error('gone');
        return done;
      },
    };
    deps = { ...deps, store: sealStore(shaky, key, newId) };
    await read(2);
    fail = true;
    await expect(read(1)).rejects.toThrow('gone');
    fail = false;
    await read(2);
    const verdict = await verifyAudit(store, key);
    expect(verdict).toMatchObject({ records: when === 'after' ? 5 : 4, chains: 2, problems: [] });
  },
);

test('a batch that is refused takes no place in the chain', async () => {
  await read(1);
  const [first] = await records();
  const again = auditWrite(deps, 'network:1', actor, entry);
  const refused = await store.commit('network:1', [again, { kind: 'remove', id: 'nothing', revision: 'none' }]);
  expect(refused.ok).toBe(false);
  await read(1);
  expect((await verifyAudit(store, key)).problems).toEqual([]);
  expect((await records()).map(({ seal }) => seal?.number)).toEqual([1, 2]);
  expect(first?.seal?.previous).toBe('');
});

describe('the record is only ever added to', () => {
  test('the store refuses to replace or remove a record or checkpoint', async () => {
    await read(1);
    const written = await checkpointAll(deps);
    const found = (await store.query('auditByTime', 'audit', { limit: 1 })).items[0]!;
    const attempts: [string, Write][] = [
      ['network:1', { kind: 'replace', doc: found.doc, revision: found.revision }],
      ['network:1', { kind: 'remove', id: found.doc.id, revision: found.revision }],
      ['checkpoints', { kind: 'remove', id: written!.id, revision: 'any' }],
    ];
    for (const [partition, write] of attempts) {
      expect(() => store.commit(partition, [write])).toThrow('only ever added to');
    }
    expect(await records()).toEqual([found.doc]);
  });

  test('the only file that makes an audit document is audit.ts, and what opens the store hands out the sealing one only', () => {
    const src = join(__dirname, '../../../src');
    const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const makers = sources.filter((path) => /type: 'audit',\n\s+partition/.test(readFileSync(join(src, path), 'utf8')));
    expect(makers).toEqual([join('usecases', 'audit.ts')]);
    expect(readFileSync(join(src, 'open-store.ts'), 'utf8')).toMatch(
      /const store = sealStore\([^;]*;\n\s+await markIfEmpty\(store\);\n\s+return store;/,
    );
    const openers = sources.filter((path) => /sealStore\(|openCosmos\(/.test(readFileSync(join(src, path), 'utf8')));
    expect(openers.sort()).toEqual(['open-store.ts', join('store', 'cosmos.ts'), join('store', 'sealed.ts')]);
  });
});

test('the list a client asks for: oldest first, by organisation and role, what and on what ground, no names', async () => {
  await loadRegionNorth(store);
  await read(1);
  const seen = ['1', '2'].map((networkId) => ({ networkId, organisationId: 'thuiszorg' }));
  await recordSearch(deps, actor, { action: 'networks.list', ground: 'consent and team membership' }, seen);
  const lines = await listReaders(store, '1');
  expect(lines).toEqual([
    {
      at: '2026-11-23T09:00:00.000Z',
      organisation: 'Thuiszorg De Vecht',
      role: 'lead-professional',
      action: 'thread.read',
      object: 'thread:1',
      outcome: 'done',
      ground: 'consent and team membership',
    },
    expect.objectContaining({ action: 'networks.list', object: 'network:1', at: '2026-11-23T09:01:00.000Z' }),
  ]);
  expect(JSON.stringify(lines)).not.toContain('Noor');
});
