import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { readOperatorConfig } from '../src/config';
import { openStore, openToWork } from '../src/open-store';
import { markUpToDate } from '../src/store/data-version';
import { openSqlite } from '../src/store/sqlite';
import type { Store } from '../src/store/store';
import { sample } from './store/sample';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-open-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'schakel.db');
const onServer = () =>
  readOperatorConfig({ SCHAKEL_SQLITE: file(), SCHAKEL_AUDIT_KEY: 'a key of thirty-two characters or more' });
const onLaptop = () => readOperatorConfig({ SCHAKEL_MODE: 'local', SCHAKEL_DATA: folder });

/** The driver lets go of a file only when all that opened it are closed. */
async function within(opening: Promise<Store> | Store, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await opening;
  await work(store);
  await store.close();
}

const keeps = (type: 'network-request' | 'team' | 'person') => (store: Store) =>
  store.commit('p', [{ kind: 'insert', doc: sample(type, 'p', type) }]);

test('a new store is worked in, now and later', async () => {
  await within(openToWork(onServer()), keeps('person'));
  await within(openToWork(onServer()), (store) => store.ready());
});

test('what an operator’s command leaves in a new store makes it none of 0.1.0', async () => {
  await within(openStore(onServer()), keeps('person'));
  await within(openToWork(onServer()), (store) => store.ready());
});

test('one of 0.1.0 is not worked in, and the sentence says what to do; it is opened to look in and to upgrade', async () => {
  await within(openSqlite(file()), keeps('person'));
  const sentence = /^The data are of 0\.1\.0: .*npm run backup -- FILE.*then npm run schakel -- upgrade\.$/;
  await expect(openToWork(onServer())).rejects.toMatchObject({
    code: 'UPGRADE_FIRST',
    message: expect.stringMatching(sentence) as string,
  });
  await expect(openToWork(onLaptop())).rejects.toThrow(/Or begin anew, without them: npm start -- --reset\.$/);
  await within(openStore(onServer()), markUpToDate);
  await within(openToWork(onServer()), (store) => store.ready());
});

test('one that is not worked in is let go of', async () => {
  await within(openSqlite(file()), keeps('person'));
  const asked = jest.spyOn(Database.prototype, 'prepare');
  await expect(openToWork(onServer())).rejects.toMatchObject({ code: 'UPGRADE_FIRST' });
  const open = asked.mock.contexts.filter((db) => (db as Database.Database).open);
  asked.mockRestore();
  expect(open).toHaveLength(0);
});

test.each(['network-request', 'team'] as const)(
  'a 0.1.0 that ran again after the upgrade: its %s is moved first',
  async (type) => {
    await within(openToWork(onServer()), keeps(type));
    await expect(openToWork(onServer())).rejects.toMatchObject({ code: 'UPGRADE_FIRST' });
  },
);
