import type { AnyDocument } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, dataOf, practiceStarts } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { personIdOf } from '../../src/usecases/people/load-actor';

let world: World;
let gp: Chatter;
let nurse: Chatter;

const described = { source: 'existing-client', attested: 'true', teams: 'thuiszorg.noord' };
const firstMessage = { category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe ziet de wond eruit?' };

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await gp.installs();
  await nurse.installs();
});
afterEach(() => world.close());

/** PLATFORM, trap 8: Teams sends a press in pairs, and again half a minute later. */
test('an answer that arrives twice is there once, and both times the presser is told that it was sent', async () => {
  await practiceStarts(gp);
  await world.deliver();
  const card = nurse.lastCard();
  const { networkId, threadId } = dataOf(card, 'Antwoord');
  const text = 'De wond geneest goed.';
  const first = await nurse.presses('Antwoord', { text }, card);
  world.later(1 / 120);
  const second = await nurse.presses('Antwoord', { text }, card);
  expect(cardText(second)).toBe(cardText(first));
  const thread = await find(world.store, key.thread(String(networkId), String(threadId)));
  expect(thread?.doc.latest.filter((each) => each.text === text)).toHaveLength(1);
});

test('other words on the same old card are no repetition: they are refused and come back, so that none is lost', async () => {
  await practiceStarts(gp);
  await world.deliver();
  const card = nurse.lastCard();
  await nurse.presses('Antwoord', { text: 'De wond geneest goed.' }, card);
  const second = await nurse.presses('Antwoord', { text: 'Er is nog iets.' }, card);
  expect(JSON.stringify(second)).toContain('Er is nog iets.');
});

test('N5, R1: a request for a network is not shown to a colleague of either team without the medical-data tick', async () => {
  const social = world.person(people.social);
  const reason = 'Kunnen wij samen met de thuiszorg afstemmen?';
  await social.says('nieuw netwerk');
  await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  await social.presses('Aanvraag versturen', { reason });
  await world.deliver();
  const data = dataOf(gp.lastCard(), 'Accepteren en netwerk starten');
  const ids = { practiceId: data['practiceId'], requestId: data['requestId'] };
  const assistant = world.person(people.assistant);
  expect(JSON.stringify((await assistant.posts('request.open', ids)).body)).toContain(reason);
  await gp.posts('staff.change', {
    organisationId: 'praktijk',
    personId: personIdOf(people.assistant),
    shownLevel: 'C',
    shownMedicalData: 'true',
    level: 'C',
    medicalData: 'false',
  });
  const { body } = await assistant.posts('request.open', ids);
  expect(body.statusCode).toBe(200);
  expect(JSON.stringify(body)).not.toMatch(/afstemmen|Truus/);
});

test('C5, R5: who withdrew the consent is answered the same when pressing again, but not after losing access', async () => {
  await practiceStarts(gp);
  await world.deliver();
  await nurse.says('mijn netwerken');
  await nurse.presses('Openen');
  const asked = await nurse.presses('Toestemming intrekken');
  const press = () => nurse.presses('Ja, toestemming intrekken', {}, asked);
  const first = cardText(await press());
  expect(first).toContain('Toestemming ingetrokken');
  expect(cardText(await press())).toBe(first);
  const manager = world.person(people.manager);
  await manager.posts('staff.deactivate', { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) });
  expect(JSON.stringify(await press())).not.toMatch(/Toestemming ingetrokken|NW-/);
});

test('R5: who started a network or asked for one is answered the same when pressing again, but not after losing access', async () => {
  const social = world.person(people.social);
  await social.says('nieuw netwerk');
  const asking = await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  const reason = 'Kunnen wij samen met de thuiszorg afstemmen?';
  const asks = async () => cardText(await social.presses('Aanvraag versturen', { reason }, asking));
  await gp.says('nieuw netwerk');
  await gp.presses('Toestemming vastleggen', { ...consentFilled, clientName: 'Ans Proefpersoon' });
  const form = await gp.presses('Verder naar het eerste bericht', described);
  const starts = async () => cardText(await gp.presses('Netwerk starten en versturen', firstMessage, form));
  for (const [press, said, who, partition] of [
    [asks, 'Praktijk De Brug', people.social, 'organisation:buurt'],
    [starts, 'is gestart', people.gp, 'organisation:praktijk'],
  ] as const) {
    const first = await press();
    expect(first).toContain(said);
    expect(await press()).toBe(first);
    const id = `staff:${partition.slice('organisation:'.length)}:${personIdOf(who)}`;
    const { doc, revision } = (await world.store.get('staff', partition, id))!;
    await world.store.commit(partition, [{ kind: 'replace', doc: { ...doc, active: false }, revision }]);
    expect(await press()).not.toContain(said);
  }
});

/** A region in which nobody's form is emptied until `goesOn` says so: each start and request is cut off after its network. */
async function cutOff(): Promise<{ inner: Store; goesOn: () => void }> {
  await world.close();
  const inner = openSqlite(':memory:');
  let cut = true;
  const store: Store = {
    ...inner,
    commit: (partition, writes) => {
      const finishes = writes.some(({ kind, ...write }) => kind === 'replace' && 'doc' in write && isDone(write.doc));
      return cut && finishes ? Promise.reject(new Error('cut off')) : inner.commit(partition, writes);
    },
  };
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  return { inner, goesOn: () => (cut = false) };
}

function isDone(doc: AnyDocument): boolean {
  return doc.type === 'draft' && doc.step === 'done';
}

/** The last step of a start by the practice, to be pressed again and again. */
async function lastStep(): Promise<(message?: typeof firstMessage) => Promise<string>> {
  await gp.says('nieuw netwerk');
  await gp.presses('Toestemming vastleggen', consentFilled);
  const form = await gp.presses('Verder naar het eerste bericht', described);
  return async (message = firstMessage) => cardText(await gp.presses('Netwerk starten en versturen', message, form));
}

async function networksOf(store: Store, teamId: string): Promise<string[]> {
  const { items } = await store.query('networksOfTeam', teamId, { limit: 10 });
  return items.map(({ doc }) => doc.networkId);
}

/** Closed or frozen since, as somebody else's press would. */
async function ends(store: Store, networkId: string, state: 'closed' | 'frozen'): Promise<void> {
  const { doc, revision } = (await find(store, key.network(networkId)))!;
  await store.commit(doc.partition, [{ kind: 'replace', doc: { ...doc, state }, revision }]);
}

describe('a start that was cut off after its network', () => {
  test('N2: is found by the next press, and its form keeps nothing typed', async () => {
    const { inner, goesOn } = await cutOff();
    const starts = await lastStep();
    await starts().catch(() => undefined);
    goesOn();
    expect(await starts()).toMatch(/Netwerk NW-\S+ is gestart/);
    const drafts = await inner.query('draftsByStep', 'done', { limit: 10 });
    expect(drafts.items.map(({ doc }) => doc.consentValues.clientName)).toEqual(['']);
  });

  test.each([
    ['closed', 'closed' as const, firstMessage, 'is gestart'],
    [
      'closed, with other words',
      'closed' as const,
      { ...firstMessage, text: 'Is de wond dicht?' },
      'Is de wond dicht?',
    ],
    ['frozen', 'frozen' as const, firstMessage, 'ingetrokken'],
  ])('N10: the same form starts no second one when the network is %s meanwhile', async (_, state, message, said) => {
    const { inner, goesOn } = await cutOff();
    const starts = await lastStep();
    await starts().catch(() => undefined);
    goesOn();
    const [networkId] = await networksOf(inner, 'praktijk.team');
    await ends(inner, networkId!, state);
    expect(await starts(message)).toContain(said);
    expect(await networksOf(inner, 'praktijk.team')).toEqual([networkId]);
    const drafts = await inner.query('draftsByStep', 'done', { limit: 10 });
    expect(drafts.items.map(({ doc }) => doc.consentValues.clientName)).toEqual(['']);
  });

  test('N10: nor when another one for the client came and went', async () => {
    const { inner, goesOn } = await cutOff();
    const starts = await lastStep();
    await starts().catch(() => undefined);
    goesOn();
    const [networkId] = await networksOf(inner, 'praktijk.team');
    await ends(inner, networkId!, 'closed');
    const colleague = world.person(people.assistant);
    await practiceStarts(colleague);
    const both = await networksOf(inner, 'praktijk.team');
    expect(both).toHaveLength(2);
    for (const each of both) await ends(inner, each, 'closed');
    expect(await starts()).toContain('is gestart');
    expect((await networksOf(inner, 'praktijk.team')).sort()).toEqual(both.sort());
  });
});

test('a message that was sent is answered so once its network is closed, and other words are refused', async () => {
  await practiceStarts(gp);
  const [networkId] = await networksOf(world.store, 'praktijk.team');
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  const form = await gp.presses('Nieuw bericht');
  const sends = async (text: string): Promise<string> =>
    cardText(await gp.presses('Versturen', { ...firstMessage, text }, form));
  const sent = /Hoe gaat het met eten\?\nVerstuurd\. Uw bericht/;
  expect(await sends('Hoe gaat het met eten?')).toMatch(sent);
  await ends(world.store, networkId!, 'closed');
  expect(await sends('Hoe gaat het met eten?')).toMatch(sent);
  expect(await sends('Hoe gaat het met slapen?')).toContain('gesloten');
});

describe('a request for a network that was cut off after it was sent', () => {
  const reason = 'Kunnen wij samen met de thuiszorg afstemmen?';

  test.each([
    ['again', reason, 'Praktijk De Brug'],
    ['with other words, which come back', 'Kan de huisarts meedenken?', 'Kan de huisarts meedenken?'],
  ])('N5: pressed %s it sends no second one', async (_, text, said) => {
    const { inner, goesOn } = await cutOff();
    const social = world.person(people.social);
    await social.says('nieuw netwerk');
    const form = await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
    const asks = async (typed: string) => cardText(await social.presses('Aanvraag versturen', { reason: typed }, form));
    await asks(reason).catch(() => undefined);
    goesOn();
    expect(await asks(text)).toContain(said);
    const { items } = await inner.query('threadsAwaited', 'buurt.west', { limit: 10 });
    expect(items.map(({ doc }) => doc.latest[0]?.text)).toEqual([reason]);
  });
});
