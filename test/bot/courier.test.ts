import type { Connector, Passage, SendOutcome } from '../../src/bot/connector/connector';
import type { Failure } from '../../src/bot/connector/outcome';
import { createCourier } from '../../src/bot/courier';
import type { DocumentOf } from '../../src/store/documents';
import type { Write } from '../../src/store/store';
import type { CourierOutcome } from '../../src/usecases/deliveries/card-outcome';
import type { Deps } from '../../src/usecases/deps';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { sample } from '../store/sample';

let waiting: Waiting;
let deps: Deps;
beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  deps = waiting.process(() => '2026-11-24T09:00:00.000Z');
});
afterEach(() => waiting.store.close());

/** The contact person's digest, which only says numbers and codes. */
function card(fields: Partial<DocumentOf<'card'>> = {}): DocumentOf<'card'> {
  const about = {
    kind: 'digest',
    organisationId: 'praktijk',
    teamId: 'praktijk.team',
    date: '2026-11-24',
    to: 'contact',
  };
  const still = { activityId: null, shown: null, wanted: 1 };
  const personId = personIdOf(waiting.contact);
  return sample('card', 'organisation:praktijk', 'card:1', { personId, about, ...still, ...fields });
}

/** What was put on record with the card, by action, and whether somebody else has it. */
let claimed: unknown[];
let taken: true | undefined;
beforeEach(() => {
  [claimed, taken] = [[], undefined];
});
const actionOf = (write: Write): unknown => write.kind === 'insert' && write.doc.type === 'audit' && write.doc.action;

/** What the courier makes of Teams' answer, and how often it asked and called the operator. */
async function delivered(answer: SendOutcome, document = card(), noPlace?: Failure) {
  const calls: string[] = [];
  const place: Passage = {
    kind: 'place',
    send: () => Promise.resolve((calls.push('send'), answer)),
    update: (id) => Promise.resolve((calls.push(`update ${id}`), answer)),
  };
  const connector: Connector = {
    take: () => 0,
    place: () => Promise.resolve(noPlace ?? place),
    send: () => Promise.reject(new Error('not asked')),
    openConversation: () => Promise.reject(new Error('not asked')),
    member: () => Promise.resolve(undefined),
  };
  const outcome = await createCourier(deps, connector, (what) => calls.push(`alarm ${what}`)).deliver(document, {
    store: deps.store,
    claim: (records) => {
      claimed.push(...records.flatMap(({ writes }) => writes).map(actionOf));
      return Promise.resolve(taken === undefined);
    },
  });
  return { outcome, calls };
}

const refused = (reason: Extract<SendOutcome, { kind: 'refused' }>['reason']): SendOutcome => ({
  kind: 'refused',
  status: 400,
  reason,
});
const later = (status: number | undefined): SendOutcome => ({ kind: 'later', afterMs: 5, status });
const again = { kind: 'later', afterMs: 5 } as const;
const chat = { serviceUrl: 'http://127.0.0.1/', conversationId: 'c' };

const answers: [string, SendOutcome, CourierOutcome, string[]?][] = [
  ['sent', { kind: 'sent', activityId: 'a' }, { kind: 'sent', activityId: 'a', version: 1, chat }],
  [
    'sent without a name',
    { kind: 'sent', activityId: undefined },
    { kind: 'sent', activityId: null, version: 1, chat },
  ],
  ['not sent', later(undefined), { ...again, reason: 'not-sent', tried: false, mayHaveArrived: false }],
  ['429', later(429), { ...again, reason: 'status-429', tried: false, mayHaveArrived: false }],
  ['503', later(503), { ...again, reason: 'status-503', tried: true, mayHaveArrived: false }],
  ['502, from a gateway', later(502), { ...again, reason: 'status-502', tried: true, mayHaveArrived: true }],
  ['504, from a gateway', later(504), { ...again, reason: 'status-504', tried: true, mayHaveArrived: true }],
  ['a lost answer', { kind: 'unclear', cause: 'reset' }, { kind: 'unclear', cause: 'reset' }],
  ['blocked', refused('blocked'), { kind: 'chat-closed', reason: 'blocked', conversationId: 'c' }],
  ['not installed', refused('not-installed'), { kind: 'chat-closed', reason: 'not-installed', conversationId: 'c' }],
  [
    'the chat gone',
    refused('conversation-gone'),
    { kind: 'chat-closed', reason: 'conversation-gone', conversationId: 'c' },
  ],
  ['the card thrown away', refused('activity-gone'), { kind: 'cannot-update', reason: 'activity-gone' }],
  ['too large', refused('too-large'), { kind: 'refused', reason: 'too-large' }],
  ['anything else', refused('rejected'), { kind: 'refused', reason: 'rejected' }],
  [
    'our own login refused',
    refused('unauthorised'),
    { kind: 'later', afterMs: 60_000, reason: 'unauthorised', tried: false, mayHaveArrived: false },
    ['send', 'alarm unauthorised'],
  ],
];

test.each(answers.map(([what, answer, outcome, calls = ['send']]) => ({ what, answer, outcome, calls })))(
  'Teams answers: $what',
  async ({ answer, outcome, calls }) => {
    expect(await delivered(answer)).toEqual({ outcome, calls });
  },
);

test.each<[string, Failure, string[]]>([
  ['a login', { kind: 'refused', status: 0, reason: 'unauthorised' }, ['alarm unauthorised']],
  ['a place in the pace', { kind: 'later', afterMs: 5, status: undefined }, []],
])('NEN 7513: without %s nothing will be seen, so that no reading is on record', async (_what, noPlace, calls) => {
  const sent: SendOutcome = { kind: 'sent', activityId: 'a' };
  const outcome = { kind: 'later', tried: false };
  expect(await delivered(sent, card(), noPlace)).toMatchObject({ outcome, calls });
  expect(claimed).toEqual([]);
  await delivered(sent);
  expect(claimed).toEqual(['digest.deliver']);
});

test('a card that somebody else takes up meanwhile is not sent', async () => {
  taken = true;
  expect(await delivered({ kind: 'sent', activityId: 'a' })).toEqual({ outcome: { kind: 'taken' }, calls: [] });
});

test('what is in the chat is brought up to date, and keeps its name', async () => {
  const { outcome, calls } = await delivered(
    { kind: 'sent', activityId: undefined },
    card({ activityId: 'a', shown: 1 }),
  );
  expect(outcome).toEqual({ kind: 'sent', activityId: 'a', version: 1, chat });
  expect(calls).toEqual(['update a']);
});

test('what is in the chat without a name gets no second card beside it', async () => {
  const { outcome, calls } = await delivered({ kind: 'sent', activityId: 'b' }, card({ shown: 1 }));
  expect(outcome).toEqual({ kind: 'cannot-update', reason: 'no-name' });
  expect(calls).toEqual([]);
});

test('nothing is sent to who never opened the bot, nor to who may not have it any more', async () => {
  const sent: SendOutcome = { kind: 'sent', activityId: 'a' };
  expect(await delivered(sent, card({ personId: 'tenant.nobody' }))).toEqual({
    outcome: { kind: 'no-conversation' },
    calls: [],
  });
  const other = { kind: 'digest', organisationId: 'thuiszorg', teamId: 'thuiszorg.noord', date: '2026-11-24' } as const;
  for (const to of ['contact', 'managers'] as const) {
    expect(await delivered(sent, card({ about: { ...other, to } }))).toEqual({
      outcome: { kind: 'not-entitled' },
      calls: [],
    });
  }
});
