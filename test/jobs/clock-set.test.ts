import { watchClock } from '../../src/jobs/clock-watch';
import { runInstances, type Instances, type Running } from '../helpers/instances';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { sample } from '../store/sample';

const hour = 3_600_000;
const begin = '2026-11-23T10:00:00.000Z';
let waiting: Waiting;
afterEach(() => waiting.store.close());

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** What a press has committed and nobody has taken up yet. */
async function asks({ deps }: Running): Promise<void> {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const told = { about, version: 1, alertTeamId: null, alertPersonIds: ['p'], state: 'pending', dueAt: deps.now() };
  const doc = sample('notice', 'network:n1', 'notice:asked', told);
  expect((await deps.store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
}

async function two(): Promise<{ bots: Instances; owner: Running; second: Running }> {
  waiting = await waitingThread('2026-11-23T09:00:00.000Z', '08:30');
  const bots = runInstances(waiting.process, begin);
  const [owner, second] = [bots.start('one', waiting.store), bots.start('two', waiting.store)];
  await bots.until(later(begin, hour));
  return { bots, owner, second };
}

describe.each([-2, 2])('the wall clock is set by %d hours', (hours) => {
  test.each(['owner', 'second'] as const)(
    'what is on its way comes within minutes: committed by the %s',
    async (who) => {
      const { bots, ...both } = await two();
      await asks(both[who]);
      bots.setClock(hours * hour);
      await bots.until(later(bots.now(), 4 * 60_000));
      expect([...both.owner.sent, ...both.second.sent].map((each) => each.split(' ')[0])).toEqual(['thread']);
      expect([...both.owner.errors, ...both.second.errors]).toEqual([]);
    },
  );

  test('each instance goes on saying that it runs, and what comes after it comes at once', async () => {
    const { bots, owner, second } = await two();
    bots.setClock(hours * hour);
    await bots.until(later(bots.now(), 10 * 60_000));
    await asks(second);
    const asked = bots.now();
    await bots.until(later(asked, 100));
    expect([...owner.sent, ...second.sent]).toEqual([`thread ${asked}`]);
    expect([owner.sinceLookMs(), second.sinceLookMs()].map((ms) => ms <= 60_000)).toEqual([true, true]);
  });
});

test('a clock that is moved little by little is not one that was set', () => {
  let [wall, elapsed] = [Date.parse(begin), 0];
  const wasSet = watchClock(
    () => new Date(wall).toISOString(),
    () => elapsed,
  );
  const told = [60_100, 60_000, 55_000, 60_000, -hour, 60_000].map((ms) => {
    wall += ms;
    elapsed += 60_000;
    return wasSet();
  });
  expect(told).toEqual([false, false, true, false, true, false]);
});
