import { DateTime } from 'luxon';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { planReminders } from '../../src/usecases/reminders/plan-reminders';
import { openSqlite } from '../../src/store/sqlite';
import { arrives, asks, loadNorth } from '../faults/at-north';
import { chanceOf } from '../faults/chance';
import { noFaults, type StoreFaults } from '../faults/faulty-store';
import { pretendTeams, type PretendTeams } from '../faults/pretend-teams';
import { startProcess, type Arrival, type BotProcess, type Shared } from '../faults/processes';
import { people } from '../helpers/region-north';

const zone = 'Europe/Amsterdam';
const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();

/** One digest (for Noor) and one reminder (for Noor and Carla), each at its own moment, on data and in chats shared by all processes. */
interface Scene {
  shared: Shared;
  teams: PretendTeams;
  start: (faults?: StoreFaults) => BotProcess;
  at: (moment: string) => void;
}

const open: Scene[] = [];
afterEach(async () => {
  for (const { shared } of open.splice(0)) await shared.data.close();
});

/** The work of the clock, and when it is due: one of its kind each. */
const works = {
  digest: { due: '2026-11-24T08:31', askedAt: '2026-11-23T08:00', people: 1, plan: planDigests },
  reminder: { due: '2026-11-24T10:01', askedAt: '2026-11-23T16:00', people: 2, plan: planReminders },
} as const;
type Work = keyof typeof works;
const both = Object.keys(works) as Work[];

async function scene(work: Work): Promise<Scene> {
  const chance = chanceOf(7);
  let now = at(works[work].askedAt);
  let ids = 0;
  const teams = pretendTeams(chance, () => Date.parse(now));
  const data = openSqlite(':memory:');
  const shared: Shared = { data, teams, chance, now: () => now, newId: () => `id${(ids += 1)}`, arrivals: [] };
  await loadNorth(data);
  const start = (faults = noFaults): BotProcess => startProcess(shared, { ...faults });
  const calm = start();
  for (const each of [people.gp, people.nurse, people.colleague]) await arrives(calm.deps, each);
  await asks(calm.deps, 'medication');
  await calm.deliver();
  shared.arrivals.length = 0;
  now = at(works[work].due);
  const made = { shared, teams, start, at: (moment: string) => void (now = at(moment)) };
  open.push(made);
  return made;
}

/** By card: how often it came, and how often more than once is on record. */
async function arrived(shared: Shared, work: Work): Promise<{ times: number; unclear: number }[]> {
  const of = shared.arrivals.filter(({ card }: Arrival) => card.about.kind === work);
  const cards = new Map(of.map(({ card }) => [card.id, card]));
  return Promise.all(
    [...cards.values()].map(async ({ partition, id }) => ({
      times: of.filter(({ card }) => card.id === id).length,
      unclear: (await shared.data.get('card', partition, id))?.doc.unclear ?? 0,
    })),
  );
}

const once = (work: Work) => Array.from({ length: works[work].people }, () => ({ times: 1, unclear: 0 }));

/**
 * A process that does the clock's work and delivers, and ends before or after its nth commit; another one goes on.
 * Between two commits it changes nothing but what Teams has: these are all the points at which an end makes a difference.
 */
async function endsAt(work: Work, nth: number, point: 'before' | 'after') {
  const { shared, start, at: set } = await scene(work);
  const dying = start();
  const { commit } = dying.store;
  let left = nth;
  dying.store.commit = async (partition, writes) => {
    const here = (left -= 1) === 0;
    if (here && point === 'before') dying.store.dead = true;
    const done = await commit(partition, writes);
    if (here) dying.store.dead = true;
    return done;
  };
  await dying.clock();
  await dying.deliver();
  const next = start();
  // Longer than a lease, so that what was held is free again.
  for (const later of ['10:03', '10:05']) {
    set(`2026-11-24T${later}`);
    await next.clock();
    await next.deliver();
  }
  return { ended: dying.store.dead, came: await arrived(shared, work) };
}

describe.each(both)('G2, D5: the %s', (work) => {
  test.each(['before', 'after'] as const)(
    'a process ends %s any one of its commits: it comes, and twice only where that is on record',
    async (point) => {
      let nth = 0;
      let twice = 0;
      for (let ended = true; ended;) {
        const found = await endsAt(work, (nth += 1), point);
        ({ ended } = found);
        expect({ nth, came: found.came.length }).toEqual({ nth, came: works[work].people });
        for (const { times, unclear } of found.came) {
          expect(times).toBeLessThanOrEqual(1 + unclear);
          if (times > 1) twice += 1;
        }
      }
      // Deciding, and for each person claiming and recording; sent and not recorded it does come twice.
      expect(nth - 1).toBeGreaterThanOrEqual(1 + 2 * works[work].people);
      if (point === 'before') expect(twice).toBeGreaterThan(0);
    },
  );

  test.each([2, 5])('%d processes at once, again and again: once', async (count) => {
    const { shared, start } = await scene(work);
    const processes = Array.from({ length: count }, () => start());
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(processes.flatMap((process) => [process.clock(), process.deliver()]));
    }
    expect(await arrived(shared, work)).toEqual(once(work));
  });

  test.each<[string, Partial<StoreFaults>]>([
    ['before the commit', { before: 1 }],
    ['after the commit', { after: 1 }],
    ['as if somebody else was first', { conflict: 1 }],
    ['while reading', { read: 1 }],
  ])('the store fails %s while it is decided: once, when it works again', async (_, faults) => {
    const { shared, start } = await scene(work);
    const process = start({ ...noFaults, ...faults });
    await works[work].plan(process.deps).catch(() => 0);
    expect(process.store.happened).toBeGreaterThan(0);
    process.store.faults = noFaults;
    await process.clock();
    await process.clock();
    await process.deliver();
    expect(await arrived(shared, work)).toEqual(once(work));
  });

  test.each([-60, 60])(
    'the clock of one of two processes is %d minutes off, before, at and after its time: once',
    async (minutes) => {
      const { shared, start, at: set } = await scene(work);
      const [right, wrong] = [start(), start()];
      wrong.skewMs = minutes * 60_000;
      const due = DateTime.fromISO(works[work].due, { zone });
      for (let passed = -90; passed <= 90; passed += 10) {
        set(due.plus({ minutes: passed }).toFormat("yyyy-MM-dd'T'HH:mm"));
        for (const process of [wrong, right]) {
          await process.clock();
          await process.deliver();
        }
      }
      expect(await arrived(shared, work)).toEqual(once(work));
    },
  );
});
