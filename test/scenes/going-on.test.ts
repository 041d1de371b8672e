import type { Actor } from '../../src/domain/directory';
import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { readAll } from '../../src/usecases/read-all';
import { buttons, cardText, elements, type RenderedCard } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { putTeam } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';
import { sample } from '../store/sample';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

async function insert(docs: AnyDocument[]): Promise<void> {
  for (const doc of docs) await world.store.commit(doc.partition, [{ kind: 'insert', doc }]);
}
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const number = (at: number): string => String(at).padStart(3, '0');

/** Every card from the last one on, pressing this button until it is gone. */
async function allCards(person: Chatter, button: string): Promise<RenderedCard[]> {
  const cards = [person.lastCard()];
  while (buttons(cards.at(-1)).some(({ title }) => title === button)) cards.push(await person.presses(button));
  return cards;
}

/** The bold words of the rows, in order. */
const strong = (card: RenderedCard): string[] =>
  elements(card).flatMap((each) => (each.type === 'TextRun' && each.weight === 'Bolder' ? [String(each.text)] : []));
const within = (cards: RenderedCard[], pattern: RegExp): string[] =>
  cards.flatMap(strong).flatMap((words) => pattern.exec(words) ?? []);

async function oneThread(): Promise<DocumentOf<'thread'>> {
  await practiceStarts(world.person(people.gp));
  const [thread] = await readAll(world.store, 'threadsOnTurn', 'thuiszorg.noord');
  if (!thread) throw new Error('no thread');
  return thread.doc;
}

test('N9: every thread of a network can be opened from its card, and the newest are a press away', async () => {
  const gp = world.person(people.gp);
  await gp.installs();
  const thread = await oneThread();
  const copies = many(20, (at) => ({
    ...{ ...thread, id: `thread:old${at}`, threadId: `old${at}`, subject: `vraag${number(at)}` },
    startedAt: `2026-10-0${1 + Math.floor(at / 10)}T09:00:00.0${10 + at}Z`,
  }));
  await insert(copies);
  await gp.says('hulp');
  await gp.presses('Mijn netwerken');
  await gp.presses('Openen');
  const cards = await allCards(gp, 'Oudere gesprekken');
  expect(within(cards, /vraag\d+/)).toEqual(copies.map(({ subject }) => subject).reverse());
  expect(cardText(await gp.presses('Nieuwste gesprekken'))).toContain('Wond aan de hiel');
});

test('R2: every open request can be opened from the list, newest first', async () => {
  const gp = world.person(people.gp);
  const requests = many(45, (at) =>
    sample('access-request', 'organisation:praktijk', `access-request:r${at}`, {
      ...{ organisationId: 'praktijk', requestId: `r${at}`, name: `Aanvrager ${number(at)}`, state: 'open' },
      ...{ at: `2026-11-23T08:${10 + at}:00.000Z`, lapsesAt: '2026-12-07T08:00:00.000Z', function: 'assistent' },
    }),
  );
  await insert(requests);
  await gp.installs();
  await gp.presses('Toegangsaanvragen');
  const names = within(await allCards(gp, 'Meer tonen'), /Aanvrager \d+/);
  expect(names).toEqual(requests.map(({ name }) => name).reverse());
});

test('R8: every invitation is on the list, newest first', async () => {
  const gp = world.person(people.gp);
  const invitations = many(45, (at) =>
    sample('invitation', 'organisation:partner', `invitation:i${at}`, {
      ...{
        organisationId: 'partner',
        invitationId: `i${at}`,
        organisationName: 'Apotheek',
        name: `Gast ${number(at)}`,
      },
      ...{ practiceId: 'praktijk', email: `gast${at}@apotheek.example`, state: 'open', invitedByName: 'Gerrit' },
      ...{ at: `2026-11-23T08:${10 + at}:00.000Z`, lapsesAt: '2026-12-23T08:00:00.000Z' },
    }),
  );
  await insert(invitations);
  await gp.installs();
  await gp.presses('Toegangsaanvragen');
  await gp.presses('Uitnodigingen');
  const names = within(await allCards(gp, 'Meer tonen'), /Gast \d+/);
  expect(names).toEqual(invitations.map(({ name }) => name).reverse());
});

test('G1, G4: who is the contact person of many teams gets to every row of each', async () => {
  const nurse = world.person(people.nurse);
  await nurse.installs();
  const thread = await oneThread();
  const teamIds = many(6, (at) => `thuiszorg.t${at}`);
  const contactPersonId = personIdOf(people.nurse);
  for (const [at, teamId] of teamIds.entries()) {
    await putTeam(world.store, teamId, { name: `Wijk ${at}`, contactPersonId });
    const network = (await world.store.get('network', thread.partition, 'network'))!.doc;
    const partition = `network:wijk${at}`;
    await insert([
      { ...network, partition, networkId: `wijk${at}`, code: `NW-${at}`, teamIds: ['praktijk.team', teamId] },
    ]);
    await insert(
      many(17, (row) => ({
        ...{ ...thread, partition, id: `thread:w${at}r${row}`, threadId: `w${at}r${row}`, networkId: `wijk${at}` },
        ...{ addresseeTeamId: teamId, turnTeamId: teamId, dueAt: `2026-11-2${1 + (row % 2)}T09:00:${10 + row}.000Z` },
      })),
    );
  }
  const place = (await world.store.get('staff', 'organisation:thuiszorg', `staff:thuiszorg:${contactPersonId}`))!;
  await world.store.commit(place.doc.partition, [
    { kind: 'replace', doc: { ...place.doc, teamIds: [...place.doc.teamIds, ...teamIds] }, revision: place.revision },
  ]);
  await nurse.says('overzicht');
  const seen = new Set<string>();
  const look = (card: RenderedCard): void => {
    for (const { verb, data } of buttons(card)) if (verb === 'thread.open') seen.add(String(data.threadId));
  };
  for (const page of await allCards(nurse, 'Andere teams tonen')) {
    look(page);
    for (const { title } of buttons(page).filter((button) => button.title.startsWith('Meer tonen ·'))) {
      let card = await nurse.presses(title, {}, page);
      look(card);
      for (let more = true; more;) {
        const next = buttons(card).find((button) => button.title === 'Meer tonen');
        more = next !== undefined;
        if (next) look((card = (await nurse.posts(next.verb, next.data)).body.value));
      }
    }
  }
  expect(seen.size).toBe(6 * 17);
  const actor: Actor = await loadActor(world.deps, contactPersonId);
  expect(actor.staff[0]?.teamIds).toHaveLength(7);
});
