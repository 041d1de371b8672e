import { DateTime } from 'luxon';
import { deliverCard, type Courier } from '../../../src/usecases/deliveries/deliver-card';
import { heldUntil } from '../../../src/usecases/deliveries/hold-at-night';
import { sample } from '../../store/sample';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';

const zone = 'Europe/Amsterdam';
const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();

let waiting: Waiting;
beforeEach(async () => {
  waiting = await waitingThread(at('2026-11-23T16:00'), '08:30');
});
afterEach(() => waiting.store.close());

const ofTurn = 'notice:remind:t1:praktijk.team:2026-11-23T15:00:00.000Z';
const asked = 'notice:remind:t1:praktijk.team:2026-11-24';
const turnOf = (subjectId: string) => (subjectId === asked ? null : '2026-11-23T15:00:00.000Z');
const reminder = (subjectId: string, fields: object = {}) =>
  sample('card', 'network:n1', `card:${subjectId}:p:1`, {
    personId: 'p',
    about: { kind: 'reminder', networkId: 'n1', threadId: 't1', teamId: 'praktijk.team', ofTurn: turnOf(subjectId) },
    subjectId,
    wanted: 1,
    shown: null,
    activityId: null,
    state: 'pending',
    dueAt: '2026-01-01T00:00:00.000Z',
    leaseUntil: null,
    attempts: 0,
    unclear: 0,
    ...fields,
  });

test.each<[string, string, string | undefined]>([
  ['goes in the last minute of the day', '2026-11-24T19:59', undefined],
  ['waits from 20:00 until the morning', '2026-11-24T20:00', '2026-11-25T07:00'],
  ['waits after midnight', '2026-11-25T03:00', '2026-11-25T07:00'],
  ['waits until the last minute of the night', '2026-11-25T06:59', '2026-11-25T07:00'],
  ['goes in the morning', '2026-11-25T07:00', undefined],
  ['waits over the end of summer time', '2026-10-24T22:00', '2026-10-25T07:00'],
  ['waits in the hour that comes twice', '2026-10-25T02:30', '2026-10-25T07:00'],
  ['waits over the beginning of summer time', '2027-03-27T22:00', '2027-03-28T07:00'],
])('D5: a reminder that was held up, %s', (_, now, morning) => {
  const deps = waiting.process(() => at(now));
  expect(heldUntil(deps, reminder(ofTurn))).toBe(morning && at(morning));
});

test('only a reminder by the clock that is not in the chat yet: not what somebody asked for (G4), nor any other card', () => {
  const deps = waiting.process(() => at('2026-11-24T23:00'));
  expect(heldUntil(deps, reminder(asked))).toBeUndefined();
  expect(heldUntil(deps, reminder(ofTurn, { shown: 1, activityId: 'a' }))).toBeUndefined();
  expect(heldUntil(deps, { ...reminder(ofTurn), about: { kind: 'thread', networkId: 'n1', threadId: 't1' } })).toBe(
    undefined,
  );
});

test('D5: held, nothing is sent or counted; in the morning it goes', async () => {
  let now = at('2026-11-24T20:05');
  const deps = waiting.process(() => now);
  const card = reminder(ofTurn);
  await waiting.store.commit(card.partition, [{ kind: 'insert', doc: card }]);
  const sent: string[] = [];
  const courier: Courier = {
    deliver: ({ id }) => {
      sent.push(id);
      return Promise.resolve({ kind: 'sent', activityId: 'a', version: 1 });
    },
  };
  const deliver = async () => {
    await deliverCard(deps, courier, (await waiting.store.get('card', card.partition, card.id))!, () => 0);
    return (await waiting.store.get('card', card.partition, card.id))!.doc;
  };
  expect(await deliver()).toEqual({ ...card, dueAt: at('2026-11-25T07:00') });
  expect(sent).toEqual([]);
  now = at('2026-11-25T07:00');
  expect(await deliver()).toMatchObject({ state: 'delivered', attempts: 0, unclear: 0 });
  expect(sent).toEqual([card.id]);
});
