import { find, key } from '../../../src/store/keys';
import type { Store } from '../../../src/store/store';
import { openSqlite } from '../../../src/store/sqlite';
import { sharedReading } from '../../../src/usecases/deliveries/shared-reading';
import { sample } from '../../store/sample';

const partition = 'network:n';
let inner: Store;
let reads: number;
let now: string;
let reading: ReturnType<typeof sharedReading>;

beforeEach(async () => {
  [reads, now] = [0, '2026-11-23T09:00:00.000Z'];
  inner = openSqlite(':memory:');
  await inner.commit(partition, [{ kind: 'insert', doc: sample('network', partition, 'network', { state: 'open' }) }]);
  const store: Store = { ...inner, get: (...asked) => ((reads += 1), inner.get(...asked)) };
  reading = sharedReading({ store, now: () => now });
});
afterEach(() => inner.close());

const stateOf = async () => (await reading(partition).get('network', partition, 'network'))?.doc.state;
/** As a practice that records that the client withdrew the consent (C5). */
async function freeze(): Promise<void> {
  const { doc, revision } = (await inner.get('network', partition, 'network'))!;
  await inner.commit(partition, [{ kind: 'replace', doc: { ...doc, state: 'frozen' }, revision }]);
}

test('cards of the same moment share what they show; a card a second later shows what is true then', async () => {
  expect([await stateOf(), await stateOf(), reads]).toEqual(['open', 'open', 1]);
  await freeze();
  now = '2026-11-23T09:00:00.999Z';
  expect([await stateOf(), reads]).toEqual(['open', 1]);
  now = '2026-11-23T09:00:01.000Z';
  expect([await stateOf(), reads]).toEqual(['frozen', 2]);
});

test('what a person’s rights hang on is read anew after a tenth of a second (R5)', async () => {
  const staff = key.staff('praktijk', 'p');
  const place = (active: boolean) => sample('staff', staff.partition, staff.id, { active });
  await inner.commit(staff.partition, [{ kind: 'insert', doc: place(true) }]);
  const isActive = async () => (await find(reading(partition), staff))?.doc.active;
  expect(await isActive()).toBe(true);
  const { revision } = (await find(inner, staff))!;
  await inner.commit(staff.partition, [{ kind: 'replace', doc: place(false), revision }]);
  now = '2026-11-23T09:00:00.099Z';
  expect([await isActive(), reads]).toEqual([true, 1]);
  now = '2026-11-23T09:00:00.100Z';
  expect([await isActive(), reads]).toEqual([false, 2]);
});

test('a clock that is put back does not keep what was read', async () => {
  expect(await stateOf()).toBe('open');
  await freeze();
  now = '2026-11-23T08:00:00.000Z';
  expect(await stateOf()).toBe('frozen');
});
