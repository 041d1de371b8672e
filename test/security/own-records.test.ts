import type { DocumentOf } from '../../src/store/documents';
import { networkPartition } from '../../src/store/partitions';
import type { Store } from '../../src/store/store';
import { auditWrite } from '../../src/usecases/audit';
import { listReaders } from '../../src/usecases/auditing/list-readers';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, dataOf, homeCareStarts, neighbourhoodAsks, practiceStarts } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

/**
 * NEN 7513, the client's side: whoever reads or changes a thread leaves a record with the client's network itself,
 * about that thread, beside what the press around it leaves (on-record.test.ts).
 */
let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await gp.installs();
  await nurse.installs();
});
afterEach(() => world.close());

/** The network's own records, oldest first: who, what, about what, by which way. */
async function recordsIn(partition: string): Promise<Partial<DocumentOf<'audit'>>[]> {
  const all = await readAll(world.store, 'auditByTime', 'audit', {}, 100_000);
  return all
    .filter(({ doc }) => doc.partition === partition)
    .map(({ doc: { personId, action, object, accessPoint } }) => ({ personId, action, object, accessPoint }));
}

const by = (chatter: Chatter, action: string, object: string, accessPoint = 'teams') => ({
  personId: personIdOf(chatter.someone),
  action,
  object,
  accessPoint,
});

test('a thread started, delivered, opened, seen, answered and reopened: each with the client, about that thread', async () => {
  await practiceStarts(gp);
  await world.deliver();
  const { networkId, threadId } = dataOf(nurse.lastCard(), 'Antwoord');
  const ids = { networkId, threadId };
  const object = `thread:${String(threadId)}`;
  await nurse.posts('thread.open', ids);
  await nurse.presses('Gezien');
  await nurse.presses('Antwoord', { text: 'De wond geneest goed.' }, nurse.lastCard());
  await gp.posts('thread.open', ids);
  await gp.posts('thread.reopen', { ...ids, version: 3, text: 'Kunt u morgen nog eens kijken?', insist: 'true' });
  const records = await recordsIn(networkPartition(String(networkId)));
  expect(records.filter((each) => each.object === object)).toEqual(
    expect.arrayContaining([
      by(gp, 'thread.start', object),
      by(nurse, 'thread.deliver', object, 'delivery'),
      by(nurse, 'thread.read', object),
      by(nurse, 'thread.seen', object),
      by(nurse, 'thread.answer', object),
      by(gp, 'thread.read', object),
      by(gp, 'thread.reopen', object),
    ]),
  );
});

test('N5: a request for a network delivered and opened: on record where it is kept', async () => {
  const social = world.person(people.social);
  await social.says('nieuw netwerk');
  await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  await social.presses('Aanvraag versturen', { reason: 'Kunnen wij samen met de thuiszorg afstemmen?' });
  await world.deliver();
  const data = dataOf(gp.lastCard(), 'Accepteren en netwerk starten');
  await gp.posts('request.open', { practiceId: data['practiceId'], requestId: data['requestId'] });
  const records = await recordsIn(`network:${String(data['requestId'])}`);
  const object = `thread:${String(data['requestId'])}`;
  expect(records).toEqual(
    expect.arrayContaining([
      by(social, 'request.send', object),
      by(gp, 'thread.deliver', object, 'delivery'),
      by(gp, 'thread.read', object),
    ]),
  );
});

test.each(['request.open', 'request.accept', 'request.decline', 'request.withdraw'])(
  'I2: %s tried by another organisation stands on the client’s own list',
  async (verb) => {
    await neighbourhoodAsks(world.person(people.social));
    await world.deliver();
    const { practiceId, requestId } = dataOf(gp.lastCard(), 'Accepteren en netwerk starten');
    await nurse.posts(verb, { practiceId, requestId });
    const tried = (await listReaders(world.store, String(requestId))).filter(({ action }) => action === verb);
    expect(tried).toMatchObject([{ organisation: 'Thuiszorg De Vecht', ground: 'none' }]);
    expect(tried[0]?.outcome).not.toBe('done');
  },
);

test('N5: the client’s list of a network that was asked for shows the consent, the request, and who read it since', async () => {
  const social = world.person(people.social);
  await neighbourhoodAsks(social);
  await world.deliver();
  const { practiceId, requestId } = dataOf(gp.lastCard(), 'Accepteren en netwerk starten');
  const request = { practiceId, requestId };
  await gp.posts('request.accept', { ...request, source: 'existing-client', attested: 'true' });
  await world.person(people.practiceNurse).posts('request.open', request);
  const { networkId } = (await readAll(world.store, 'networksOfTeam', 'praktijk.team'))[0]!.doc;
  const lines = await listReaders(world.store, networkId);
  expect(new Set(lines.map(({ action }) => action))).toEqual(
    new Set(['consent.record', 'request.send', 'thread.deliver', 'network.start', 'request.accept', 'thread.read']),
  );
  const reads = (await readAll(world.store, 'auditOfNetwork', networkId)).map(({ doc }) => doc);
  expect(reads).toContainEqual(
    expect.objectContaining({ action: 'thread.read', personId: personIdOf(people.practiceNurse) }),
  );
  // A draft of the same name, of somebody else, is about another client.
  const { object } = lines.find(({ action }) => action === 'consent.record')!;
  const other = { personId: 'tenant.other', name: '', staff: [] };
  const consent = { action: 'consent.record', object, ground: 'consent given' as const };
  const partition = 'person:tenant.other';
  expect((await world.store.commit(partition, [auditWrite(world.deps, partition, other, consent)])).ok).toBe(true);
  expect(await listReaders(world.store, networkId)).toEqual(lines);
});

describe('on whose responsibility, of somebody with two places', () => {
  const both = someone('bo', 'thuiszorg');

  /** What stands on the client's list of this person: done for which organisation, in which role. */
  async function theirs(networkId: unknown): Promise<Set<string>> {
    const all = await readAll(world.store, 'auditOfNetwork', String(networkId));
    const own = all.filter(({ doc }) => doc.personId === personIdOf(both));
    return new Set(own.map(({ doc }) => `${doc.action}: ${doc.organisationId}, ${doc.role}`));
  }

  beforeEach(async () => {
    // A practice that has nothing to do with this client; its id comes first.
    await addOrganisation(world.store, 'abc', {
      kind: 'practice',
      name: 'Praktijk Elders',
      teams: [{ id: 'abc.team' }],
    });
    await addStaff(world.store, 'practice', both, { organisation: 'abc', teams: ['abc.team'], level: 'A' });
    await addStaff(world.store, 'home-care', both, {
      organisation: 'thuiszorg',
      teams: ['thuiszorg.noord'],
      level: 'professional',
    });
    await practiceStarts(gp);
  });

  test('what is read, listed, answered and withdrawn for a network is on that place', async () => {
    const bo = world.person(both);
    await bo.installs();
    await world.deliver();
    const { networkId, threadId } = dataOf(nurse.lastCard(), 'Antwoord');
    await bo.posts('network.open', { networkId });
    await bo.posts('network.list', { purpose: 'open' });
    await bo.posts('thread.list', {});
    await bo.posts('thread.write', { networkId });
    await bo.posts('thread.answer', { networkId, threadId, version: 1, text: 'De wond is rood, er komt een kweek.' });
    await bo.posts('consent.withdraw-confirm', { networkId });
    await bo.posts('network.open', { networkId });
    const actions = ['network.read', 'networks.list', 'threads.list', 'thread.write', 'thread.answer', 'thread.deliver', 'thread.read', 'consent.withdraw', 'network.open']; // prettier-ignore
    expect(await theirs(networkId)).toEqual(new Set(actions.map((action) => `${action}: thuiszorg, professional`)));
  });

  test('A2: what a deputy is shown, reads and answers is on the deputy’s organisation', async () => {
    await addOrganisation(world.store, 'waal', {
      kind: 'practice',
      name: 'Praktijk Waalzicht',
      teams: [{ id: 'waal.team' }],
    });
    await addStaff(world.store, 'practice', both, { organisation: 'waal', teams: ['waal.team'], level: 'E' });
    const bo = world.person(both);
    await bo.installs();
    await world.deliver();
    // The home care team Zuid is none of Bo's.
    await homeCareStarts(world.person(people.south), { covers: 'praktijk,waal', client: 'Henk Zuiderveld' });
    await gp.says('afwezigheid');
    await gp.presses('Afwezigheid vastleggen');
    await gp.presses('Vastleggen', { from: '2026-11-23', until: '2026-11-25', deputy: 'waal' });
    await world.clock();
    const { networkId, threadId } = dataOf(bo.lastCard(), 'Antwoord');
    await bo.posts('thread.list', {});
    await bo.posts('thread.open', { networkId, threadId });
    await bo.posts('thread.answer', { networkId, threadId, version: 1, text: 'De pil mag gehalveerd worden.' });
    const actions = ['thread.deliver', 'threads.list', 'thread.read', 'thread.answer'];
    expect(await theirs(networkId)).toEqual(new Set(actions.map((action) => `${action}: waal, E`)));
  });
});

/** A store in which no record of this action is kept; `how`: it says so, or it fails. */
function without(store: Store, action: string, how: 'refuses' | 'fails'): Store {
  return {
    ...store,
    commit: (partition, writes) => {
      const meant = writes.some(({ kind, ...rest }) => kind === 'insert' && 'doc' in rest && isOf(rest.doc, action));
      if (!meant) return store.commit(partition, writes);
      if (how === 'fails') return Promise.reject(new Error('full'));
      return Promise.resolve({ ok: false, reason: 'exists', index: 0 });
    },
  };
}

function isOf(doc: { type: string }, action: string): boolean {
  return doc.type === 'audit' && 'action' in doc && doc.action === action;
}

describe.each(['refuses', 'fails'] as const)('when the store %s to keep the record', (how) => {
  test('of a reading, the thread is not shown', async () => {
    await practiceStarts(gp);
    await world.deliver();
    const { networkId, threadId } = dataOf(nurse.lastCard(), 'Antwoord');
    Object.assign(world.deps, { store: without(world.store, 'thread.read', how) });
    const { body } = await nurse.posts('thread.open', { networkId, threadId });
    expect(body.statusCode).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/Wond|Truus/);
  });

  test('of a delivery, the card is not sent, and is once the record can be kept', async () => {
    await practiceStarts(gp);
    const before = nurse.cards().length;
    const { store } = world;
    Object.assign(world.deps, { store: without(store, 'thread.deliver', how) });
    await world.deliver();
    expect(nurse.cards()).toHaveLength(before);
    Object.assign(world.deps, { store });
    world.later(0.1);
    await world.deliver();
    expect(cardText(nurse.lastCard())).toContain('Hoe ziet de wond eruit na een week?');
  });

  test('of an answer, nothing is answered', async () => {
    await practiceStarts(gp);
    await world.deliver();
    const card = nurse.lastCard();
    Object.assign(world.deps, { store: without(world.store, 'thread.answer', how) });
    await nurse.presses('Antwoord', { text: 'De wond geneest goed.' }, card).catch(() => undefined);
    await world.deliver();
    expect(gp.cards().map(cardText).join()).not.toContain('geneest goed');
  });
});
