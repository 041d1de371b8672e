import type { DocumentOf } from '../../../src/store/documents';
import { insert } from '../../../src/store/write';
import { listReaders } from '../../../src/usecases/auditing/list-readers';
import type { CourierOutcome } from '../../../src/usecases/deliveries/card-outcome';
import { deliverCard, type Courier } from '../../../src/usecases/deliveries/deliver-card';
import type { Deps } from '../../../src/usecases/deps';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { sample } from '../../store/sample';

const partition = 'network:n1';
const start = Date.parse('2026-11-23T09:00:00.000Z');
let waiting: Waiting;
let now: number;
let deps: Deps;
let ids: number;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  [now, ids] = [start, 0];
  deps = { ...waiting.process(() => new Date(now).toISOString()), newId: () => `id${(ids += 1)}` };
  const still = { activityId: null, shown: null, failure: null, leaseUntil: null, waitingFor: null, missed: false };
  const counts = { wanted: 1, refresh: 0, attempts: 0, unclear: 0, state: 'pending', dueAt: deps.now() };
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  await waiting.store.commit(partition, [
    insert(sample('card', partition, 'card:1', { personId: 'p', about, subjectId: 't1', ...still, ...counts })),
  ]);
});
afterEach(() => waiting.store.close());

/** One attempt at its time, of a card that shows this version; `dies`: the process ends before the outcome is kept. */
async function attempt(outcome: CourierOutcome | 'dies', version = 1): Promise<void> {
  const found = (await waiting.store.get('card', partition, 'card:1'))!;
  const read: DocumentOf<'audit'> = sample('audit', partition, `audit:${deps.now()}:${deps.newId()}`, {
    at: deps.now(),
    networkId: 'n1',
    personId: 'p',
    organisationId: 'praktijk',
    action: 'thread.deliver',
    object: 'thread:t1',
    outcome: 'done',
    ground: 'consent and team membership',
    seal: null,
  });
  const deliver: Courier['deliver'] = async (_card, { claim }) => {
    if (!(await claim([{ partition, writes: [insert(read)] }], version))) return { kind: 'taken' };
    if (outcome === 'dies') throw new Error('killed');
    return outcome;
  };
  const dead = { commit: () => Promise.reject(new Error('killed')) };
  let commits = 0;
  const writing: Pick<Deps['store'], 'commit'> = {
    commit: (...asked) => (outcome === 'dies' && (commits += 1) > 1 ? dead.commit() : waiting.store.commit(...asked)),
  };
  const came = deliverCard(deps, { deliver }, found, () => 0, { reading: waiting.store, writing });
  await (outcome === 'dies' ? expect(came).rejects.toThrow('killed') : came);
  now += 20 * 60_000;
}

const onRecord = async (): Promise<string[]> =>
  (await waiting.store.query('auditOfNetwork', 'n1', { limit: 100 })).items.map(({ doc }) => doc.outcome);
const told = async (): Promise<string[]> => (await listReaders(waiting.store, 'n1')).map(({ outcome }) => outcome);

const sent: CourierOutcome = { kind: 'sent', activityId: 'a1', version: 1 };
const unclear: CourierOutcome = { kind: 'unclear', cause: 'timeout' };
const later: CourierOutcome = {
  kind: 'later',
  afterMs: undefined,
  reason: 'status-503',
  tried: true,
  mayHaveArrived: false,
};
const gateway: CourierOutcome = { ...later, reason: 'status-502', mayHaveArrived: true };
const closed: CourierOutcome = { kind: 'chat-closed', reason: 'blocked', conversationId: 'c' };
const tooLarge: CourierOutcome = { kind: 'refused', reason: 'too-large' };

test.each<[string, (CourierOutcome | 'dies')[], string[], string[]]>([
  ['it came', [sent], ['attempted', 'done'], ['done']],
  ['it came at the third attempt', [later, later, sent], ['attempted', 'done'], ['done']],
  ['Teams takes nothing so far', [later, later, later], ['attempted'], ['unknown']],
  ['its answer was lost, twice', [unclear, unclear], ['attempted', 'unknown'], ['unknown']],
  ['a gateway answered', [gateway], ['attempted', 'unknown'], ['unknown']],
  ['its answer was lost, and it came', [unclear, sent], ['attempted', 'unknown', 'done'], ['done']],
  ['its answer was lost five times', Array(5).fill(unclear) as CourierOutcome[], ['attempted', 'unknown'], ['unknown']],
  ['its answer was lost, then it was refused', [unclear, tooLarge], ['attempted', 'unknown'], ['unknown']],
  ['it was refused', [tooLarge], ['attempted', 'failed'], []],
  ['the chat is closed', [closed], ['attempted', 'failed'], []],
  ['the process died, nobody knows when', ['dies'], ['attempted'], ['unknown']],
  ['the process died, and it was refused then', ['dies', tooLarge], ['attempted', 'unknown'], ['unknown']],
  ['the process died, and it came', ['dies', sent], ['attempted', 'done'], ['done']],
])('NEN 7513, %s: on record, and in the client’s list', async (_what, outcomes, records, list) => {
  for (const outcome of outcomes) await attempt(outcome);
  expect(await onRecord()).toEqual(records);
  expect(await told()).toEqual(list);
});

test('each version that was shown is on record by itself', async () => {
  await attempt(sent);
  const card = (await waiting.store.get('card', partition, 'card:1'))!;
  const anew = { ...card.doc, state: 'pending' as const, wanted: 2 };
  await waiting.store.commit(partition, [{ kind: 'replace', doc: anew, revision: card.revision }]);
  await attempt({ ...sent, version: 2 }, 2);
  expect(await onRecord()).toEqual(['attempted', 'done', 'attempted', 'done']);
  expect(await told()).toEqual(['done', 'done']);
});

test('what came did come, whatever comes of showing the same anew', async () => {
  await attempt(sent);
  const card = (await waiting.store.get('card', partition, 'card:1'))!;
  const anew = { ...card.doc, state: 'pending' as const, refresh: 1 };
  await waiting.store.commit(partition, [{ kind: 'replace', doc: anew, revision: card.revision }]);
  await attempt(unclear);
  await attempt(tooLarge);
  expect(await onRecord()).toEqual(['attempted', 'done']);
  expect(await told()).toEqual(['done']);
});
