import { personIdOf } from '../../src/usecases/people/load-actor';
import { nameAmong, personMarks } from '../../src/cards/person-line';
import { cardText, inputs, pressOf } from '../helpers/card';
import { addStaff, putTeam } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

/** Two colleagues of one name, told apart by function and work address (N11). */
const other = { ...people.colleague, key: 'carla2', email: 'c.smit@thuiszorg.example', aadObjectId: 'aad-carla2' };
const function2 = 'casemanager dementie';
const marksOf = (email: string, work: string): string => `${people.colleague.name} · ${work} · ${email}`;
const both = [marksOf(people.colleague.email, 'verpleegkundige'), marksOf(other.email, function2)];

let world: World;
let manager: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  await addStaff(world.store, 'home-care', other, {
    ...{ organisation: 'thuiszorg', teams: ['thuiszorg.noord'], function: function2 },
  });
  manager = world.person(people.manager);
  await manager.installs();
});
afterEach(() => world.close());

test('N11: in Medewerkers two people of one name are two different rows, and each opens its own card', async () => {
  const list = await manager.says('medewerkers');
  for (const marks of both)
    expect(
      cardText(list)
        .split('\n')
        .filter((line) => line === marks),
    ).toHaveLength(1);
  for (const [person, marks] of [people.colleague, other].map((each, at) => [each, both[at]] as const)) {
    const data = { organisationId: 'thuiszorg', personId: personIdOf(person) };
    expect(cardText((await manager.posts('staff.open', data)).body.value)).toContain(marks);
    // Deactivating says whom it is about, too.
    expect(cardText((await manager.posts('staff.leave', data)).body.value)).toContain(marks);
  }
});

test('N11: the choice of a successor tells them apart; who has the name alone is offered by name', async () => {
  await manager.posts('staff.open', { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) });
  const leave = { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) };
  const card = (await manager.posts('staff.leave', leave)).body.value;
  const offered = inputs(card).flatMap(({ choices }) => choices.map(({ title }) => title));
  expect(offered.sort()).toEqual(both.map((marks) => `Team Noord: ${marks}`).sort());
  const alone = { name: 'Noor', function: 'x', email: 'n@x.nl' };
  expect(nameAmong([alone, { ...alone, name: 'Zara' }], alone)).toBe('Noor');
  expect(nameAmong([alone, { ...alone, name: 'NOOR' }], alone)).toBe(personMarks(alone));
});

test('N11, R7: who is contact person says which of the two, on the card of the other and in Contactpersonen', async () => {
  await putTeam(world.store, 'thuiszorg.noord', { contactPersonId: personIdOf(other) });
  const data = { organisationId: 'thuiszorg', personId: personIdOf(people.colleague) };
  expect(cardText((await manager.posts('staff.open', data)).body.value)).toContain(`Contactpersoon: ${both[1]}`);
  expect(cardText(await manager.says('contactpersonen'))).toContain(`Thuiszorg De Vecht · Team Noord\n${both[1]}`);
});

test('N11: a client is shown by both marks on every card to who is entitled, and nowhere before the contents', async () => {
  const [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  for (const each of [gp, nurse]) await each.installs();
  await practiceStarts(gp);
  await world.deliver();
  const marks = 'Truus van Dalen, geboren 12 april 1938';
  const thread = nurse.lastCard();
  const { networkId, threadId } = dataOf(thread, 'Antwoord');
  const shown = [
    cardText(thread),
    cardText(await nurse.says('openstaand')),
    cardText(await nurse.says('mijn netwerken')),
    cardText((await nurse.posts('network.open', { networkId })).body.value),
    cardText((await nurse.posts('thread.record', { networkId, threadId })).body.value),
    cardText((await nurse.posts('thread.write', { networkId })).body.value),
    cardText((await gp.posts('network.close', { networkId })).body.value),
  ];
  for (const text of shown) {
    expect(text).toContain(marks);
    expect(text.match(/Truus van Dalen(?!, geboren 12 april 1938)/g) ?? []).toEqual([]);
  }
  // G3: neither in what a lock screen shows, nor on home and in the digest.
  world.at('2026-11-25T12:00:00.000Z');
  await world.digests();
  await world.deliver();
  const digest = nurse.lastCard();
  for (const card of [await nurse.says('begin'), digest]) expect(cardText(card)).not.toContain('Truus');
  expect(titles(digest)).toContain('Openen');
  const open = pressOf(digest, 'Openen');
  expect(cardText((await nurse.posts(open?.verb, open?.data)).body.value)).toContain(marks);
});
