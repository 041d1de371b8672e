import { DateTime } from 'luxon';
import { planReminders } from '../../../src/usecases/reminders/plan-reminders';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { damaged } from '../../store/sample';

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

test('D5: a thread or a network that cannot be read does not take their reminder from the others', async () => {
  waiting = await waitingThread(at('2026-11-23T16:00'), '08:30');
  const { store } = waiting;
  const { doc: thread } = (await store.get('thread', 'network:n1', 'thread:t1'))!;
  const { doc: network } = (await store.get('network', 'network:n1', 'network'))!;
  const elsewhere = (id: string) => ({
    thread: { ...thread, partition: `network:${id}`, networkId: id, id: `thread:${id}`, threadId: id },
    network: { ...network, partition: `network:${id}`, networkId: id },
  });
  // Sorted before the thread that is well.
  const [noThread, noNetwork] = [elsewhere('a'), elsewhere('b')];
  for (const doc of [
    damaged({ ...noThread.thread, remindAt: at('2026-11-24T09:00') }),
    noThread.network,
    { ...noNetwork.thread, remindAt: at('2026-11-24T09:01') },
    damaged(noNetwork.network),
  ])
    expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
  const planned = planReminders(waiting.process(() => at('2026-11-24T10:00')));
  await expect(planned).rejects.toMatchObject({
    errors: [
      { name: 'UnreadableDocument', documentId: 'thread:a' },
      { name: 'UnreadableDocument', documentId: 'network', partition: 'network:b' },
    ],
  });
  expect(await notices(waiting)).toEqual([expect.stringContaining('notice:remind:t1:')]);
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

// 75 % of 24 hours are 18 hours that pass, whatever the clock on the wall says.
test.each<[string, string, string]>([
  ['the end of summer time, at 75 %', '2026-10-24T15:00', '2026-10-25T08:00'],
  ['the end of summer time, which 75 % brings into the night', '2026-10-24T13:30', '2026-10-25T07:00'],
  ['the end of summer time, at 75 % on the last minute of the night', '2026-10-24T14:00', '2026-10-25T07:00'],
  ['the beginning of summer time, at 75 %', '2027-03-27T13:00', '2027-03-28T08:00'],
  ['the beginning of summer time, with 75 % in the night', '2027-03-27T11:30', '2027-03-28T07:00'],
  ['the beginning of summer time, which 75 % brings out of the night', '2027-03-27T12:30', '2027-03-28T07:30'],
])('D5: minute by minute through %s: one reminder, by two processes', async (_, asked, expected) => {
  waiting = await waitingThread(at(asked), '08:30');
  let now = Date.parse(at(asked));
  const clock = () => new Date(now).toISOString();
  const processes = [waiting.process(clock), waiting.process(clock)];
  const found: string[] = [];
  for (
    const end = Date.parse(at(expected)) + 5 * 3_600_000;
    now <= end;
    now += near(now, expected) ? 60_000 : 600_000
  ) {
    const counts = await Promise.all(processes.map(planReminders));
    for (const count of counts) if (count > 0) found.push(clock());
  }
  expect(found).toEqual([at(expected)]);
  expect(await notices(waiting)).toHaveLength(1);
});

function near(now: number, expected: string): boolean {
  return Math.abs(now - Date.parse(at(expected))) < 90 * 60_000;
}

test.each([-60, 60])(
  'D5: a clock that jumps %i minutes around the morning reminds once, not at night',
  async (jump) => {
    // 75 % at 06:00: it waits for 07:00.
    waiting = await waitingThread(at('2026-11-23T12:00'), '08:30');
    let now = Date.parse(at('2026-11-24T06:30'));
    const deps = waiting.process(() => new Date(now).toISOString());
    const found: string[] = [];
    for (let minute = 0; minute < 180; minute += 1) {
      if ((await planReminders(deps)) > 0) found.push(deps.now());
      now += (minute === 35 ? jump : 1) * 60_000;
    }
    expect(found).toEqual([at('2026-11-24T07:00')]);
    expect(await notices(waiting)).toHaveLength(1);
  },
);
