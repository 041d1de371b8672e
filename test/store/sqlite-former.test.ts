import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite } from '../../src/store/sqlite-backup';
import { readFormer } from '../../src/store/sqlite-former';
import type { AnyDocument } from '../../src/store/documents';
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
    for (const doc of docs) expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
    backupSqlite(join(folder, 'open.db'), to);
  }
  await store.close();
}

const card = (id: string) => sample('card', 'organisation:zorg', `card:${id}`, { personId: 'p', subjectId: 'd' });
const message = (number: number) =>
  sample('message', 'network:n', `message:t:${String(number).padStart(4, '0')}`, {
    ...{ networkId: 'n', threadId: 't', number },
    text: `Tekst ${number} `.repeat(20),
  });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => message(index + 1));
const idsOf = (cards: readonly AnyDocument[]): string[] => cards.map(({ id }) => id);

test('reads what the database in its place does not have, and changes nothing in either', async () => {
  await databases([card('a'), ...upTo(2)], [card('b'), message(3), sample('audit', 'network:n', 'audit:1')]);
  const before = [readFileSync(former), readFileSync(restored)];
  const found = readFormer(former, restored);
  expect({ ...found, cards: idsOf(found.cards) }).toEqual({
    ...{ cards: ['card:b'], messages: 1, records: 1, whole: true },
  });
  expect([readFileSync(former), readFileSync(restored)]).toEqual(before);
});

test('another document under an id that the other has too counts', async () => {
  await databases([message(1)], []);
  const db = new Database(restored);
  db.exec("UPDATE documents SET revision = 'of another moment'");
  db.close();
  expect(readFormer(former, restored).messages).toBe(1);
});

test('a damaged page: what stands before and behind it is read, and it says that it is not whole', async () => {
  await databases([], [...upTo(400), card('a'), sample('card', 'person:p', 'card:z', { personId: 'p' })]);
  const content = readFileSync(former);
  const page = Math.floor(content.indexOf('Tekst 200 ') / 4096);
  content.fill(0xff, page * 4096, (page + 1) * 4096);
  writeFileSync(former, content);
  const found = readFormer(former, restored);
  expect(found.messages).toBeGreaterThan(380);
  expect(found.messages).toBeLessThan(400);
  expect(idsOf(found.cards).sort()).toEqual(['card:a', 'card:z']);
  expect(found.whole).toBe(false);
});

test('a document that cannot be read is passed by', async () => {
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
  await databases([message(1)], []);
  writeFileSync(former, content);
  expect(readFormer(former, restored)).toEqual({ cards: [], messages: 0, records: 0, whole: false });
});
