import type { AnyDocument, DocumentOf } from '../../../src/store/documents';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { carryOver, type CarriedOver } from '../../../src/usecases/deliveries/carry-over';
import { markUncertain } from '../../../src/usecases/deliveries/mark-uncertain';
import { sample } from '../../store/sample';

type Card = DocumentOf<'card'>;
const since = '2026-11-22T20:00:00.000Z';

let store: Store;
beforeEach(async () => {
  store = openSqlite(':memory:');
  await insert(sample('team', 'organisation:zorg', 'team:zorg.t', { teamId: 'zorg.t', organisationId: 'zorg' }));
});
afterEach(() => store.close());

async function insert(doc: AnyDocument): Promise<void> {
  expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
}

const digest = sample('digest', 'organisation:zorg', 'digest:zorg.t:p:2026-11-24', {
  organisationId: 'zorg',
  teamId: 'zorg.t',
  overdue: 2,
});
/** Of that digest, decided and not sent; with these fields. */
const card = (fields: Partial<Card> = {}): Card => ({
  ...sample('card', 'organisation:zorg', `card:${digest.id}:p:1`, {
    personId: 'p',
    about: { kind: 'digest', organisationId: 'zorg', teamId: 'zorg.t', date: '2026-11-24', to: 'contact' },
    subjectId: digest.id,
  }),
  ...{ wanted: 1, shown: null, activityId: null, state: 'pending', leaseUntil: null, attempts: 0, unclear: 0 },
  ...{ missed: false, failure: null, waitingFor: null },
  ...fields,
});
const carries = (...cards: Card[]): Promise<CarriedOver> =>
  carryOver(store, { digests: [digest], reminders: [], cards });
const cardThere = async (): Promise<Card | undefined> => (await store.get('card', 'organisation:zorg', card().id))?.doc;

test.each<[string, Partial<Card>, number]>([
  ['shown', { state: 'delivered', shown: 1, activityId: 'a' }, 1],
  ['shown, and Teams never named it', { state: 'failed', shown: 1 }, 1],
  ['sent, and the answer was lost', { unclear: 1, attempts: 1 }, 1],
  ['held by a process that ended', { leaseUntil: '2026-11-24T07:32:00.000Z', attempts: 1 }, 1],
  ['not sent yet', {}, 0],
  ['tried, and Teams said not now', { attempts: 3, failure: 'status-503' }, 0],
  ['not sent: the chat is closed', { state: 'waiting', waitingFor: 'p', failure: 'blocked' }, 0],
])('G2: a digest whose card was %s', async (_, fields, digests) => {
  expect(await carries(card(fields))).toMatchObject({ digests, failed: 0 });
  expect((await store.get('digest', digest.partition, digest.id)) !== undefined).toBe(digests === 1);
  expect(await cardThere()).toEqual(digests === 1 ? card(fields) : undefined);
});

test('doing it again changes nothing', async () => {
  const sent = card({ state: 'delivered', shown: 1, activityId: 'a' });
  await carries(sent);
  expect(await carries(sent)).toMatchObject({ digests: 1, failed: 0 });
  expect(await cardThere()).toEqual(sent);
});

test.each<[string, Partial<Card>, Partial<Card>, Partial<Card>]>([
  ['on its way in the copy, shown since', {}, { shown: 1, activityId: 'a' }, { shown: 1, activityId: 'a', unclear: 0 }],
  [
    'shown in the copy, which is the younger of the two',
    { shown: 1, activityId: 'a', unclear: 1 },
    { unclear: 2 },
    { shown: 1, activityId: 'a', unclear: 2 },
  ],
])('a card %s', async (_, inCopy, former, expected) => {
  await insert(digest);
  await insert(card(inCopy));
  await carries(card(former));
  expect(await cardThere()).toMatchObject(expected);
});

test('a card of which is known how far it came is not called unclear once more; others are', async () => {
  const other = { ...card(), id: 'card:other', subjectId: 'other' };
  await insert(other);
  const { known } = await carries(card({ unclear: 1, attempts: 1 }));
  expect(await markUncertain(store, known)).toBe(1);
  expect((await cardThere())?.unclear).toBe(1);
  expect((await store.get('card', other.partition, other.id))?.doc.unclear).toBe(1);
});

test('a digest of a team that the copy does not know is left', async () => {
  const foreign = { ...digest, id: 'digest:zorg.x:p:2026-11-24', teamId: 'zorg.x' };
  const cards = [{ ...card({ shown: 1 }), subjectId: foreign.id }];
  expect(await carryOver(store, { digests: [foreign], reminders: [], cards })).toMatchObject({ digests: 0 });
  expect(await cardThere()).toBeUndefined();
});

test('what cannot be carried over keeps nothing else from it, and is counted', async () => {
  const broken: Store = {
    ...store,
    get: (type, partition, id) =>
      type === 'digest' ? Promise.reject(new Error('damaged')) : store.get(type, partition, id),
  };
  const { notice, cards } = reminded();
  await insert(waiting);
  const former = { digests: [digest], reminders: [notice], cards: [card({ shown: 1 }), ...cards] };
  expect(await carryOver(broken, former)).toMatchObject({ digests: 0, reminders: 1, failed: 1 });
});

/** What waits for a team since then, not reminded of in the copy. */
const waiting = sample('thread', 'network:n', 'thread:w', {
  threadId: 'w',
  askerTeamId: 'x.y',
  addresseeTeamId: 'zorg.t',
  turnTeamId: 'zorg.t',
  events: [{ kind: 'asked', at: since, personId: 'x', teamId: 'x.y' }],
  remindedFor: null,
  remindAt: '2026-11-24T08:00:00.000Z',
});

/** The former database reminded of the turn since `turn`, and sent it. */
function reminded(turn: string | null = since) {
  const { partition } = waiting;
  const about = { kind: 'reminder', networkId: 'n', threadId: 'w', teamId: 'zorg.t', ofTurn: turn } as const;
  const id = `notice:remind:w:zorg.t:${turn}`;
  const notice: DocumentOf<'notice'> = { ...sample('notice', partition, id), about, alertTeamId: 'zorg.t' };
  return { notice, cards: [{ ...card({ shown: 1 }), partition, id: `card:${id}:p:1`, subjectId: id, about }] };
}

describe('D5: the reminder', () => {
  test.each([
    ['the turn it has in the copy', since, 1],
    ['a later turn of the same team', '2026-11-23T20:00:00.000Z', 0],
    ['a day, because somebody asked for it (G4)', '2026-11-24', 0],
  ])('of %s', async (_, turn, reminders) => {
    await insert(waiting);
    const { notice, cards } = reminded(turn);
    expect(await carryOver(store, { digests: [], reminders: [notice], cards })).toMatchObject({ reminders, failed: 0 });
    const found = (await store.get('thread', waiting.partition, waiting.id))?.doc;
    expect(found).toEqual(reminders === 1 ? { ...waiting, remindedFor: since, remindAt: null } : waiting);
    expect((await store.get('notice', notice.partition, notice.id)) !== undefined).toBe(reminders === 1);
  });

  test('of something that the copy does not know, or in which the turn is another team’s', async () => {
    const { notice, cards } = reminded();
    expect(await carryOver(store, { digests: [], reminders: [notice], cards })).toMatchObject({ reminders: 0 });
    await insert({ ...waiting, turnTeamId: null });
    expect(await carryOver(store, { digests: [], reminders: [notice], cards })).toMatchObject({ reminders: 0 });
  });
});
