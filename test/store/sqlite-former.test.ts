import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite } from '../../src/store/sqlite-backup';
import { readFormer } from '../../src/store/sqlite-former';
import type { AnyDocument } from '../../src/store/documents';
import { put } from '../../src/store/write';
import { sample } from './sample';

let folder: string;
let former: string;
let restored: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-'));
  former = join(folder, 'former.db');
  restored = join(folder, 'restored.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A database with the first of these documents is copied as restored, then the others are added. */
async function databases(copied: AnyDocument[], added: AnyDocument[]): Promise<void> {
  const store = openSqlite(join(folder, 'open.db'));
  for (const [docs, to] of [
    [copied, restored],
    [added, former],
  ] as const) {
    for (const doc of docs) {
      const known = await store.get(doc.type, doc.partition, doc.id);
      expect((await store.commit(doc.partition, [put(known, doc)])).ok).toBe(true);
    }
    backupSqlite(join(folder, 'open.db'), to);
  }
  await store.close();
}

const card = (id: string) => sample('card', 'organisation:zorg', `card:${id}`, { personId: 'p', subjectId: 'd' });
const written = (number: number) => ({
  ...{ number, kind: 'answered', personId: 'p', teamId: 't', authorName: 'A', at: '2026-11-23T09:00:00.000Z' },
  text: `Tekst ${number} `.repeat(20),
});
const thread = (id: string, messages: object[]) =>
  sample('thread', 'network:n', id, { messages: messages.length, latest: messages });
/** Threads of one message each. */
const upTo = (count: number) =>
  Array.from({ length: count }, (_, index) => thread(`thread:${String(index).padStart(4, '0')}`, [written(index + 1)]));
/** The same documents in both; the restored database, to be changed. */
async function openBoth(docs: AnyDocument[]): Promise<Database.Database> {
  await databases(docs, []);
  return new Database(restored);
}
const idsOf = (cards: readonly AnyDocument[]): string[] => cards.map(({ id }) => id);

test('reads what the database in its place does not have, and changes nothing in either', async () => {
  const [earlier, later] = [thread('t', [1, 2].map(written)), thread('t', [1, 2, 3].map(written))];
  await databases([card('a'), earlier], [card('b'), later, sample('audit', 'network:n', 'audit:1')]);
  const before = [readFileSync(former), readFileSync(restored)];
  const found = readFormer(former, restored);
  expect({ ...found, cards: idsOf(found.cards) }).toEqual({
    ...{ cards: ['card:b'], messages: 1, records: 1, whole: true },
  });
  expect([readFileSync(former), readFileSync(restored)]).toEqual(before);
});

test('a message that stands otherwise in the other counts', async () => {
  const db = await openBoth([thread('t', [written(1), written(2)])]);
  db.exec("UPDATE documents SET revision = 'of another moment', json = replace(json, 'Tekst 2 ', 'Anders ')");
  db.close();
  expect(readFormer(former, restored).messages).toBe(1);
});

test('a thread that was rewritten with its fields in another order has no other message', async () => {
  const other = Object.fromEntries(Object.entries(written(1)).reverse());
  await databases([thread('t', [written(1)])], [thread('t', [other])]);
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(written(1)));
  expect(readFormer(former, restored).messages).toBe(0);
});

test('damage in the middle of a text: that document alone is not known', async () => {
  await databases([], [thread('a', [written(1)]), thread('b', [written(1)]), thread('c', [written(1)])]);
  const db = new Database(former);
  db.exec(`UPDATE documents SET json = replace(json, 'Tekst 1', CAST(x'ff' AS TEXT)) WHERE id = 'b'`);
  db.close();
  expect(readFormer(former, restored)).toMatchObject({ messages: 2, whole: false });
});

test('a message that 0.1.0 kept in a document of its own counts', async () => {
  const db = await openBoth([thread('t', [written(1)]), sample('message', 'network:n', 'message:t:0002')]);
  db.exec("DELETE FROM documents WHERE id = 'message:t:0002'");
  db.close();
  expect(readFormer(former, restored).messages).toBe(1);
});

test('a damaged page: what stands before and behind it is read, and it says that it is not whole', async () => {
  await databases([], [...upTo(400), card('a'), sample('card', 'person:p', 'card:z', { personId: 'p' })]);
  const content = readFileSync(former);
  const page = Math.floor(content.indexOf('Tekst 203 ') / 4096);
  content.fill(0xff, page * 4096, (page + 1) * 4096);
  writeFileSync(former, content);
  const found = readFormer(former, restored);
  expect(found.messages).toBeGreaterThan(380);
  expect(found.messages).toBeLessThan(400);
  expect(idsOf(found.cards).sort()).toEqual(['card:a', 'card:z']);
  expect(found.whole).toBe(false);
});

test('a document that cannot be read is skipped', async () => {
  await databases([], [card('a'), card('b'), card('c')]);
  const db = new Database(former);
  db.exec(`UPDATE documents SET json = '{"type":"card"}' WHERE id = 'card:b'`);
  db.close();
  const { cards, whole } = readFormer(former, restored);
  expect({ cards: idsOf(cards), whole }).toEqual({ cards: ['card:a', 'card:c'], whole: false });
});

test.each([
  ['no database', 'no database at all. '.repeat(500)],
  ['empty', ''],
])('%s: nothing is read, and it is not whole', async (_, content) => {
  await databases(upTo(1), []);
  writeFileSync(former, content);
  expect(readFormer(former, restored)).toEqual({ cards: [], messages: 0, records: 0, whole: false });
});
