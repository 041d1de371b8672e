import type { AnyDocument } from '../../../src/store/documents';
import { listReaders } from '../../../src/usecases/auditing/list-readers';
import { repairDeliveries } from '../../../src/usecases/deliveries/repair-deliveries';
import { readAll } from '../../../src/usecases/read-all';
import { hasFormerDocuments, upgradeRequests } from '../../../src/usecases/requests/upgrade-requests';
import { cardText } from '../../helpers/card';
import { loadRegionNorth, people } from '../../helpers/region-north';
import { neighbourhoodAsks, requestReason, titles } from '../../helpers/steps';
import type { Chatter } from '../../helpers/chatter';
import { createWorld, type World } from '../../helpers/world';
/** What 0.1.0 kept of four requests in a scene: one accepted, declined, taken back, and one just sent. */
import former from './requests-of-0.1.0.json';

const documents = former as unknown as AnyDocument[];
const requests = documents.flatMap((doc) => (doc.type === 'network-request' ? [doc] : []));
const requestOf = (state: string) => requests.find((doc) => doc.state === state)!;
const existing = { source: 'existing-client', attested: 'true' };

let world: World;
let gp: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T10:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  social = world.person(people.social);
  for (const each of [gp, social]) await each.installs();
  for (const doc of documents)
    expect((await world.store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
});
afterEach(() => world.close());

/** Pressed on a card of 0.1.0. */
const presses = async (chatter: Chatter, verb: string, state: string, more = {}) => {
  const { practiceId, requestId } = requestOf(state);
  return (await chatter.posts(verb, { practiceId, requestId, ...more })).body.value;
};

test('a store without requests needs nothing; one with them is upgraded once', async () => {
  expect(await hasFormerDocuments(world.store)).toBe(true);
  expect(await upgradeRequests(world.deps)).toBe(4);
  expect(await hasFormerDocuments(world.store)).toBe(false);
  expect(await upgradeRequests(world.deps)).toBe(0);
  const left = await readAll(world.store, 'auditByTime', 'audit');
  expect(left.filter(({ doc }) => doc.action === 'request.upgrade').map(({ doc }) => doc.networkId)).toHaveLength(4);
});

test('while there are any the log tells each hour, as a 0.1.0 beside us may keep more', async () => {
  await world.forgets();
  expect(world.log.join('')).toContain('documents of 0.1.0 wait');
  await upgradeRequests(world.deps);
  const before = world.log.length;
  await world.forgets();
  expect(world.log.slice(before).join('')).not.toContain('0.1.0');
});

describe('accepted by 0.1.0, which stopped before it was recorded', () => {
  /** As it stood then; the steps of the network under that id are of this request. */
  async function stopped(stepsOf: string | null): Promise<string> {
    const { partition, id, networkId, requestId } = requestOf('accepted');
    const found = (await world.store.get('network-request', partition, id))!;
    const open = { ...found.doc, state: 'accepting' as const, decision: null };
    await world.store.commit(partition, [{ kind: 'replace', doc: open, revision: found.revision }]);
    const steps = (await world.store.get('checklist', `network:${networkId!}`, 'checklist'))!;
    const doc = { ...steps.doc, requestId: stepsOf };
    await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: steps.revision }]);
    await upgradeRequests(world.deps);
    return requestId;
  }

  test('its own network is the one it became', async () => {
    await stopped(requestOf('accepted').requestId);
    const card = cardText(await presses(gp, 'request.open', 'accepted'));
    expect(card).toContain('Geaccepteerd: het netwerk is gestart');
  });

  test('a network that the practice started itself under that id is not: it waits again, with its own consent', async () => {
    const requestId = await stopped(null);
    const card = await presses(gp, 'request.open', 'accepted');
    expect(titles(card)).toContain('Accepteren en netwerk starten');
    expect((await world.store.get('consent', `network:${requestId}`, 'consent:1'))?.doc.recordedAt).toBe(
      requestOf('accepted').consent?.recordedAt,
    );
  });
});

test('a request that waits has its term, its reminder and its cards, is accepted from an old card, and is on the client’s list', async () => {
  await upgradeRequests(world.deps);
  await world.deliver();
  const { requestId } = requestOf('open');
  const opened = cardText(await presses(gp, 'request.open', 'open'));
  expect(opened).toContain('Antwoord vóór wo 25 nov 10:00 · Administratie, 48 uur');
  expect(opened).toContain(requestReason);
  expect(cardText(await social.says('openstaand'))).toContain('Wim Wachtend, geboren 12 april 1938');
  world.at('2026-11-25T06:00:00.000Z');
  await world.clock();
  expect(cardText(gp.lastCard())).toContain('Herinnering voor Praktijkteam');
  const accepted = await presses(gp, 'request.accept', 'open', existing);
  expect(cardText(accepted)).toContain('Geaccepteerd: het netwerk is gestart');
  const network = cardText(await gp.presses('Netwerk openen', {}, accepted));
  expect(network).toContain('Wim Wachtend, geboren 12 april 1938');
  const lines = await listReaders(world.store, requestId);
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['consent.record', 'request.send', 'request.upgrade', 'network.start', 'request.accept']),
  );
});

test('one that was accepted is a thread of its network: opened from an old card, closed with it when consent goes', async () => {
  await upgradeRequests(world.deps);
  const opened = await presses(gp, 'request.open', 'accepted');
  expect(cardText(opened)).toContain('Geaccepteerd: het netwerk is gestart');
  expect(titles(opened)).toContain('Netwerk openen');
  expect(cardText(await presses(gp, 'request.accept', 'accepted', existing))).toContain('het netwerk is gestart');
  expect(cardText(await presses(social, 'request.withdraw', 'accepted'))).toContain('al beslist');
  const { networkId, requestId } = requestOf('accepted');
  const partition = `network:${networkId!}`;
  const cards = await readAll(world.store, 'cardsAbout', requestId, { partition });
  expect(cards.length).toBeGreaterThan(0);
  await social.posts('consent.withdraw-confirm', { networkId });
  await world.deliver();
  expect(cardText(await presses(gp, 'request.open', 'accepted'))).toContain('toestemming');
  const after = await readAll(world.store, 'cardsAbout', requestId, { partition });
  expect(after.every(({ doc }, index) => doc.wanted > cards[index]!.doc.wanted)).toBe(true);
});

test.each([
  ['declined', 'Afgewezen', 'Dirk Afgewezen'],
  ['withdrawn', 'Ingetrokken door het team dat vroeg', 'Ina Ingetrokken'],
])('one that was %s says so, and its details go when their time has come', async (state, says, client) => {
  await upgradeRequests(world.deps);
  const card = cardText(await presses(gp, 'request.open', state));
  expect(card).toContain(says);
  expect(card).toContain(client);
  expect(cardText(await presses(gp, 'request.accept', state, existing))).toContain('al beslist');
  world.at('2026-12-23T09:00:00.000Z');
  expect(await world.forgets()).toEqual([2, 0]);
  const forgotten = cardText(await presses(gp, 'request.open', state));
  expect(forgotten).toContain('na 30 dagen verwijderd');
  expect(forgotten).not.toContain(client);
});

test('cut off at any write, it is run again and comes to the same; no card comes twice', async () => {
  const { store } = world;
  const commit = store.commit.bind(store);
  let left = 0;
  store.commit = (partition, writes) =>
    (left -= 1) < 0 ? Promise.reject(new Error('stopped')) : commit(partition, writes);
  for (let upTo = 1; await hasFormerDocuments(store); upTo += 1) {
    left = upTo;
    await upgradeRequests(world.deps).catch(() => undefined);
  }
  store.commit = commit;
  const { practiceId } = requestOf('open');
  const partition = `organisation:${practiceId}`;
  for (const { requestId } of requests)
    expect(await readAll(store, 'cardsAbout', requestId, { partition })).toEqual([]);
  await world.deliver();
  const before = (await readAll(store, 'cardsByState', 'delivered')).length;
  await repairDeliveries(world.deps, '2026-11-16T09:00:00.000Z');
  await world.deliver();
  expect((await readAll(store, 'cardsByState', 'delivered')).length).toBe(before);
});

test('N10: the team that waits does not ask again, after the upgrade as before', async () => {
  await upgradeRequests(world.deps);
  const again = await neighbourhoodAsks(social, { clientName: 'Wim Wachtend' });
  expect(cardText(again)).toContain('Uw team heeft dit voor deze cliënt al gevraagd: AV-');
  expect(
    cardText(
      await social.presses(
        titles(again).find((title) => title.includes('AV-'))!,
        {},
        again,
      ),
    ),
  ).toContain(requestReason);
});
