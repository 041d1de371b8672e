import { DateTime } from 'luxon';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import type { Deps } from '../../../src/usecases/deps';
import { planRequestReminders } from '../../../src/usecases/reminders/plan-request-reminders';
import { withClock } from '../../../src/usecases/requests/request-documents';
import { createWorld } from '../../helpers/world';
import { damaged, sample } from '../../store/sample';

const zone = 'Europe/Amsterdam';
const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();

let region: Deps['region'];
let store: Store;
beforeAll(async () => {
  const world = await createWorld();
  ({ region } = world.deps);
  await world.close();
});
beforeEach(() => {
  store = openSqlite(':memory:');
});
afterEach(() => store.close());

const process = (clock: () => string): Deps => ({
  store,
  region,
  now: clock,
  newId: () => 'id1',
  wake: () => undefined,
});

/** A request that the practice was sent at this local time. */
async function asked(local: string): Promise<void> {
  const facts = sample('network-request', 'organisation:praktijk', 'network-request:r1', {
    requestId: 'r1',
    practiceId: 'praktijk',
    practiceTeamId: 'praktijk.team',
    askerTeamId: 'buurt.west',
    state: 'open',
    at: at(local),
  });
  const doc = await withClock(
    process(() => at(local)),
    { ...facts, remindedFor: null },
  );
  await store.commit(doc.partition, [{ kind: 'insert', doc }]);
}

async function notices(): Promise<number> {
  return (await store.query('noticesByState', 'pending', { limit: 100 })).items.length;
}

// 48 hours: 75 % is 36 hours.
test.each<[string, string, string[], string[]]>([
  ['not a minute before', '2026-11-23T20:00', ['2026-11-25T07:59'], []],
  ['at 75 %', '2026-11-23T20:00', ['2026-11-25T08:00'], ['2026-11-25T08:00']],
  ['once', '2026-11-23T20:00', ['2026-11-25T08:00', '2026-11-25T08:01', '2026-11-25T15:00'], ['2026-11-25T08:00']],
  ['late after a stop, still in the daytime', '2026-11-23T20:00', ['2026-11-25T12:00'], ['2026-11-25T12:00']],
  [
    'late after a stop, it is night: it waits, and the deadline comes first',
    '2026-11-24T06:00',
    ['2026-11-25T20:00', '2026-11-26T05:59', '2026-11-26T07:00'],
    [],
  ],
  ['at 22:00 it waits for 07:00', '2026-11-23T10:00', ['2026-11-24T22:00', '2026-11-25T07:00'], ['2026-11-25T07:00']],
  ['not once the deadline has passed', '2026-11-23T20:00', ['2026-11-25T20:00', '2026-11-26T08:00'], []],
])('N5, D5: %s', async (_, sent, looks, expected) => {
  await asked(sent);
  let now = at(sent);
  const deps = process(() => now);
  const found: string[] = [];
  for (const look of looks) {
    now = at(look);
    if ((await planRequestReminders(deps)) > 0) found.push(look);
  }
  expect(found).toEqual(expected);
  expect(await notices()).toBe(expected.length);
});

test('N5, D5: two processes at the same moment remind once', async () => {
  await asked('2026-11-23T20:00');
  const clock = () => at('2026-11-25T08:00');
  const counts = await Promise.all([planRequestReminders(process(clock)), planRequestReminders(process(clock))]);
  expect(counts.sort()).toEqual([0, 1]);
  expect(await notices()).toBe(1);
  // Nothing is left to look at every minute.
  const left = await store.query('requestsToRemind', 'network-request', { upTo: '2099', limit: 10 });
  expect(left.items).toEqual([]);
});

test('N5, D5: a request that cannot be read does not take their reminder from the others', async () => {
  await asked('2026-11-23T20:00');
  const { doc } = (await store.get('network-request', 'organisation:praktijk', 'network-request:r1'))!;
  const other = damaged({ ...doc, id: 'network-request:r0', remindAt: at('2026-11-24T09:00') });
  await store.commit(other.partition, [{ kind: 'insert', doc: other }]);
  const planned = planRequestReminders(process(() => at('2026-11-25T08:00')));
  await expect(planned).rejects.toMatchObject({ name: 'UnreadableDocument', documentId: other.id });
  expect(await notices()).toBe(1);
});
