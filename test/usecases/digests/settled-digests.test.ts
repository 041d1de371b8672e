import fc from 'fast-check';
import type { AnyDocument, DocumentOf, DocumentType } from '../../../src/store/documents';
import type { Store } from '../../../src/store/store';
import type { DigestMemory } from '../../../src/usecases/digests/digest-memory';
import { planDigests } from '../../../src/usecases/digests/plan-digest';
import { personIdOf } from '../../../src/usecases/people/load-actor';
import { counting } from '../../helpers/counting-store';
import { addStaff, someone, putTeam } from '../../helpers/directory';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';

/** Winter: 08:30 in Amsterdam. */
const morning = '2026-11-24T07:30:00.000Z';
const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

const manager = someone('gerrit', 'praktijk');
const other = someone('petra', 'praktijk');

async function change<T extends DocumentType>(
  store: Store,
  [type, partition, id]: [T, string, string],
  fields: Partial<DocumentOf<T>>,
): Promise<void> {
  const found = await store.get(type, partition, id);
  if (!found) return;
  const doc = { ...found.doc, ...fields } as AnyDocument;
  await store.commit(partition, [{ kind: 'replace', doc, revision: found.revision }]);
}

describe('G1: the minutes after a digest was decided', () => {
  test.each([
    ['nothing overdue: only the list of teams is read', '2026-11-23T12:00:00.000Z', 1],
    [
      'sent: the team is looked at until it has come, for a contact person who cannot be reached any more (G5)',
      '2026-11-20T08:00:00.000Z',
      2,
    ],
  ])('%s', async (_, askedAt, reads) => {
    const waiting = await waitingThread(askedAt, '08:30');
    const counted = counting(waiting.store);
    const settled: DigestMemory = { settled: new Map() };
    const deps = { ...waiting.process(() => morning), store: counted.store };
    await planDigests(deps, settled);
    await planDigests(deps, settled);
    counted.restart();
    await planDigests(deps, settled);
    expect(counted.reads).toBe(reads);
    await waiting.store.close();
  });
});

/** What happens around a team in a day; each on the store alone, as by another process. */
const happenings: Record<string, (store: Store, contactId: string) => Promise<void>> = {
  'the contact person removes the bot': (store, id) =>
    change(store, ['person', `person:${id}`, 'person'], { conversation: null }),
  'the contact person is back': (store, id) =>
    change(store, ['person', `person:${id}`, 'person'], {
      conversation: { serviceUrl: 'http://127.0.0.1/', conversationId: 'c', botId: 'b', userId: 'u' },
    }),
  'the contact person leaves': (store, id) =>
    change(store, ['staff', 'organisation:praktijk', `staff:praktijk:${id}`], { active: false }),
  'the contact person works there again': (store, id) =>
    change(store, ['staff', 'organisation:praktijk', `staff:praktijk:${id}`], { active: true }),
  'another contact person': (store) => putTeam(store, 'praktijk.team', { contactPersonId: personIdOf(other) }),
  'the first contact person again': (store, id) => putTeam(store, 'praktijk.team', { contactPersonId: id }),
  'no contact person': (store) => putTeam(store, 'praktijk.team', { contactPersonId: null }),
  'the cards on their way come back': async (store) => {
    const { items } = await store.query('cardsByState', 'pending', { limit: 100 });
    for (const { doc } of items)
      await change(store, ['card', doc.partition, doc.id], { state: 'failed', failure: 'not-installed' });
  },
  'a thread is settled': (store) =>
    change(store, ['thread', 'network:n1', 'thread:t1'], { turnTeamId: null, waitingTeamId: null, dueAt: null }),
};

/** Every digest card there is, in whatever state. */
async function cardsOf({ store }: Waiting): Promise<string[]> {
  const pages = await Promise.all(
    (['pending', 'failed'] as const).map((state) => store.query('cardsByState', state, { limit: 100 })),
  );
  return pages.flatMap(({ items }) => items.map(({ doc }) => doc.id)).sort();
}

async function practice(askedAt: string): Promise<Waiting> {
  const waiting = await waitingThread(askedAt, '08:30');
  await addStaff(waiting.store, 'practice', manager, { organisation: 'praktijk', teams: [], level: 'A' });
  await addStaff(waiting.store, 'practice', other, { organisation: 'praktijk', teams: ['praktijk.team'] });
  return waiting;
}

test('R7, G5: a morning without anything overdue is settled for its contact person, not for who comes after', async () => {
  const waiting = await practice('2026-11-23T12:00:00.000Z');
  const settled: DigestMemory = { settled: new Map() };
  let now = morning;
  const deps = waiting.process(() => now);
  for (let minute = 0; minute < 2; minute += 1) expect(await planDigests(deps, settled)).toBe(0);
  now = '2026-11-24T13:00:00.000Z';
  expect(await planDigests(deps, settled)).toBe(0);
  await happenings['no contact person']?.(waiting.store, '');
  expect(await planDigests(deps, settled)).toBe(1);
  await waiting.store.close();
});

test('G2, G5: whatever happens in three days, a process that remembers sends what one sends that asks the store', async () => {
  const history = fc.array(
    fc.record({ minutes: fc.integer({ min: 0, max: 700 }), what: fc.constantFrom(...Object.keys(happenings)) }),
    { minLength: 1, maxLength: 12 },
  );
  const asked = fc.constantFrom('2026-11-20T08:00:00.000Z', '2026-11-23T12:00:00.000Z', '2026-11-24T12:00:00.000Z');
  const sent = new Set<string>();
  await fc.assert(
    fc.asyncProperty(history, asked, async (steps, askedAt) => {
      const sides = [await practice(askedAt), await practice(askedAt)] as const;
      const settled: DigestMemory = { settled: new Map() };
      let now = minutesAfter(morning, -10);
      const [remembers, asks] = [sides[0].process(() => now), sides[1].process(() => now)];
      const run = async (): Promise<void> => {
        for (let minute = 0; minute < 2; minute += 1)
          expect(await planDigests(remembers, settled)).toBe(await planDigests(asks));
        expect(await cardsOf(sides[0])).toEqual(await cardsOf(sides[1]));
      };
      await run();
      for (const { minutes, what } of steps) {
        now = minutesAfter(now, minutes);
        await run();
        for (const { store, contact } of sides) await happenings[what]?.(store, personIdOf(contact));
        await run();
      }
      for (const id of await cardsOf(sides[0])) sent.add(id.includes(':managers:') ? 'managers' : 'contact');
      await Promise.all(sides.map(({ store }) => store.close()));
    }),
    { numRuns: 20 },
  );
  // Not an empty comparison.
  expect([...sent].sort()).toEqual(['contact', 'managers']);
}, 60_000);
