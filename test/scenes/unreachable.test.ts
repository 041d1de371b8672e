import { cardText } from '../helpers/card';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, homeCareStarts, practiceStarts } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let colleague: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  colleague = world.person(people.colleague);
});
afterEach(() => world.close());

const phone = '030 555 22 22';

test('a colleague who blocked the bot is named at once on the sender’s card, with the team’s telephone', async () => {
  await nurse.installs();
  await colleague.installs();
  world.teams.blockConversation('chat-carla');
  await practiceStarts(gp);
  await world.deliver();
  expect(gp.reads()).toContain(`Kon niet worden bezorgd bij Carla van thuiszorg. Bel zo nodig het team: ${phone}.`);
  expect(gp.reads()).not.toContain('Niemand van');
  expect(nurse.reads()).not.toContain('Kon niet worden bezorgd');
});

test('who comes back gets the message, and the sender’s card no longer names them', async () => {
  await nurse.installs();
  await colleague.installs();
  world.teams.blockConversation('chat-carla', 'BotNotInConversationRoster');
  await practiceStarts(gp);
  await world.deliver();
  world.teams.unblockConversation('chat-carla');
  world.later(1);
  await colleague.installs();
  await world.deliver();
  expect(colleague.reads()).toContain('Hoe ziet de wond eruit na een week?');
  expect(gp.reads()).not.toContain('Carla');
});

test('nobody of the team opened the bot: the sender is asked to call, the account managers are told without contents', async () => {
  const manager = world.person(people.manager);
  await manager.installs();
  await practiceStarts(gp);
  await world.deliver();
  expect(gp.reads()).toContain('Niemand van Thuiszorg De Vecht · Team Noord is nu in Teams te bereiken.');
  expect(gp.reads()).toContain(
    `Carla van thuiszorg en Noor van thuiszorg hebben Schakel nog niet geopend en zien dit bericht nog niet. Bel het team: ${phone}.`,
  );
  expect(manager.reads()).toContain('Er wacht een bericht voor Thuiszorg De Vecht · Team Noord');
  for (const secret of ['Truus', 'Wond', 'Zorg ·', 'Praktijk De Brug']) expect(manager.reads()).not.toContain(secret);
});

test('M3: who is in both teams of the thread reads the number of the team that was not reached, not their own', async () => {
  const bea = someone('bea', 'praktijk');
  await addStaff(world.store, 'practice', bea, { organisation: 'praktijk', teams: ['praktijk.team'] });
  await addStaff(world.store, 'home-care', bea, { organisation: 'thuiszorg', teams: ['thuiszorg.noord'] });
  await world.person(bea).installs();
  await practiceStarts(gp);
  await world.deliver();
  expect(world.person(bea).reads()).toContain(`zien dit bericht nog niet. Bel zo nodig het team: ${phone}.`);
  expect(world.person(bea).reads()).toContain(`Bij spoed bel je: Thuiszorg De Vecht · Team Noord, ${phone}`);
});

test('A1: while the team is away the number is named as its deputy’s', async () => {
  await addOrganisation(world.store, 'waal', {
    kind: 'practice',
    name: 'Praktijk Waalzicht',
    phone: '030 555 44 44',
    teams: [{ id: 'waal.team' }],
  });
  await gp.installs();
  await gp.says('afwezigheid');
  await gp.presses('Afwezigheid vastleggen');
  await gp.presses('Vastleggen', { from: '2026-11-23', until: '2026-11-25', deputy: 'waal' });
  await homeCareStarts(nurse);
  await world.deliver();
  expect(nurse.reads()).toContain('Bel zo nodig waarnemer Praktijk Waalzicht: 030 555 44 44.');
});

test('a second message the same day does not tell the account managers twice', async () => {
  const manager = world.person(people.manager);
  await manager.installs();
  await practiceStarts(gp);
  await practiceStarts(gp, { client: 'Jan Smit', birthDate: '1941-02-03' });
  await world.deliver();
  const told = manager.cards().filter((card) => cardText(card).includes('niet te bereiken'));
  expect(told).toHaveLength(1);
  expect(cardText(await manager.presses('Medewerkers', {}, told[0]))).toContain('Noor van thuiszorg');
});

test('a third message hours later does not either; the next day they are told again', async () => {
  const manager = world.person(people.manager);
  await manager.installs();
  const told = () => manager.cards().filter((card) => cardText(card).includes('niet te bereiken')).length;
  await practiceStarts(gp);
  await world.deliver();
  world.later(3);
  await practiceStarts(gp, { client: 'Jan Smit', birthDate: '1941-02-03' });
  await world.deliver();
  expect(told()).toBe(1);
  world.later(24);
  await practiceStarts(gp, { client: 'Bep Oud', birthDate: '1931-02-03' });
  await world.deliver();
  expect(told()).toBe(2);
});

test('a card that Teams does not take (413) is a person not reached: named, with the team’s telephone', async () => {
  await nurse.installs();
  await colleague.installs();
  await practiceStarts(gp);
  world.teams.failNext(413, 1, (call) => call.method === 'POST' && call.path.includes('chat-carla'));
  await world.deliver();
  expect(gp.reads()).toContain(`Kon niet worden bezorgd bij Carla van thuiszorg. Bel zo nodig het team: ${phone}.`);
  expect(colleague.cards()).toHaveLength(1);
});

test('a team in which nobody may read any more: the same, although no card fails', async () => {
  const manager = world.person(people.manager);
  await manager.installs();
  await nurse.installs();
  const staff = await world.store.query('staffOfOrganisation', 'thuiszorg', { limit: 50 });
  for (const { doc, revision } of staff.items.filter(({ doc: each }) => each.teamIds.includes('thuiszorg.noord'))) {
    await world.store.commit(doc.partition, [{ kind: 'replace', doc: { ...doc, medicalData: false }, revision }]);
  }
  await practiceStarts(gp);
  await world.deliver();
  expect(gp.reads()).toContain('Niemand van Thuiszorg De Vecht · Team Noord');
  expect(manager.reads()).toContain('Er wacht een bericht');
});

test('Teams refuses our own login: nobody is called unreachable, and the card goes out later', async () => {
  await nurse.installs();
  await colleague.installs();
  await gp.says('hulp');
  await practiceStarts(gp);
  world.teams.failNext(401, 20, (call) => call.method === 'POST');
  await world.deliver();
  expect(nurse.cards()).toHaveLength(1);
  world.teams.failNext(401, 0);
  for (let minute = 0; minute < 20; minute += 1) {
    world.later(2 / 60);
    await world.deliver();
  }
  expect(nurse.reads()).toContain('Hoe ziet de wond eruit na een week?');
  expect(gp.reads()).not.toContain('Kon niet worden bezorgd');
});

test('a card thrown away by its reader is not put back', async () => {
  await nurse.installs();
  await practiceStarts(gp);
  await world.deliver();
  const shown = world.teams.activities('chat-noor').at(-1)!;
  await fetch(`${world.teams.serviceUrl}v3/conversations/chat-noor/activities/${shown.id}`, { method: 'DELETE' });
  const before = world.teams.activities('chat-noor').length;
  await gp.presses('Afgehandeld');
  await world.deliver();
  expect(world.teams.activities('chat-noor')).toHaveLength(before);
});

describe('N5: a request for a network is a message like any other', () => {
  async function asks(): Promise<Chatter> {
    const social = world.person(people.social);
    await social.says('nieuw netwerk');
    await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
    await social.presses('Aanvraag versturen', { reason: 'Kunnen wij samen met de thuiszorg afstemmen?' });
    await world.deliver();
    return social;
  }

  test('the team that asks sees who of the practice could not be reached, until they are', async () => {
    await gp.installs();
    await world.person(people.assistant).installs();
    world.teams.blockConversation('chat-anja');
    const social = await asks();
    expect(social.reads()).toContain('Kon niet worden bezorgd bij Anja van praktijk');
    expect(social.reads()).toContain('Petra van praktijk heeft Schakel nog niet geopend en ziet dit bericht nog niet.');
    expect(social.reads()).toContain('Bel zo nodig het team: 030 555 11 11.');
    expect(gp.reads()).toContain('Kunnen wij samen met de thuiszorg afstemmen?');
    expect(gp.reads()).not.toContain('Kon niet worden bezorgd');
    world.teams.unblockConversation('chat-anja');
    await world.person(people.assistant).installs();
    await world.person(people.practiceNurse).installs();
    await world.deliver();
    expect(social.reads()).not.toMatch(/bezorgd|geopend/);
  });

  test('nobody of the practice opened the bot: the asker is told to call, its account managers without contents', async () => {
    const social = await asks();
    expect(social.reads()).toContain('Niemand van Praktijk De Brug · Praktijkteam is nu in Teams te bereiken.');
    await gp.installs();
    await world.deliver();
    const told = gp
      .cards()
      .map(cardText)
      .filter((text) => text.includes('Een team is niet te bereiken'));
    expect(told).toHaveLength(1);
    for (const secret of ['Truus', 'afstemmen', 'Buurtteam']) expect(told[0]).not.toContain(secret);
  });
});

test('R5: the last of the team who was still expected loses access: the account managers are told', async () => {
  const manager = world.person(people.manager);
  await Promise.all([nurse.installs(), manager.installs()]);
  await practiceStarts(gp);
  world.teams.failNext(503, 10);
  await world.deliver();
  const { doc, revision } = (await world.store.get(
    'staff',
    'organisation:thuiszorg',
    'staff:thuiszorg:tenant-thuiszorg.aad-noor',
  ))!;
  await world.store.commit(doc.partition, [{ kind: 'replace', doc: { ...doc, active: false }, revision }]);
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    world.later(0.5);
    await world.deliver();
  }
  expect(manager.cards().map(cardText).join()).toContain('Er wacht een bericht voor Thuiszorg De Vecht · Team Noord');
});

test('somebody opens the bot at the very moment that they turn out to have no chat: the message comes at once', async () => {
  await nurse.installs();
  await practiceStarts(gp);
  const { commit } = world.store;
  let hasCome = false;
  world.store.commit = async (partition, writes, until) => {
    const waits = writes.some(
      (write) => write.kind === 'replace' && write.doc.type === 'card' && write.doc.state === 'waiting',
    );
    if (waits && !hasCome) {
      hasCome = true;
      await colleague.installs();
    }
    return commit(partition, writes, until);
  };
  await world.deliver();
  await world.deliver();
  expect(hasCome).toBe(true);
  expect(colleague.reads()).toContain('Hoe ziet de wond eruit na een week?');
});
