import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

// ADR 14: what decides, such as a network's state, is not guessed, nor what a field means now. A newer program's value
// makes its document unreadable; a list leaves it out and says so.
let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await nurse.installs();
  await practiceStarts(gp, { client: 'Ahmed Yilmaz', subject: 'Koorts sinds gisteren' });
  await practiceStarts(gp);
});
afterEach(() => world.close());

const unread = 'Eén gesprek of netwerk kan nu niet worden gelezen en staat er niet bij.';

async function networkOf(name: string): Promise<DocumentOf<'network'>> {
  for (const { doc } of await readAll(world.store, 'networksOfTeam', 'thuiszorg.noord')) {
    const network = (await world.store.get('network', doc.partition, 'network'))!.doc;
    if (network.client.name === name) return network;
  }
  throw new Error('No such network');
}

/** As a newer program writes it. Answers its place. */
async function writtenByNewer(
  type: 'network' | 'thread' | 'checklist',
  change: (doc: AnyDocument) => object,
): Promise<{ networkId: string; id: string }> {
  const { networkId, partition } = await networkOf('Truus van Dalen');
  const [thread] = await readAll(world.store, 'threadsOfNetwork', networkId, { partition });
  const found = type === 'thread' ? thread! : (await world.store.get(type, partition, type))!;
  const doc = { ...found.doc, ...change(found.doc) } as AnyDocument;
  const done = await world.store.commit(partition, [{ kind: 'replace', doc, revision: found.revision }]);
  expect(done.ok).toBe(true);
  return { networkId, id: found.doc.id };
}

const newMeaning = () => writtenByNewer('thread', () => ({ deadline: 'of-the-next-version' }));
const newState = () => writtenByNewer('network', () => ({ state: 'of-the-next-version' }));
/** What of a list's fault the log tells. */
const leftOut = (): unknown[] =>
  world.log
    .filter((line) => line.includes('cannot be read and is skipped'))
    .map((line) => {
      const { type, id, verb } = JSON.parse(line) as Record<string, unknown>;
      return [type, id, verb];
    });

test('a thread that cannot be read: Openstaand and the network show the others and say so; opening it ends with a code', async () => {
  const { networkId, id } = await newMeaning();
  const list = cardText(await nurse.says('openstaand'));
  expect(list).toContain('Koorts sinds gisteren');
  expect(list).toContain(unread);
  expect(list).not.toContain('Wond aan de hiel');
  expect(leftOut()).toEqual([['thread', id, 'thread.list']]);
  const { body } = await nurse.posts('network.open', { networkId });
  expect(cardText(body.value)).toContain('Truus van Dalen');
  expect(cardText(body.value)).toContain(unread);
  const opened = await nurse.posts('thread.open', { networkId, threadId: id.replace('thread:', '') });
  expect([opened.status, opened.body.statusCode]).toEqual([200, 500]);
  expect(opened.body.value.message).toMatch(/Er ging bij ons iets mis\..* code [2-9A-Z]{4}\./);
});

test('a network that cannot be read: Mijn netwerken and Openstaand show the others and say so', async () => {
  const { networkId } = await newState();
  for (const typed of ['mijn netwerken', 'openstaand']) {
    const list = cardText(await nurse.says(typed));
    expect(list).toContain('Ahmed Yilmaz');
    expect(list).toContain(unread);
    expect(list).not.toContain('Truus van Dalen');
  }
  const opened = await nurse.posts('network.open', { networkId });
  expect(opened.body.value.message).toMatch(/ code [2-9A-Z]{4}\./);
});

test('M3: a network that cannot be read takes no number to call from the others, and it is said that there are more', async () => {
  await newState();
  const said = cardText(await nurse.says('Kan de huisarts komen?'));
  expect(said).toContain('Praktijk De Brug · Praktijkteam: 030 555 11 11');
  expect(said).toContain('Meer nummers staan bij Contactpersonen.');
});

/** So that nothing else waits for anybody. */
async function otherFreezes(): Promise<void> {
  const { partition } = await networkOf('Ahmed Yilmaz');
  const network = (await world.store.get('network', partition, 'network'))!;
  const doc = { ...network.doc, state: 'frozen' as const };
  expect((await world.store.commit(partition, [{ kind: 'replace', doc, revision: network.revision }])).ok).toBe(true);
}

test('when nothing else is there a list is not called empty', async () => {
  await newMeaning();
  await otherFreezes();
  const list = cardText(await nurse.says('openstaand'));
  expect(list).toContain(unread);
  expect(list).not.toContain('Er staat niets open');
});

test('G1: the digest says so too, on demand and in the morning, also when nothing else is overdue', async () => {
  await newMeaning();
  await otherFreezes();
  world.at('2026-11-26T09:00:00.000Z');
  const digest = cardText(await nurse.says('overzicht'));
  expect(digest).toContain(unread);
  expect(digest).not.toContain('Niets te laat');
  const before = nurse.cards().length;
  await world.digests();
  await world.deliver();
  const delivered = nurse.cards().slice(before).map(cardText);
  expect(delivered.filter((text) => text.includes('Dagoverzicht') && text.includes(unread))).toHaveLength(1);
});

test('N8: a thread that cannot be read: the resident is offered the others, and it is said', async () => {
  const { networkId } = await networkOf('Truus van Dalen');
  const more = { networkId, formId: 'f', category: 'care', team: 'thuiszorg.noord', subject: 'Eten en drinken' };
  await gp.posts('thread.send', { ...more, text: 'Eet mevrouw genoeg?' });
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  for (const step of ['Kaart is gekoppeld', 'Inwoner is uitgenodigd', 'Inwoner heeft geactiveerd']) {
    await gp.presses(step);
  }
  const { id } = await newMeaning();
  const list = cardText((await gp.posts('resident.choose', { networkId })).body.value);
  expect(list).toContain(unread);
  expect(['Wond aan de hiel', 'Eten en drinken'].filter((subject) => list.includes(subject))).toHaveLength(1);
  expect(leftOut()).toEqual([['thread', id, 'resident.choose']]);
});

test('N7: steps that cannot be read: the network is shown without, and it is said', async () => {
  const { networkId, id } = await writtenByNewer('checklist', () => ({ events: 'of-the-next-version' }));
  const card = cardText((await gp.posts('network.open', { networkId })).body.value);
  expect(card).toContain('Wond aan de hiel');
  expect(card).toContain(unread);
  expect(leftOut()).toEqual([['checklist', id, 'network.open']]);
});

/** A person's place or profile as a newer program writes it. */
async function newer(type: 'staff' | 'person', partition: string, id: string): Promise<void> {
  const { doc, revision } = (await world.store.get(type, partition, id))!;
  const changed = { ...doc, ...(type === 'staff' ? { level: 'of-the-next-version' } : { lastSeen: 'long ago' }) };
  await world.store.commit(partition, [{ kind: 'replace', doc: changed as AnyDocument, revision }]);
}

test.each([
  ['a place', 'staff', 'organisation:thuiszorg', 'staff:thuiszorg:tenant-thuiszorg.aad-noor'],
  ['a profile', 'person', 'person:tenant-thuiszorg.aad-noor', 'person'],
] as const)('%s that cannot be read: Medewerkers shows the others and says so', async (_, type, partition, id) => {
  await newer(type, partition, id);
  const list = cardText(await world.person(people.manager).says('medewerkers'));
  expect(list).toContain('Mark');
  expect(list).toContain('Eén medewerker kan nu niet worden gelezen en staat er niet bij.');
  expect(list).not.toContain('Noor van');
  expect(list).toContain('Geen contactpersoon: Team Zuid.');
});

test('a network or a contact person that cannot be read: Contactpersonen shows the others and says so', async () => {
  const before = cardText(await nurse.says('contactpersonen'));
  expect(before).toContain('Anja');
  await newState();
  await newer('staff', 'organisation:praktijk', 'staff:praktijk:tenant-praktijk.aad-anja');
  const list = cardText(await nurse.says('contactpersonen'));
  expect(list).toContain('2 gegevens kunnen nu niet worden gelezen. Er kunnen contactpersonen ontbreken');
  expect(list).toContain('Noor');
  expect(list).not.toContain('Anja');
});
