import type { AnyDocument, DocumentOf } from '../../../src/store/documents';
import type { Store } from '../../../src/store/store';
import { runDeliveries } from '../../helpers/run-deliveries';
import { deliverCard } from '../../../src/usecases/deliveries/deliver-card';
import { tellOthers } from '../../../src/usecases/deliveries/tell-others';
import { repairDeliveries } from '../../../src/usecases/deliveries/repair-deliveries';
import { leave } from '../../../src/usecases/people/leave';
import { personIdOf } from '../../../src/usecases/people/load-actor';
import { readAll } from '../../../src/usecases/read-all';
import type { Deps } from '../../../src/usecases/deps';
import { addStaff, someone } from '../../helpers/directory';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { sample } from '../../store/sample';

type Card = DocumentOf<'card'>;
const partition = 'network:n1';
const now = '2026-11-24T09:00:00.000Z';
const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
const manager = someone('gerrit', 'praktijk');
let waiting: Waiting;
let deps: Deps;
let reader: string;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  deps = waiting.process(() => now);
  reader = personIdOf(waiting.contact);
  await leave(deps, reader);
  await addStaff(waiting.store, 'practice', manager, { organisation: 'praktijk', teams: [], level: 'A' });
});
afterEach(() => waiting.store.close());

async function insert(docs: AnyDocument[]): Promise<void> {
  for (let start = 0; start < docs.length; start += 100) {
    const writes = docs.slice(start, start + 100).map((doc) => ({ kind: 'insert', doc }) as const);
    expect((await waiting.store.commit(docs[0]!.partition, writes)).ok).toBe(true);
  }
}

function card(personId: string, fields: Partial<Card> = {}): Card {
  const still = { activityId: null, shown: null, failure: null, leaseUntil: null, waitingFor: null, missed: false };
  const counts = { wanted: 1, refresh: 0, attempts: 0, unclear: 0, state: 'pending', dueAt: now, createdAt: now };
  const own = { personId, about, subjectId: 't1', ...still, ...counts, ...fields };
  return sample('card', partition, `card:t1:${personId}:1`, own);
}

/** The card of the only one of the team who has the turn. */
const missed = async () => (await waiting.store.get('card', partition, `card:t1:${reader}:1`))?.doc.missed;
const told = async () => {
  const cards = await readAll(waiting.store, 'cardsByState', 'pending');
  return cards.filter(({ doc }) => doc.about.kind === 'unreachable').map(({ doc }) => doc.personId);
};
/** A store that fails, `once`, when this is written. */
function failing(what: (doc: AnyDocument) => boolean): Store {
  let failed = false;
  return {
    ...waiting.store,
    commit: async (to, writes) => {
      if (failed || !writes.some((write) => write.kind !== 'remove' && what(write.doc))) {
        return waiting.store.commit(to, writes);
      }
      failed = true;
      throw new Error('the store does not answer');
    },
  };
}

/** The job with a Teams in which nobody can be reached; how often it failed. */
async function deliver(store: Store = waiting.store): Promise<number> {
  let faults = 0;
  const deliverOne = ({ about: { kind } }: Card) =>
    Promise.resolve(
      kind === 'thread'
        ? ({ kind: 'no-conversation' } as const)
        : ({ kind: 'sent', activityId: 'a', version: 1 } as const),
    );
  await runDeliveries({ ...deps, store }, { deliver: deliverOne }, () => (faults += 1));
  return faults;
}
const sweep = () => repairDeliveries(deps, '2026-11-24T07:00:00.000Z');

describe('nobody of the team can be reached: its account managers are told, also after a fault', () => {
  test.each<[string, (doc: AnyDocument) => boolean]>([
    ['while they are told', (doc) => doc.type === 'card' && doc.about.kind === 'unreachable'],
    ['while the others are told', (doc) => doc.type === 'card' && doc.missed],
  ])('%s', async (_when, what) => {
    await insert([card(reader)]);
    expect(await deliver(failing(what))).toBe(1);
    expect(await missed()).toBe(false);
    expect((await sweep()).told).toBe(1);
    expect([await missed(), (await sweep()).told]).toEqual([true, 0]);
    const cards = await readAll(waiting.store, 'cardsAbout', 'unreachable:praktijk.team:2026-11-24');
    expect(cards.map(({ doc }) => doc.personId)).toEqual([personIdOf(manager)]);
  });

  test('of a team in which nobody may read, when the notice is spread', async () => {
    const staff = await waiting.store.get('staff', 'organisation:praktijk', `staff:praktijk:${reader}`);
    const doc = { ...staff!.doc, medicalData: false };
    await waiting.store.commit(doc.partition, [{ kind: 'replace', doc, revision: staff!.revision }]);
    const plain = { about, version: 1, alertPersonIds: [], state: 'pending', dueAt: now };
    await insert([sample('notice', partition, 'notice:1', { ...plain, alertTeamId: 'praktijk.team' })]);
    expect(await deliver(failing((each) => each.type === 'card' && each.about.kind === 'unreachable'))).toBe(1);
    expect(await told()).toEqual([]);
    deps = { ...deps, now: () => '2026-11-24T09:02:00.000Z' };
    expect(await deliver()).toBe(0);
    const cards = await readAll(waiting.store, 'cardsAbout', 'unreachable:praktijk.team:2026-11-24');
    expect(cards.map(({ doc: { personId } }) => personId)).toEqual([personIdOf(manager)]);
  });
});

test('in a long thread of large teams every card says who was not reached, the newest first', async () => {
  const place = (index: number): string => `q${String(index).padStart(3, '0')}`;
  const createdAt = (index: number): string => new Date(Date.parse(now) - (300 - index) * 60_000).toISOString();
  const there = { state: 'delivered', shown: 1, activityId: 'a' } as const;
  await insert([
    ...Array.from({ length: 250 }, (_, index) => card(place(index), { ...there, createdAt: createdAt(index) })),
    card(reader),
  ]);
  const order: string[] = [];
  const store: Store = {
    ...waiting.store,
    commit: (to, writes) => {
      for (const write of writes) {
        if (write.kind === 'replace' && write.doc.type === 'card' && write.doc.refresh > 0 && !write.doc.leaseUntil) {
          order.push(write.doc.personId);
        }
      }
      return waiting.store.commit(to, writes);
    },
  };
  const found = await waiting.store.get('card', partition, `card:t1:${reader}:1`);
  const courier = { deliver: () => Promise.resolve({ kind: 'no-conversation' as const }) };
  const came = await deliverCard({ ...deps, store }, courier, found!, () => 0);
  if (came.kind !== 'done' || !came.untold) throw new Error('There is nothing to tell');
  await tellOthers({ ...deps, store }, [came.untold]);
  expect(order).toHaveLength(250);
  expect([order[0], order.at(-1)]).toEqual([place(249), place(0)]);
  expect(await missed()).toBe(true);
});
