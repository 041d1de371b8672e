import type { Connector } from '../../src/bot/connector/connector';
import { createCourier } from '../../src/bot/courier';
import type { AnyDocument, CardSubject, DocumentOf, DocumentType } from '../../src/store/documents';
import { networkPartition, organisationPartition } from '../../src/store/partitions';
import type { CourierOutcome } from '../../src/usecases/deliveries/card-outcome';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import type { Someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts } from '../helpers/steps';
import { sample } from '../store/sample';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { putTeam } from '../helpers/directory';

/** R5, C5: who may have a card is asked at each delivery, whoever it was meant for when it was decided. */
let world: World;
let gp: Chatter;
let nurse: Chatter;
let networkId: string;
let threadId: string;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  for (const each of [people.gp, people.nurse, people.manager, people.south]) await world.person(each).installs();
  await practiceStarts(gp);
  await world.deliver();
  const data = dataOf(nurse.lastCard(), 'Antwoord');
  networkId = String(data['networkId']);
  threadId = String(data['threadId']);
});
afterEach(() => world.close());

async function change<T extends DocumentType>(
  type: T,
  partition: string,
  id: string,
  fields: Partial<DocumentOf<T>>,
): Promise<void> {
  const found = await world.store.get(type, partition, id);
  const doc = { ...found!.doc, ...fields } as unknown as AnyDocument;
  expect((await world.store.commit(partition, [{ kind: 'replace', doc, revision: found!.revision }])).ok).toBe(true);
}

const place = (someone: Someone, organisation: string, fields: Partial<DocumentOf<'staff'>>) =>
  change('staff', organisationPartition(organisation), `staff:${organisation}:${personIdOf(someone)}`, fields);

/** What comes of this card for this person now, and what was sent. */
async function delivered(
  someone: Someone,
  about: CardSubject,
): Promise<{ kind: CourierOutcome['kind']; sent: string }> {
  const sent: unknown[] = [];
  const connector: Connector = {
    take: () => 0,
    place: () =>
      Promise.resolve({
        kind: 'place',
        send: (activity) => Promise.resolve((sent.push(activity), { kind: 'sent', activityId: 'a' } as const)),
        update: () => Promise.reject(new Error('nothing to update')),
      }),
    send: () => Promise.reject(new Error('not asked')),
    openConversation: () => Promise.reject(new Error('not asked')),
    member: () => Promise.resolve(undefined),
  };
  const personId = personIdOf(someone);
  const fields = { personId, about, subjectId: 's', activityId: null, shown: null, wanted: 1 };
  const { kind } = await createCourier(world.deps, connector).deliver(
    sample('card', networkPartition(networkId), 'card:x', fields),
    { store: world.store, claim: () => Promise.resolve(true) },
  );
  return { kind, sent: JSON.stringify(sent) };
}

const nothing = { kind: 'not-entitled', sent: '[]' };
const noord = { organisationId: 'thuiszorg', teamId: 'thuiszorg.noord', date: '2026-11-23' };

test('that a team cannot be reached: for its account manager of this moment', async () => {
  const about = { kind: 'unreachable', ...noord } as const;
  expect((await delivered(people.manager, about)).kind).toBe('sent');
  await place(people.manager, 'thuiszorg', { active: false });
  expect(await delivered(people.manager, about)).toEqual(nothing);
  expect(await delivered(people.gp, about)).toEqual(nothing);
});

test('a digest: for the contact person of this moment; the managers’ for an account manager of that organisation', async () => {
  // By then the thread is overdue.
  world.at('2026-11-26T08:00:00.000Z');
  const [contact, managers] = (['contact', 'managers'] as const).map(
    (to) => ({ kind: 'digest', ...noord, date: '2026-11-26', to }) as const,
  );
  expect((await delivered(people.nurse, contact!)).kind).toBe('sent');
  expect((await delivered(people.manager, managers!)).kind).toBe('sent');
  await putTeam(world.store, 'thuiszorg.noord', { contactPersonId: personIdOf(people.colleague) });
  expect(await delivered(people.nurse, contact!)).toEqual(nothing);
  expect(await delivered(people.gp, managers!)).toEqual(nothing);
});

test('what became of a network: for its members, by its code alone', async () => {
  const about = { kind: 'network', networkId, change: 'closed' } as const;
  expect((await delivered(people.nurse, about)).sent).not.toMatch(/Truus|Wond/);
  expect((await delivered(people.nurse, about)).kind).toBe('sent');
  expect(await delivered(people.south, about)).toEqual(nothing);
  await place(people.nurse, 'thuiszorg', { medicalData: false });
  expect(await delivered(people.nurse, about)).toEqual(nothing);
});

test('a reminder: while the network is open and the thread waits for that team, for who may open it', async () => {
  const about = { kind: 'reminder', networkId, threadId, teamId: 'thuiszorg.noord', ofTurn: null } as const;
  expect((await delivered(people.nurse, about)).kind).toBe('sent');
  expect(await delivered(people.south, about)).toEqual(nothing);
  expect(await delivered(people.nurse, { ...about, teamId: 'praktijk.team' })).toEqual(nothing);
  for (const state of ['closed', 'frozen'] as const) {
    await change('network', networkPartition(networkId), 'network', { state });
    expect(await delivered(people.nurse, about)).toEqual(nothing);
  }
});

test('R5: who loses the tick keeps no contents in the chat when the card changes', async () => {
  expect(nurse.reads()).toContain('Hoe ziet de wond eruit na een week?');
  await place(people.nurse, 'thuiszorg', { medicalData: false });
  await gp.posts('thread.settle', { networkId, threadId, version: 1 });
  await world.deliver();
  expect(JSON.stringify(nurse.cards())).not.toMatch(/wond|Wond|Truus/);
  expect(nurse.cards().map(cardText).join()).toContain('gegevens');
});

test('R5: who no longer manages staff keeps no request for access in the chat when it changes', async () => {
  const [manager, stranger] = [world.person(people.manager), world.person(people.stranger)];
  await stranger.installs();
  await stranger.presses('Toegang aanvragen');
  await stranger.presses('Verder');
  const form = { team: 'thuiszorg.noord', function: 'Wijkverpleegkundige', careProfessional: 'yes' };
  await stranger.presses('Aanvraag versturen', form);
  await world.deliver();
  const name = people.stranger.name;
  expect(manager.reads()).toContain(name);
  await place(people.manager, 'thuiszorg', { active: false });
  await stranger.presses('Aanvraag intrekken');
  await world.deliver();
  expect(manager.cards().map(cardText).join()).not.toContain(name);
});

test('N9, C5: a closed network offers nothing to press, and of a frozen one nobody is reminded', async () => {
  await change('network', networkPartition(networkId), 'network', { state: 'closed' });
  const closed = await nurse.posts('thread.open', { networkId, threadId });
  const verbs = JSON.stringify(closed.body).match(/"verb":"thread\.(?:answer|ask-back|seen|settle|reopen)"/g);
  expect(verbs).toBeNull();

  const ids = { networkId, threadId, teamId: 'thuiszorg.noord' };
  const reminders = async (): Promise<number> =>
    (await readAll(world.store, 'noticesByState', 'pending', {}, 1_000)).filter(
      ({ doc }) => doc.about.kind === 'reminder',
    ).length;
  for (const state of ['frozen', 'closed'] as const) {
    await change('network', networkPartition(networkId), 'network', { state });
    await world.person(people.manager).posts('digest.remind', ids);
    expect(await reminders()).toBe(0);
  }
  await change('network', networkPartition(networkId), 'network', { state: 'open' });
  await world.person(people.manager).posts('digest.remind', ids);
  expect(await reminders()).toBe(1);
});
