import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import { commitsTo, statementsOf } from '../../src/store/sqlite-commit';
import type { Write } from '../../src/store/store';
import { sample } from './sample';

const folder = mkdtempSync(join(tmpdir(), 'schakel-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const insert = (id: string, fields: object = {}): Write => ({
  kind: 'insert',
  doc: { ...sample('seat', 'p', id, { teamId: 'team' }), ...fields },
});
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

/** Commits on a file of the store, with every statement they use on record; `fails` is one that throws, once. */
async function recorded(fails?: string, check: () => void = () => undefined) {
  const file = newFile();
  await openSqlite(file).close();
  const db = new Database(file);
  const used: string[] = [];
  const real = statementsOf(db);
  const statements = (sql: string) => {
    used.push(sql);
    if (sql === fails && used.filter((each) => each === fails).length === 1) throw new Error('disk');
    return real(sql);
  };
  const { commit } = commitsTo(db, statements, Date.now, check);
  const ids = (): string[] => (db.prepare('SELECT id FROM documents').all() as { id: string }[]).map(({ id }) => id);
  const settled = async (...batches: Write[][]): Promise<unknown[]> => {
    const all = await Promise.allSettled(batches.map((writes) => commit('p', writes)));
    return all.map((each) => (each.status === 'fulfilled' ? each.value.ok || each.value : String(each.reason)));
  };
  return { db, used, commit, ids, settled };
}

const count = (used: string[], sql: string): number => used.filter((each) => each === sql).length;

describe('commits of one turn of the event loop', () => {
  test('are one transaction, and those of the next another', async () => {
    const { used, settled, ids } = await recorded();
    const batches = Array.from({ length: 20 }, (_, index) => [insert(`a${index}`), insert(`b${index}`)]);
    expect(await settled(...batches)).toEqual(batches.map(() => true));
    expect([count(used, 'BEGIN IMMEDIATE'), count(used, 'COMMIT')]).toEqual([1, 1]);
    expect(ids()).toHaveLength(40);
    expect(await settled([insert('c')])).toEqual([true]);
    expect(count(used, 'COMMIT')).toBe(2);
  });

  test('have each their own result, in the order of their arrival', async () => {
    const { used, settled, ids } = await recorded();
    const gone: Write = { kind: 'remove', id: 'none', revision: 'r' };
    const results = await settled([insert('a')], [insert('b'), insert('a')], [gone], [], [insert('c')], [insert('c')]);
    expect(results).toEqual([
      true,
      { ok: false, reason: 'exists', index: 1 },
      { ok: false, reason: 'changed', index: 0 },
      'CodedError: A batch has 1 to 100 writes',
      true,
      { ok: false, reason: 'exists', index: 0 },
    ]);
    expect(ids()).toEqual(['a', 'c']);
    expect(count(used, 'COMMIT')).toBe(1);
  });

  test('are acknowledged only where the file is still there after COMMIT, and begun only where it was before', async () => {
    let looks = 0;
    const { used, settled } = await recorded(undefined, () => {
      looks += 1;
      if (looks > 1) throw new Error('gone');
    });
    expect(await settled([insert('a')], [insert('b')])).toEqual(['Error: gone', 'Error: gone']);
    expect([looks, count(used, 'COMMIT')]).toEqual([2, 1]);
    expect(await settled([insert('c')])).toEqual(['Error: gone']);
    expect([looks, count(used, 'BEGIN IMMEDIATE')]).toEqual([3, 1]);
  });

  test.each(['BEGIN IMMEDIATE', 'COMMIT'])(
    'fail all when %s fails, nothing is stored, and the next go on',
    async (sql) => {
      const { db, settled, ids } = await recorded(sql);
      expect(await settled([insert('a')], [insert('b')])).toEqual(['Error: disk', 'Error: disk']);
      expect([db.inTransaction, ids()]).toEqual([false, []]);
      expect(await settled([insert('a')], [insert('b')])).toEqual([true, true]);
    },
  );

  test('stand apart when a write of one of them fails', async () => {
    const { settled, ids } = await recorded();
    const broken = insert('c', { personId: 1n });
    expect(await settled([insert('a')], [insert('b'), broken], [insert('d')])).toEqual([
      true,
      expect.stringContaining('BigInt'),
      true,
    ]);
    expect(ids()).toEqual(['a', 'd']);
  });

  test('fail all when SQLite ends the transaction, as it does where the disk is full', async () => {
    const { db, settled, ids } = await recorded();
    db.exec(
      "CREATE TRIGGER full BEFORE INSERT ON documents WHEN NEW.id = 'full' BEGIN SELECT RAISE(ROLLBACK, 'full'); END",
    );
    const results = await settled([insert('a')], [insert('full')], [insert('b')]);
    for (const each of results) expect(each).toContain('full');
    expect(ids()).toEqual([]);
    expect(await settled([insert('b')])).toEqual([true]);
  });

  test('are not to be seen before they are stored, by a read of the same turn either', async () => {
    const store = openSqlite(newFile());
    const commit = store.commit('p', [insert('a')]);
    expect(await store.get('seat', 'p', 'a')).toBeUndefined();
    await commit;
    expect(await store.get('seat', 'p', 'a')).toBeDefined();
    await store.close();
  });

  test('are stored when the store is closed in that turn', async () => {
    const file = newFile();
    const store = openSqlite(file);
    const commit = store.commit('p', [insert('a')]);
    await store.close();
    expect((await commit).ok).toBe(true);
    const again = openSqlite(file);
    expect(await again.get('seat', 'p', 'a')).toBeDefined();
    await again.close();
  });
});

test('a commit on a closed store fails', async () => {
  const store = openSqlite(newFile());
  await store.close();
  await expect(store.commit('p', [insert('a')])).rejects.toThrow('not open');
});

test('a statement is prepared once', async () => {
  const db = new Database(newFile());
  const statements = statementsOf(db);
  expect(statements('SELECT 1')).toBe(statements('SELECT 1'));
  await Promise.resolve(db.close());
});
