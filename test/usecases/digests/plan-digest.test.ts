import fc from 'fast-check';
import { DateTime } from 'luxon';
import { planDigests } from '../../../src/usecases/digests/plan-digest';
import { personIdOf } from '../../../src/usecases/people/load-actor';
import { addStaff, someone, addOrganisation, putTeam } from '../../helpers/directory';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { damaged, sample } from '../../store/sample';

const zone = 'Europe/Amsterdam';
const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();
const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

let waiting: Waiting | undefined;
afterEach(async () => {
  await waiting?.store.close();
  waiting = undefined;
});

/** The digest cards in the store, by local date. */
async function sent(from: Waiting): Promise<string[]> {
  const page = await from.store.query('cardsByState', 'pending', { limit: 100 });
  return page.items
    .map(({ doc }) => (doc.about.kind === 'digest' ? `${doc.about.date} ${doc.about.to}` : doc.id))
    .sort();
}

test.each<[string, string, string, string, string]>([
  ['an ordinary day', '2026-11-24', '08:30', '2026-11-24T00:00', '2026-11-24T08:30'],
  ['02:30 on the day on which it does not exist', '2027-03-28', '02:30', '2027-03-28T00:00', '2027-03-28T03:00'],
  ['02:30 on the day on which it comes twice', '2026-10-25', '02:30', '2026-10-25T00:00', '2026-10-25T02:30'],
  ['midnight', '2026-11-24', '00:00', '2026-11-23T23:00', '2026-11-24T00:00'],
  ['the last minute of the day', '2026-11-24', '23:59', '2026-11-24T00:00', '2026-11-24T23:59'],
])('G1, G2: minute by minute through %s there is one digest, at its time', async (_, date, time, start, expected) => {
  waiting = await waitingThread('2026-10-01T08:00:00.000Z', time);
  const before = DateTime.fromISO(date, { zone }).minus({ days: 1 });
  let now = at(start);
  const deps = waiting.process(() => now);
  const moments: string[] = [];
  // Every minute around the time, every ten minutes in the rest of the day.
  const near = (moment: string) => Math.abs(Date.parse(moment) - Date.parse(at(expected))) < 90 * 60_000;
  for (const end = at(`${date}T23:59`); now <= end; now = minutesAfter(now, near(now) ? 1 : 10)) {
    const local = DateTime.fromISO(now, { zone });
    // Only the day itself is looked at; the evening before has a digest of its own.
    if (local.toFormat('yyyy-MM-dd') === before.toFormat('yyyy-MM-dd')) continue;
    if ((await planDigests(deps)) > 0) moments.push(local.toFormat("yyyy-MM-dd'T'HH:mm"));
  }
  expect(moments).toEqual([expected]);
  expect(await sent(waiting)).toEqual([`${date} contact`]);
});

test('G2: two processes on one store at the same minute, and a restart in it, send one', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  const clock = () => at('2026-11-24T08:30');
  const [one, two] = [waiting.process(clock), waiting.process(clock)];
  const counts = await Promise.all([planDigests(one), planDigests(two), planDigests(one)]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await planDigests(waiting.process(clock))).toBe(0);
  expect(await sent(waiting)).toEqual(['2026-11-24 contact']);
});

test.each([-60, 60])('G2: a clock that jumps %i minutes around the time sends one a day', async (jump) => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  let now = at('2026-11-24T08:00');
  const deps = waiting.process(() => now);
  for (let minute = 0; minute < 180; minute += 1) {
    await planDigests(deps);
    now = minutesAfter(now, minute === 35 ? jump : 1);
  }
  expect(await sent(waiting)).toEqual(['2026-11-24 contact']);
});

test('G2: whatever moments two processes look at, in whatever order: one for each day whose time was seen', async () => {
  const moments = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 4 * 24 * 60 }), process: fc.constantFrom(0, 1) }),
    { minLength: 1, maxLength: 40 },
  );
  // Four days around the end of summer time.
  const start = at('2026-10-24T00:00');
  const times = fc.constantFrom('00:00', '02:30', '03:00', '08:30', '23:59');
  await fc.assert(
    fc.asyncProperty(moments, times, async (looked, time) => {
      const here = await waitingThread('2026-10-01T08:00:00.000Z', time);
      let now = start;
      const processes = [here.process(() => now), here.process(() => now)] as const;
      const due = new Set<string>();
      for (const { minute, process } of looked) {
        now = minutesAfter(start, minute);
        const local = DateTime.fromISO(now, { zone });
        if (local.toFormat('HH:mm') >= time) due.add(`${local.toFormat('yyyy-MM-dd')} contact`);
        await planDigests(processes[process]);
      }
      const found = await sent(here);
      await here.store.close();
      // In the hour that comes twice the wall clock goes back: what was seen the first time counts.
      const repeated = found.filter((each) => !due.has(each));
      expect(repeated.filter((each) => !each.startsWith('2026-10-25'))).toEqual([]);
      expect(found).toEqual([...new Set([...due, ...repeated])].sort());
    }),
    { numRuns: 25 },
  );
});

/** The contact person removes the bot. */
async function leaves({ store, contact }: Waiting): Promise<void> {
  const person = (await store.get('person', `person:${personIdOf(contact)}`, 'person'))!;
  const doc = { ...person.doc, conversation: null };
  await store.commit(doc.partition, [{ kind: 'replace', doc, revision: person.revision }]);
}

test('G1: nothing overdue: no message, and none later that day', async () => {
  waiting = await waitingThread(at('2026-11-23T12:00'), '08:30');
  let now = at('2026-11-24T08:30');
  const deps = waiting.process(() => now);
  expect(await planDigests(deps)).toBe(0);
  now = at('2026-11-24T13:00');
  expect(await planDigests(deps)).toBe(0);
  expect(await sent(waiting)).toEqual([]);
  // Nor to the account managers, when the contact person cannot be reached any more by then (G5).
  await leaves(waiting);
  await addStaff(waiting.store, 'practice', someone('gerrit', 'praktijk'), {
    organisation: 'praktijk',
    teams: [],
    level: 'A',
  });
  expect(await planDigests(deps)).toBe(0);
  now = at('2026-11-25T08:30');
  expect(await planDigests(deps)).toBe(1);
  expect(await sent(waiting)).toEqual(['2026-11-25 managers']);
});

test('G1: a team without a time of its own follows the region’s', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  await putTeam(waiting.store, 'praktijk.team', { digestTime: null });
  let now = at('2026-11-24T09:14');
  const deps = { ...waiting.process(() => now) };
  deps.region = { ...deps.region, digestTime: '09:15' };
  expect(await planDigests(deps)).toBe(0);
  now = at('2026-11-24T09:15');
  expect(await planDigests(deps)).toBe(1);
});

test('G5: a digest that came back, for whatever reason, goes to the account managers the same day', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  await addStaff(waiting.store, 'practice', someone('gerrit', 'praktijk'), {
    organisation: 'praktijk',
    teams: [],
    level: 'A',
  });
  const deps = waiting.process(() => at('2026-11-24T08:30'));
  expect(await planDigests(deps)).toBe(1);
  expect(await planDigests(deps)).toBe(0);
  const [card] = (await waiting.store.query('cardsByState', 'pending', { limit: 1 })).items;
  const doc = { ...card!.doc, state: 'failed' as const, failure: 'not-installed' };
  await waiting.store.commit(doc.partition, [{ kind: 'replace', doc, revision: card!.revision }]);
  expect(await planDigests(deps)).toBe(1);
  expect(await planDigests(deps)).toBe(0);
  expect(await sent(waiting)).toEqual(['2026-11-24 managers']);
});

test('G2, G5: of a digest whose decision a restore took away, a card that came stays as it is, and the others come', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  const { store } = waiting;
  await leaves(waiting);
  for (const name of ['gerrit', 'petra'])
    await addStaff(store, 'practice', someone(name, 'praktijk'), { organisation: 'praktijk', teams: [], level: 'A' });
  const deps = waiting.process(() => at('2026-11-24T08:30'));
  expect(await planDigests(deps)).toBe(1);
  const partition = 'organisation:praktijk';
  const [came, lost] = (await store.query('cardsByState', 'pending', { limit: 2 })).items;
  const decision = await store.get('digest', partition, 'digest:praktijk.team:managers:2026-11-24');
  const doc = { ...came!.doc, state: 'delivered' as const, shown: 1, activityId: 'a' };
  const done = await store.commit(partition, [
    { kind: 'replace', doc, revision: came!.revision },
    ...[lost!, decision!].map(({ doc: { id }, revision }) => ({ kind: 'remove' as const, id, revision })),
  ]);
  expect(done.ok).toBe(true);
  expect([await planDigests(deps), await planDigests(deps)]).toEqual([1, 0]);
  const { items } = await store.query('cardsAbout', came!.doc.subjectId, { limit: 10 });
  expect(items.map((card) => card.doc)).toEqual(expect.arrayContaining([doc, lost!.doc]));
  expect(items).toHaveLength(2);
});

test('G5: an account manager at the end of a large organisation’s alphabet gets it too', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  const { store } = waiting;
  await leaves(waiting);
  const partition = 'organisation:praktijk';
  for (let hundred = 0; hundred < 11; hundred += 1) {
    const staff = Array.from({ length: 100 }, (_, at) => {
      const personId = `p${hundred * 100 + at}`;
      const place = { organisationId: 'praktijk', personId, name: `Aa ${personId}`, level: 'E', active: true };
      return { kind: 'insert' as const, doc: sample('staff', partition, `staff:praktijk:${personId}`, place) };
    });
    expect((await store.commit(partition, staff)).ok).toBe(true);
  }
  const zwart = someone('zwart', 'praktijk');
  await addStaff(store, 'practice', zwart, { organisation: 'praktijk', teams: [], level: 'A' });
  expect(await planDigests(waiting.process(() => at('2026-11-24T08:30')))).toBe(1);
  const cards = await store.query('cardsByState', 'pending', { limit: 10 });
  expect(cards.items.map(({ doc }) => doc.personId)).toEqual([personIdOf(zwart)]);
});

test('G5: with nobody to send it to it is not decided but told, and goes to the account manager who comes', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  await leaves(waiting);
  const deps = waiting.process(() => at('2026-11-24T08:30'));
  const told: string[] = [];
  const plan = () => planDigests(deps, undefined, (team, date) => told.push(`${team} ${date}`));
  expect(await plan()).toBe(0);
  expect(told).toEqual(['praktijk.team 2026-11-24']);
  await addStaff(waiting.store, 'practice', someone('gerrit', 'praktijk'), {
    organisation: 'praktijk',
    teams: [],
    level: 'A',
  });
  expect(await plan()).toBe(1);
  expect(told).toHaveLength(1);
  expect(await sent(waiting)).toEqual(['2026-11-24 managers']);
});

test('an organisation that cannot be read does not take the digest from the teams of others, and is not hidden', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  const deps = waiting.process(() => at('2026-11-24T08:30'));
  const doc = damaged(sample('organisation', 'organisation:aaa', 'organisation:aaa', { name: 'A' }));
  await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
  await expect(planDigests(deps)).rejects.toMatchObject({ documentId: 'organisation:aaa' });
  expect(await sent(waiting)).toEqual(['2026-11-24 contact']);
});

test('what cannot be read for one team does not take the digest from the others, and is not hidden', async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  const deps = waiting.process(() => at('2026-11-24T08:30'));
  const { store } = waiting;
  // A team that comes before, whose contact person cannot be read.
  await addOrganisation(store, 'aaa', { kind: 'practice', teams: [] });
  await putTeam(store, 'aaa.team', { name: 'A', digestTime: '08:30', contactPersonId: 'broken' });
  const failing: typeof store = {
    ...store,
    get: (type, where, id) =>
      where === 'person:broken' ? Promise.reject(new RangeError('damaged')) : store.get(type, where, id),
    getMany: (keys) =>
      keys.some(({ partition }) => partition === 'person:broken')
        ? Promise.reject(new RangeError('damaged'))
        : store.getMany(keys),
  };
  await expect(planDigests({ ...deps, store: failing })).rejects.toThrow('damaged');
  expect(await sent(waiting)).toEqual(['2026-11-24 contact']);
});
