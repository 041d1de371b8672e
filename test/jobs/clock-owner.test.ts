import type { AnyDocument } from '../../src/store/documents';
import { key } from '../../src/store/keys';
import { signOff } from '../../src/usecases/clock-lease';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { addStaff, someone, putTeam } from '../helpers/directory';
import { runInstances, type Instances, type Running } from '../helpers/instances';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { sample } from '../store/sample';

// Asked at 10:00 local time: reminded of at 08:00 of the day after (18 of 24 hours, and not in the night), a digest at 08:30.
const askedAt = '2026-11-23T09:00:00.000Z';
const reminded = '2026-11-24T06:00:00.000Z';
const digestAt = '2026-11-25T07:30:00.000Z';
let waiting: Waiting;
afterEach(() => waiting.store.close());

/** Two instances on one store, of which the first does the clock's work. */
async function two(begin: string): Promise<{ bots: Instances; owner: Running; second: Running }> {
  waiting = await waitingThread(askedAt, '08:30');
  await addStaff(waiting.store, 'practice', someone('gerrit', 'praktijk'), {
    organisation: 'praktijk',
    teams: [],
    level: 'A',
  });
  const bots = runInstances(waiting.process, begin);
  const owner = bots.start('one', waiting.store);
  await bots.until(later(begin, 1));
  const second = bots.start('two', waiting.store);
  await bots.until(later(begin, 90));
  return { bots, owner, second };
}

const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1_000).toISOString();
const seconds = (from: string, to: string | undefined): number =>
  (Date.parse((to ?? '').split(' ')[1] ?? '') - Date.parse(from)) / 1_000;

/** A question about medication, as a press commits it. */
async function asks({ deps }: Running): Promise<void> {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const told = { about, version: 1, alertTeamId: null, alertPersonIds: ['p'], state: 'pending', dueAt: deps.now() };
  const doc = sample('notice', 'network:n1', 'notice:asked', told);
  expect((await deps.store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
}

async function change({ deps }: Pick<Running, 'deps'>, doc: AnyDocument, fields: object): Promise<void> {
  const found = (await deps.store.get(doc.type, doc.partition, doc.id))!;
  const changed = { ...found.doc, ...fields };
  expect(
    (await deps.store.commit(doc.partition, [{ kind: 'replace', doc: changed, revision: found.revision }])).ok,
  ).toBe(true);
}

const owners = async (): Promise<string[]> => {
  const { type, partition, id } = key.clock();
  return ((await waiting.store.get(type, partition, id))?.doc.instances ?? []).map(({ instance }) => instance);
};

test.each(['owner', 'second'] as const)('whichever commits it delivers it at once: the %s', async (who) => {
  const { bots, ...both } = await two('2026-11-23T10:00:00.000Z');
  const asked = bots.now();
  await asks(both[who]);
  await bots.until(later(asked, 1));
  expect(both[who].sent).toEqual([`thread ${asked}`]);
  await bots.until(later(asked, 3_600));
  expect([...both.owner.sent, ...both.second.sent]).toHaveLength(1);
});

test.each([
  ['owner', 0],
  ['owner', 30],
  ['owner', 59],
  ['second', 0],
  ['second', 30],
  ['second', 59],
] as const)(
  'M3: the %s dies with a question that it had just committed, %d seconds on: the other one delivers it within two minutes',
  async (who, passed) => {
    const { bots, ...both } = await two('2026-11-23T10:00:00.000Z');
    await bots.until(later(bots.now(), passed));
    const [died, lives] = who === 'owner' ? [both.owner, both.second] : [both.second, both.owner];
    const at = bots.now();
    await asks(died);
    died.dies();
    await bots.until(later(at, 3_600));
    expect(died.sent).toEqual([]);
    expect(seconds(at, lives.sent[0])).toBeLessThanOrEqual(120);
    expect(lives.errors).toEqual([]);
    expect(await owners()).toEqual([who === 'owner' ? 'two' : 'one']);
  },
);

test('a question that an instance was told to try again in a minute, and then died with, is delivered by the other one', async () => {
  const { bots, owner, second } = await two('2026-11-23T10:00:00.000Z');
  await asks(owner);
  const at = bots.now();
  const notice = sample('notice', 'network:n1', 'notice:asked');
  await change(owner, notice, { dueAt: later(at, 300) });
  owner.dies();
  await bots.until(later(at, 3_600));
  expect(second.sent).toEqual([`thread ${later(at, 300)}`]);
});

/** Of one instance's commits of cards, the answer to the one that this number says is lost, whether it was kept or not. */
function losing(running: Running, number: number, isKept: boolean): void {
  const { store } = running.deps;
  const { commit } = store;
  let count = 0;
  running.deps.store.commit = async (partition, writes, until) => {
    if (writes.every((write) => write.kind === 'replace' && write.doc.type === 'card') && (count += 1) === number) {
      if (isKept) await commit(partition, writes, until);
      throw new Error('no answer');
    }
    return commit(partition, writes, until);
  };
}

test.each([
  ['taking the card up', 1, true],
  ['taking the card up', 1, false],
  ['recording what came of it', 2, true],
  ['recording what came of it', 2, false],
] as const)(
  'the answer to %s is lost (%d, kept: %s): it is sent once its lease has run out at the latest',
  async (_, number, isKept) => {
    const { bots, owner, second } = await two('2026-11-23T10:00:00.000Z');
    for (const each of [owner, second]) losing(each, number, isKept);
    const at = bots.now();
    await asks(owner);
    await bots.until(later(at, 3_600));
    const sent = [...owner.sent, ...second.sent];
    expect(sent.length).toBeGreaterThan(0);
    expect(seconds(at, sent.at(-1))).toBeLessThanOrEqual(65);
    const card = await waiting.store.get('card', 'network:n1', 'card:t1:p:1');
    expect(card?.doc).toMatchObject({ state: 'delivered', shown: 1 });
  },
);

test('it gives the work up at once when it stops; the other one has it at its next look', async () => {
  const { bots, owner, second } = await two('2026-11-23T10:00:00.000Z');
  const at = bots.now();
  await asks(owner);
  await owner.stops();
  await bots.until(later(at, 61));
  expect(second.sent).toHaveLength(1);
  expect(await owners()).toEqual(['two']);
});

/** CI plays the two days as a whole (SCHAKEL_TEST_RUNS), every test run what lies around a reminder and a digest. */
const whole = process.env['SCHAKEL_TEST_RUNS'] !== undefined;
const wholeFrom = '2026-11-23T10:00:00.000Z';

describe.each([
  ['reminder', reminded],
  ['digest', digestAt],
])('a %s', (what, at) => {
  const begin = whole ? wholeFrom : later(at, -600);
  const end = later(at, whole ? 4 * 3_600 : 300);
  const sentBy = ({ sent }: Running): string[] => sent.filter((each) => each.startsWith(what));

  test('comes in its minute, once, with either instance', async () => {
    const { bots, owner, second } = await two(begin);
    await bots.until(end);
    expect(sentBy(owner)).toEqual([`${what} ${at}`]);
    if (whole && what === 'digest') expect(owner.sent).toEqual([`reminder ${reminded}`, `digest ${digestAt}`]);
    expect(second.sent).toEqual([]);
    expect([...owner.errors, ...second.errors]).toEqual([]);
  });

  test('comes within two minutes of its time, once, where the owner dies a minute before', async () => {
    const { bots, owner, second } = await two(begin);
    await bots.until(later(at, -60));
    owner.dies();
    await bots.until(end);
    expect(sentBy(owner)).toEqual([]);
    expect(sentBy(second)).toHaveLength(1);
    expect(seconds(at, second.sent.at(-1))).toBeLessThanOrEqual(120);
    expect(seconds(at, second.sent.at(-1))).toBeGreaterThanOrEqual(0);
  });
});

if (whole)
  test('the owner dies a minute before the reminder: the digest of the day after comes in its minute', async () => {
    const { bots, owner, second } = await two(wholeFrom);
    await bots.until(later(reminded, -60));
    owner.dies();
    await bots.until(later(digestAt, 3_600));
    expect(second.sent.map((each) => each.split(' ')[0])).toEqual(['reminder', 'digest']);
    expect(second.sent[1]).toBe(`digest ${digestAt}`);
  });

test('what an operator’s command commits is delivered within a minute, and a digest’s time that it moves holds that day', async () => {
  const { bots, owner } = await two('2026-11-25T06:00:00.000Z');
  const command = { deps: waiting.process(bots.now) };
  const at = bots.now();
  await asks(command as Running);
  await putTeam(command.deps.store, 'praktijk.team', { digestTime: '07:15' });
  await signOff(command.deps, { instance: 'a command', version: 'operator' });
  await bots.until('2026-11-25T08:00:00.000Z');
  const question = owner.sent.find((each) => each.startsWith('thread'));
  expect(seconds(at, question)).toBeLessThanOrEqual(60);
  expect(owner.sent).toContain('digest 2026-11-25T06:15:00.000Z');
});

describe('G5, R7: after the digest’s time', () => {
  const successor = someone('petra', 'praktijk');
  const personOf = (who: string) => sample('person', `person:${who}`, 'person');

  test.each([
    ['owner', 10],
    ['second', 20 * 60],
  ] as const)('a contact person appointed through the %s has a digest within %d seconds', async (who, most) => {
    const { bots, ...both } = await two('2026-11-25T07:00:00.000Z');
    await addStaff(waiting.store, 'practice', successor, { organisation: 'praktijk', teams: ['praktijk.team'] });
    const personId = personIdOf(successor);
    const conversation = { serviceUrl: 'http://127.0.0.1/', conversationId: 'd', botId: 'b', userId: 'u' };
    const doc = sample('person', `person:${personId}`, 'person', { personId, conversation });
    await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
    await bots.until('2026-11-25T09:03:00.000Z');
    await putTeam(both[who].deps.store, 'praktijk.team', { contactPersonId: personId });
    await bots.until('2026-11-25T12:00:00.000Z');
    const digests = [...both.owner.sent, ...both.second.sent].filter((each) => each.startsWith('digest'));
    expect(digests[0]).toBe(`digest ${digestAt}`);
    expect(seconds('2026-11-25T09:03:00.000Z', digests[1])).toBeLessThanOrEqual(most);
    expect(digests).toHaveLength(2);
  });

  test('a contact person who is not there: the managers have it; back that day they get it within seconds', async () => {
    const { bots, owner } = await two('2026-11-25T07:00:00.000Z');
    const person = personOf(personIdOf(waiting.contact));
    await change(owner, person, { conversation: null });
    await bots.until('2026-11-25T09:03:00.000Z');
    const conversation = { serviceUrl: 'http://127.0.0.1/', conversationId: 'c', botId: 'b', userId: 'u' };
    await change(owner, person, { conversation });
    await bots.until('2026-11-25T12:00:00.000Z');
    expect(owner.sent.filter((each) => each.startsWith('digest'))).toEqual([
      `digest ${digestAt}`,
      'digest 2026-11-25T09:03:10.000Z',
    ]);
  });

  test('a digest that came is not given to the managers too when its reader leaves later that day', async () => {
    const { bots, owner } = await two('2026-11-25T07:00:00.000Z');
    await bots.until('2026-11-25T07:31:00.000Z');
    await change(owner, personOf(personIdOf(waiting.contact)), { conversation: null });
    await bots.until('2026-11-25T20:00:00.000Z');
    expect(owner.sent.filter((each) => each.startsWith('digest'))).toEqual([`digest ${digestAt}`]);
  });
});
