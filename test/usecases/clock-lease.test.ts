import { openSqlite } from '../../src/store/sqlite';
import { find, key } from '../../src/store/keys';
import type { Store } from '../../src/store/store';
import { lookIn, signOff } from '../../src/usecases/clock-lease';

let store: Store;
beforeEach(() => (store = openSqlite(':memory:')));
afterEach(() => store.close());

const noon = Date.parse('2026-11-24T12:00:00.000Z');
const at = (seconds: number): string => new Date(noon + seconds * 1_000).toISOString();
/** Looks in by a clock of its own. */
const looks = (instance: string, seconds: number, inner = store) =>
  lookIn({ store: inner, now: () => at(seconds) }, { instance, version: `of ${instance}` });
const entries = async () => (await find(store, key.clock()))?.doc.instances ?? [];

test('the first that came does the work, by name and version, and the next after it, when it has not looked in for 90 seconds', async () => {
  expect(await looks('a', 0)).toEqual({ owner: true, left: false, nextAt: at(60) });
  // Before the first runs out nobody can take over; just after it somebody does.
  expect(await looks('b', 45)).toEqual({ owner: false, left: false, nextAt: at(90.001) });
  expect(await looks('a', 60)).toMatchObject({ owner: true });
  expect(await entries()).toEqual([
    { instance: 'a', version: 'of a', until: at(150) },
    { instance: 'b', version: 'of b', until: at(135) },
  ]);
  expect(await looks('b', 120)).toMatchObject({ owner: false });
  expect(await looks('b', 150.001)).toMatchObject({ owner: true, left: true });
  expect(await looks('a', 151)).toMatchObject({ owner: false });
});

test('who has ended is taken away by the owner alone, which learns of it', async () => {
  await looks('a', 0);
  await looks('b', 1);
  await looks('c', 2);
  await signOff({ store, now: () => at(10) }, { instance: 'b', version: 'of b' });
  expect(await looks('c', 50)).toMatchObject({ owner: false });
  expect(await entries()).toHaveLength(3);
  expect(await looks('a', 60)).toMatchObject({ owner: true, left: true });
  expect(await looks('a', 70)).toMatchObject({ owner: true, left: false });
});

test('an owner that stops is owner no longer', async () => {
  await looks('a', 0);
  await looks('b', 1);
  await signOff({ store, now: () => at(10) }, { instance: 'a', version: 'of a' });
  expect(await looks('b', 11)).toMatchObject({ owner: true, left: true });
});

test('one whose clock is an hour ahead keeps nobody waiting', async () => {
  await looks('ahead', 3_600);
  expect(await looks('b', 0)).toMatchObject({ owner: true });
});

test('who was first with the document in between is not lost, nor what a newer program keeps there', async () => {
  await looks('a', 0);
  const found = (await find(store, key.clock()))!;
  const [first] = found.doc.instances;
  const grown = { ...found.doc, ofTomorrow: 1, schemaVersion: 2, instances: [{ ...first!, load: 3 }] };
  await store.commit(grown.partition, [{ kind: 'replace', doc: grown, revision: found.revision }]);
  let between = true;
  const slow: Store = {
    ...store,
    commit: async (partition, writes) => {
      if (between) {
        between = false;
        await looks('b', 20);
      }
      return store.commit(partition, writes);
    },
  };
  expect(await looks('a', 30, slow)).toMatchObject({ owner: true });
  const kept = (await find(store, key.clock()))!.doc;
  expect(kept).toMatchObject({ ofTomorrow: 1, schemaVersion: 2 });
  expect(kept.instances).toEqual([
    { instance: 'a', version: 'of a', until: at(120), load: 3 },
    { instance: 'b', version: 'of b', until: at(110) },
  ]);
});
