import { DateTime } from 'luxon';
import { planReminders } from '../../../src/usecases/reminders/plan-reminders';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';

const zone = 'Europe/Amsterdam';
const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();

let waiting: Waiting | undefined;
afterEach(() => waiting?.store.close());

async function notices(from: Waiting): Promise<string[]> {
  const page = await from.store.query('noticesByState', 'pending', { limit: 100 });
  return page.items.map(({ doc }) => doc.id);
}

// Medication, 24 hours: 75 % is 18 hours.
test.each<[string, string, string[], string[]]>([
  ['not a minute before', '2026-11-23T16:00', ['2026-11-24T09:59'], []],
  ['at 75 %', '2026-11-23T16:00', ['2026-11-24T10:00'], ['2026-11-24T10:00']],
  ['once', '2026-11-23T16:00', ['2026-11-24T10:00', '2026-11-24T10:01', '2026-11-24T15:00'], ['2026-11-24T10:00']],
  ['late after a stop, still in the daytime', '2026-11-23T16:00', ['2026-11-24T12:00'], ['2026-11-24T12:00']],
  ['not in the night it has become: in the morning', '2026-11-23T22:00', ['2026-11-24T20:00', '2026-11-24T21:00'], []],
  [
    'before 20:00 when the deadline falls in the night',
    '2026-11-23T02:00',
    ['2026-11-23T19:29', '2026-11-23T19:30'],
    ['2026-11-23T19:30'],
  ],
  ['not once the deadline has passed', '2026-11-23T16:00', ['2026-11-24T16:00', '2026-11-25T08:00'], []],
])('D5: %s', async (_, asked, looks, expected) => {
  waiting = await waitingThread(at(asked), '08:30');
  let now = at(asked);
  const deps = waiting.process(() => now);
  const found: string[] = [];
  for (const look of looks) {
    now = at(look);
    if ((await planReminders(deps)) > 0) found.push(look);
  }
  expect(found).toEqual(expected);
  expect(await notices(waiting)).toHaveLength(expected.length);
});

test('D5: two processes at the same moment remind once', async () => {
  waiting = await waitingThread(at('2026-11-23T16:00'), '08:30');
  const clock = () => at('2026-11-24T10:00');
  const counts = await Promise.all([planReminders(waiting.process(clock)), planReminders(waiting.process(clock))]);
  expect(counts.sort()).toEqual([0, 1]);
  expect(await notices(waiting)).toHaveLength(1);
  // Nothing is left to look at every minute.
  const left = await waiting.store.query('threadsToRemind', 'thread', { upTo: '2099', limit: 10 });
  expect(left.items).toEqual([]);
});
