import { buttons, cardText, inputs } from '../helpers/card';
import { find, key } from '../../src/store/keys';
import { replace } from '../../src/store/write';
import { addStaff, someone, type Someone, teamIn } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, homeCareStarts, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import type { DocumentOf } from '../../src/store/documents';
import { leave } from '../../src/usecases/people/leave';
import { personIdOf } from '../../src/usecases/people/load-actor';

let world: World;
beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

async function staffOf(person: Someone, organisation = 'thuiszorg'): Promise<DocumentOf<'staff'>> {
  const id = `staff:${organisation}:${personIdOf(person)}`;
  return (await world.store.get('staff', `organisation:${organisation}`, id))!.doc;
}

async function contactOf(teamId: string): Promise<string | null> {
  return (await teamIn(world.store, teamId)).contactPersonId;
}

/** Opens the card of a colleague through the list, as a user does. */
async function opensCard(manager: Chatter, colleague: Someone): Promise<ReturnType<Chatter['lastCard']>> {
  await manager.says('medewerkers');
  await manager.presses('Zoeken', { search: colleague.name });
  return manager.presses('Openen');
}

describe('Medewerkers', () => {
  test('R2: an account manager who is no care professional finds the people by a part of the name', async () => {
    const manager = world.person(people.manager);
    await manager.says('hulp');
    const list = await manager.presses('Medewerkers');
    expect(cardText(list)).toContain('Medewerkers · Thuiszorg De Vecht');
    for (const each of [people.nurse, people.colleague, people.manager, people.south])
      expect(cardText(list)).toContain(each.name);
    expect(cardText(list)).not.toContain(people.gp.name);
    expect(cardText(list)).toContain('Geen contactpersoon: Team Zuid.');
    expect(cardText(list)).toContain('Team Noord (contactpersoon)');

    const found = await manager.presses('Zoeken', { search: 'CARL' });
    expect(cardText(found)).toContain(people.colleague.name);
    expect(cardText(found)).not.toContain(people.nurse.name);
    expect(valueOf(found, 'search')).toBe('CARL');
    expect(cardText(await manager.presses('Zoeken', { search: 'niemand zo' }))).toContain('Niemand gevonden.');
  });

  test('M9: a BSN that is searched for is not given back, in the field or behind a button', async () => {
    const manager = world.person(people.manager);
    await manager.says('hulp');
    await manager.presses('Medewerkers');
    const found = await manager.presses('Zoeken', { search: 'jansen 111222333' });
    expect(valueOf(found, 'search')).toBe('jansen •••');
    expect(JSON.stringify(found)).not.toContain('111222333');
  });

  test('M3: an account manager reads that the telephone number for urgent cases is wrong', async () => {
    const manager = world.person(people.manager);
    await manager.says('hulp');
    expect(cardText(await manager.presses('Medewerkers'))).not.toContain('klopt niet');
    const found = await find(world.store, key.organisation('thuiszorg'));
    if (!found) throw new Error('no home care');
    await world.store.commit(found.doc.partition, [replace(found, { ...found.doc, phone: '112' })]);
    await manager.says('hulp');
    const list = await manager.presses('Medewerkers');
    expect(cardText(list)).toContain('Het telefoonnummer voor spoed van uw organisatie klopt niet: “112”.');
    expect(cardText(list)).toContain('Geen contactpersoon: Team Zuid.');
  });

  test('page by page everyone is shown once', async () => {
    for (let at = 0; at < 30; at += 1) {
      const person = someone(`extra${at}`, 'thuiszorg');
      await addStaff(world.store, 'home-care', person, { organisation: 'thuiszorg', teams: [] });
    }
    const manager = world.person(people.manager);
    const seen: string[] = [];
    let card = await manager.says('medewerkers');
    for (;;) {
      seen.push(
        ...cardText(card)
          .split('\n')
          .filter((line) => / van thuiszorg · /.test(line)),
      );
      if (!titles(card).includes('Meer tonen')) break;
      card = await manager.presses('Meer tonen');
    }
    expect(seen).toHaveLength(34);
    expect(new Set(seen).size).toBe(34);

    await manager.says('medewerkers');
    card = await manager.presses('Zoeken', { search: 'extra1' });
    const found = cardText(card).match(/Extra1\d* van/g) ?? [];
    card = await manager.presses('Meer tonen');
    expect([...found, ...(cardText(card).match(/Extra1\d* van/g) ?? [])]).toHaveLength(11);
  });

  test('last active is when somebody was last seen', async () => {
    await world.person(people.colleague).says('hulp');
    world.later(48);
    const card = await opensCard(world.person(people.manager), people.colleague);
    expect(cardText(card)).toContain('23 november 2026');
    expect(cardText(await opensCard(world.person(people.manager), people.south))).toContain('nog niet');
  });

  test.each(['nurse', 'manager', 'gp'] as const)('R1: %s manages staff', async (who) => {
    expect(cardText(await world.person(people[who]).says('medewerkers'))).toContain('Medewerkers ·');
  });

  test.each(['colleague', 'practiceNurse', 'assistant', 'social'] as const)('R1: %s does not', async (who) => {
    const person = world.person(people[who]);
    expect(titles(await person.says('hulp'))).not.toContain('Medewerkers');
    expect(cardText(await person.says('medewerkers'))).toContain('Alleen een accountbeheerder');
  });
});

describe('R2: level and tick', () => {
  test('the tick is taken and holds from the next press; given back, contents are back', async () => {
    const gp = world.person(people.gp);
    const nurse = world.person(people.practiceNurse);
    await practiceStarts(gp);
    expect(cardText(await nurse.says('openstaand'))).toContain('Wond aan de hiel');

    await opensCard(gp, people.practiceNurse);
    const saved = await gp.presses('Opslaan', { medicalData: 'false' });
    expect(cardText(saved)).toContain('Opgeslagen.');
    expect(await staffOf(people.practiceNurse, 'praktijk')).toMatchObject({ level: 'E', medicalData: false });
    expect(cardText(await nurse.says('openstaand'))).not.toContain('Wond aan de hiel');

    await gp.presses('Opslaan', { medicalData: 'true' });
    expect(cardText(await nurse.says('openstaand'))).toContain('Wond aan de hiel');
  });

  test('another level is given; the record says who, for whom, from what to what', async () => {
    const gp = world.person(people.gp);
    await opensCard(gp, people.practiceNurse);
    await gp.presses('Opslaan', { level: 'D' });
    expect((await staffOf(people.practiceNurse, 'praktijk')).level).toBe('D');
    const audit = (await audits('praktijk')).filter((each) => each.action === 'staff.change');
    expect(audit).toMatchObject([
      {
        personId: personIdOf(people.gp),
        object: `staff:praktijk:${personIdOf(people.practiceNurse)}`,
        detail: 'level E to D; medical data true to true',
        at: world.now(),
      },
    ]);
  });

  test('pressing twice, or saving what is so already, changes and records nothing more', async () => {
    const gp = world.person(people.gp);
    const card = await opensCard(gp, people.practiceNurse);
    await gp.presses('Opslaan', { level: 'D' }, card);
    await gp.posts('staff.change', { ...dataOf(card, 'Opslaan'), level: 'D', medicalData: 'true' });
    await gp.presses('Opslaan');
    expect((await audits('praktijk')).filter((each) => each.action === 'staff.change')).toHaveLength(1);
  });

  test('a card that shows what somebody else has changed meanwhile undoes nothing', async () => {
    const nurse = world.person(people.nurse);
    const manager = world.person(people.manager);
    const old = await opensCard(manager, people.colleague);
    await opensCard(nurse, people.colleague);
    await nurse.presses('Opslaan', { medicalData: 'false' });
    const refused = await manager.presses('Opslaan', { level: 'lead-professional' }, old);
    expect(cardText(refused)).toContain('Iemand anders heeft dit account intussen veranderd.');
    expect(await staffOf(people.colleague)).toMatchObject({ level: 'professional', medicalData: false });
    // The card that came back shows how it is now, and works.
    await manager.presses('Opslaan', { level: 'lead-professional' });
    expect(await staffOf(people.colleague)).toMatchObject({ level: 'lead-professional', medicalData: false });
  });

  test('nobody changes their own level or tick: not on the card, not by a tampered press, not from a second account', async () => {
    const manager = world.person(people.manager);
    const own = await opensCard(manager, people.manager);
    expect(inputs(own)).toEqual([]);
    expect(titles(own)).not.toContain('Opslaan');
    const id = { organisationId: 'thuiszorg', personId: personIdOf(people.manager) };
    const shown = { shownLevel: 'lead-professional', shownMedicalData: 'false' };
    const reply = await manager.posts('staff.change', {
      ...id,
      ...shown,
      level: 'lead-professional',
      medicalData: 'true',
    });
    expect(cardText(reply.body.value)).toContain('Uw eigen niveau en toegang verandert u niet zelf.');
    expect((await staffOf(people.manager)).medicalData).toBe(false);

    const second: Someone = { ...someone('mark2', 'thuiszorg'), email: 'Mark+2@thuiszorg.example' };
    await addStaff(world.store, 'home-care', second, {
      organisation: 'thuiszorg',
      teams: [],
      level: 'lead-professional',
    });
    const other = await world.person(second).posts('staff.change', {
      ...id,
      ...shown,
      level: 'lead-professional',
      medicalData: 'true',
    });
    expect(cardText(other.body.value)).toContain('Uw eigen niveau en toegang verandert u niet zelf.');
    expect((await staffOf(people.manager)).medicalData).toBe(false);
  });

  test.each([
    ['a level of another kind of organisation', { level: 'A' }, 'Kies'],
    ['no level', { level: '' }, 'Kies'],
    ['a level that is not one', { level: '__proto__' }, 'Kies'],
  ])('%s is refused', async (_title, fields, words) => {
    const manager = world.person(people.manager);
    const card = await opensCard(manager, people.colleague);
    const reply = await manager.posts('staff.change', { ...dataOf(card, 'Opslaan'), medicalData: 'true', ...fields });
    expect(cardText(reply.body.value)).toContain(words);
    expect((await staffOf(people.colleague)).level).toBe('professional');
  });

  test('an account manager of another organisation finds and changes nobody here', async () => {
    const gp = world.person(people.gp);
    const id = { organisationId: 'thuiszorg', personId: personIdOf(people.colleague) };
    const presses: [string, Record<string, unknown>][] = [
      ['staff.list', { organisationId: 'thuiszorg' }],
      ['staff.open', id],
      ['staff.leave', id],
      ['staff.deactivate', id],
      ['staff.contact', { ...id, teamId: 'thuiszorg.noord' }],
      [
        'staff.change',
        { ...id, shownLevel: 'professional', shownMedicalData: 'true', level: 'professional', medicalData: 'false' },
      ],
    ];
    const before = await staffOf(people.colleague);
    for (const [verb, data] of presses) {
      const { body } = await gp.posts(verb, data);
      expect(cardText(body.value)).toContain('Alleen een accountbeheerder van deze organisatie');
      expect(JSON.stringify(body)).not.toContain(people.colleague.name);
    }
    expect(await staffOf(people.colleague)).toEqual(before);
    expect(await contactOf('thuiszorg.noord')).toBe(personIdOf(people.nurse));
  });
});

describe('R7: the contact person of a team', () => {
  test('is appointed by an account manager; there is exactly one, who gets the overview', async () => {
    const manager = world.person(people.manager);
    await opensCard(manager, people.colleague);
    const card = await manager.presses('Contactpersoon maken');
    expect(cardText(card)).toContain(`${people.colleague.name} is nu de contactpersoon.`);
    expect(await contactOf('thuiszorg.noord')).toBe(personIdOf(people.colleague));
    expect(cardText(await world.person(people.colleague).says('overzicht'))).toContain('Dagoverzicht · Team Noord');
    expect(cardText(await world.person(people.nurse).says('overzicht'))).not.toContain('Dagoverzicht');
    expect((await audits('thuiszorg')).filter((each) => each.action === 'staff.contact')).toHaveLength(1);
  });

  test('is somebody of the team', async () => {
    const manager = world.person(people.manager);
    const data = { organisationId: 'thuiszorg', personId: personIdOf(people.south), teamId: 'thuiszorg.noord' };
    const reply = await manager.posts('staff.contact', data);
    expect(cardText(reply.body.value)).toContain('zit niet (meer) in Team Noord');
    expect(await contactOf('thuiszorg.noord')).toBe(personIdOf(people.nurse));
  });
});

describe('R5: leaving', () => {
  test('the consequences are shown before the press; a successor is chosen in the same step', async () => {
    const manager = world.person(people.manager);
    await opensCard(manager, people.nurse);
    const card = await manager.presses('Deactiveren …');
    expect(cardText(card)).toContain('Dit geldt meteen');
    expect(cardText(card)).toContain('Openstaande gesprekken blijven bij het team: Team Noord.');
    expect(cardText(card)).toContain('Deze medewerker is contactpersoon van Team Noord.');
    const offered = inputs(card).find((input) => input.id === 'successors')?.choices ?? [];
    expect(offered.map((choice) => choice.title)).toEqual([`Team Noord: ${people.colleague.name}`]);
    expect((await staffOf(people.nurse)).active).toBe(true);

    const done = await manager.presses('Deactiveren', { successors: offered[0]!.value });
    expect(cardText(done)).toContain(`${people.nurse.name} heeft geen toegang meer.`);
    expect(await staffOf(people.nurse)).toMatchObject({ active: false, teamIds: [] });
    expect(await contactOf('thuiszorg.noord')).toBe(personIdOf(people.colleague));
    const seats = await world.store.query('seatsOfTeam', 'thuiszorg.noord', { limit: 10 });
    expect(seats.items.map(({ doc }) => doc.personId)).toEqual([personIdOf(people.colleague)]);
    expect((await audits('thuiszorg')).filter((each) => each.action === 'staff.deactivate')).toMatchObject([
      { personId: personIdOf(people.manager), object: `staff:thuiszorg:${personIdOf(people.nurse)}` },
    ]);
  });

  test('without a successor the team shows "geen contactpersoon" until one is appointed', async () => {
    const manager = world.person(people.manager);
    await opensCard(manager, people.nurse);
    await manager.presses('Deactiveren …');
    expect(cardText(await manager.presses('Deactiveren'))).toContain('Geen contactpersoon: Team Noord.');
    expect(await contactOf('thuiszorg.noord')).toBeNull();
    expect(cardText(await manager.says('contactpersonen'))).toMatch(/Team Noord\ngeen contactpersoon/);
    expect(cardText(await manager.says('medewerkers'))).toContain('Geen contactpersoon: Team Noord, Team Zuid.');

    await opensCard(manager, people.colleague);
    await manager.presses('Contactpersoon maken');
    expect(cardText(await manager.says('medewerkers'))).toContain('Geen contactpersoon: Team Zuid.');
    expect(cardText(await manager.says('contactpersonen'))).toContain(`Team Noord\n${people.colleague.name}`);
  });

  test('a successor who left the team meanwhile is refused, with nothing done', async () => {
    const manager = world.person(people.manager);
    const nurse = world.person(people.nurse);
    await opensCard(manager, people.nurse);
    const old = await manager.presses('Deactiveren …');
    const successors = inputs(old).find((input) => input.id === 'successors')!.choices[0]!.value;
    await opensCard(nurse, people.colleague);
    await nurse.presses('Deactiveren …');
    await nurse.presses('Deactiveren');
    const refused = await manager.presses('Deactiveren', { successors }, old);
    expect(cardText(refused)).toContain('zit niet (meer) in Team Noord');
    expect((await staffOf(people.nurse)).active).toBe(true);
    expect(await contactOf('thuiszorg.noord')).toBe(personIdOf(people.nurse));
  });

  test('the last account manager cannot go before another is appointed', async () => {
    const gp = world.person(people.gp);
    await opensCard(gp, people.gp);
    const card = await gp.presses('Deactiveren …');
    expect(cardText(card)).toContain('U bent de enige accountbeheerder. Geef eerst een collega die rol.');
    expect(titles(card)).not.toContain('Deactiveren');
    const own = { organisationId: 'praktijk', personId: personIdOf(people.gp) };
    const tampered = await gp.posts('staff.deactivate', own);
    expect(cardText(tampered.body.value)).toContain(
      'U bent de enige accountbeheerder. Geef eerst een collega die rol.',
    );
    expect((await staffOf(people.gp, 'praktijk')).active).toBe(true);

    await opensCard(gp, people.assistant);
    await gp.presses('Opslaan', { level: 'A' });
    await opensCard(gp, people.gp);
    await gp.presses('Deactiveren …');
    await gp.presses('Deactiveren');
    expect((await staffOf(people.gp, 'praktijk')).active).toBe(false);
    expect(cardText(await world.person(people.assistant).says('medewerkers'))).toContain(
      'Medewerkers · Praktijk De Brug',
    );
  });

  test('of two account managers who leave at the same moment one stays', async () => {
    const [nurse, manager] = [people.nurse, people.manager];
    const leave = (who: Someone) =>
      world.person(who).posts('staff.deactivate', { organisationId: 'thuiszorg', personId: personIdOf(who) });
    const each = [nurse, manager].map(async (who) => world.person(who).says('hulp'));
    await Promise.all(each);
    await Promise.all([leave(nurse), leave(manager)]);
    const active = await Promise.all([nurse, manager].map(async (who) => (await staffOf(who)).active));
    expect(active.filter(Boolean)).toHaveLength(1);
  });

  test('of two account managers who deactivate each other one stays', async () => {
    const [nurse, manager] = [people.nurse, people.manager];
    const press = (by: Someone, whom: Someone) =>
      world.person(by).posts('staff.deactivate', { organisationId: 'thuiszorg', personId: personIdOf(whom) });
    await Promise.all([nurse, manager].map((who) => world.person(who).says('hulp')));
    await Promise.all([press(nurse, manager), press(manager, nurse)]);
    const active = await Promise.all([nurse, manager].map(async (who) => (await staffOf(who)).active));
    expect(active.filter(Boolean)).toHaveLength(1);
  });

  test('a next press on any card, however old, is refused; nothing of the client is shown again', async () => {
    const gp = world.person(people.gp);
    const nurse = world.person(people.nurse);
    await nurse.installs();
    await practiceStarts(gp);
    await world.deliver();
    const old = [nurse.lastCard()];
    // What everyone may press, with access or without; stopping erases one's own unfinished form.
    const open = /^(home|language|agreements|privacy|access)\.|^start\.cancel$/;
    const noAccess = /U heeft (nog )?geen toegang|You do not have access/;
    for (const text of ['hulp', 'mijn netwerken', 'openstaand', 'nieuw netwerk', 'medewerkers', 'overzicht'])
      old.push(await nurse.says(text));
    await leaves(people.nurse);

    world.later(24 * 300);
    for (const card of old) {
      for (const title of new Set(titles(card))) {
        const filled = Object.fromEntries(inputs(card).map((input) => [input.id, typedIn(input)]));
        const answer = cardText(await nurse.presses(title, filled, card));
        expect(answer).not.toMatch(/Truus|Wond aan de hiel|ziet de wond/);
        if (!open.test(verbOf(card, title))) expect(answer).toMatch(noAccess);
        expect(await messages()).toBe(1);
      }
    }
    expect(cardText(await nurse.says('openstaand'))).toMatch(noAccess);
  });

  test('no more deliveries: not of what waited, not of what comes; the open thread stays with the team', async () => {
    const gp = world.person(people.gp);
    const nurse = world.person(people.nurse);
    const colleague = world.person(people.colleague);
    await Promise.all([nurse.installs(), colleague.installs()]);
    // Committed and not delivered yet when the account goes.
    await practiceStarts(gp);
    const before = nurse.cards().length;
    await leaves(people.nurse, personIdOf(people.colleague));
    await world.deliver();
    expect(nurse.cards()).toHaveLength(before);
    expect(colleague.reads()).toContain('De bal ligt bij u · Thuiszorg De Vecht · Team Noord');

    // The digest of the next morning goes to the successor.
    world.at('2026-11-26T07:45:00.000Z');
    await world.digests();
    expect(nurse.cards()).toHaveLength(before);
    expect(cardText(colleague.cards())).toContain('Dagoverzicht · Team Noord');
    const pending = await world.store.query('cardsByState', 'pending', { limit: 100 });
    expect(pending.items.filter(({ doc }) => doc.personId === personIdOf(people.nurse))).toEqual([]);
  });

  test('a card that waited for a first visit is not delivered to who left before it', async () => {
    await practiceStarts(world.person(people.gp));
    await world.deliver();
    await leaves(people.nurse, personIdOf(people.colleague));
    const nurse = world.person(people.nurse);
    await nurse.installs();
    await world.deliver();
    expect(nurse.cards()).toHaveLength(1);
    expect(nurse.reads()).toContain('Welkom bij Schakel');
  });

  test('thread cards already there lose their contents at once, without a new one, and the others keep theirs', async () => {
    const gp = world.person(people.gp);
    const nurse = world.person(people.nurse);
    const colleague = world.person(people.colleague);
    await Promise.all([nurse.installs(), colleague.installs()]);
    await practiceStarts(gp);
    await practiceStarts(gp, { client: 'Henk Bakker', birthDate: '1940-01-02', subject: 'Nog een wond' });
    await world.deliver();
    expect(cardText(nurse.cards())).toMatch(/Wond aan de hiel[\s\S]*Nog een wond/);
    const before = nurse.cards().length;
    await leaves(people.nurse, personIdOf(people.colleague));
    await world.deliver();
    expect(JSON.stringify(nurse.cards())).not.toMatch(/Truus|Henk|[Ww]ond/);
    expect(nurse.reads()).toContain('U heeft geen toegang.');
    expect(nurse.cards()).toHaveLength(before);
    expect(cardText(colleague.cards())).toMatch(/Wond aan de hiel[\s\S]*Nog een wond/);

    await colleague.presses('Antwoord', { text: 'De wond is schoon, wij gaan zo verder.' }, threadCardOf(colleague));
    await world.deliver();
    expect(JSON.stringify(nurse.cards())).not.toMatch(/Truus|Henk|[Ww]ond/);
  });

  test.each([
    ['the tick for medical data is taken', { medicalData: 'false' }],
    ['a level without messages is given', { level: 'D' }],
  ])('cards already there lose their contents when %s', async (_what, fields) => {
    const gp = world.person(people.gp);
    const nurse = world.person(people.practiceNurse);
    // Everybody is there: no card is shown anew because somebody arrives.
    await Promise.all([gp, nurse, world.person(people.assistant)].map((each) => each.installs()));
    await homeCareStarts(world.person(people.nurse));
    await world.deliver();
    expect(cardText(nurse.cards())).toContain('Plaspil en bloeddruk');
    await opensCard(gp, people.practiceNurse);
    await gp.presses('Opslaan', fields);
    await world.deliver();
    expect(JSON.stringify(nurse.cards())).not.toMatch(/Truus|Plaspil|plaspil/);
  });

  test('cards already there lose their contents when a change of role is approved without the tick', async () => {
    const [gp, nurse, manager] = [people.gp, people.colleague, people.manager].map((who) => world.person(who));
    await Promise.all([nurse!.installs(), manager!.installs()]);
    await practiceStarts(gp!);
    await world.deliver();
    const card = threadCardOf(nurse!);
    expect(cardText(card)).toContain('Wond aan de hiel');
    await nurse!.says('rolwijziging');
    await nurse!.presses('Verder', { organisation: 'thuiszorg' });
    await nurse!.presses('Aanvraag versturen', { remark: 'Rolwijziging: ik word planner', careProfessional: 'no' });
    await world.deliver();
    await manager!.presses('Goedkeuren', { level: 'professional', medicalData: 'true' });
    await world.deliver();
    expect(JSON.stringify(nurse!.cards())).not.toMatch(/Truus|Wond aan de hiel/);
  });

  test('who manages no staff any more keeps no request of somebody else', async () => {
    const [nurse, manager, wim] = [people.nurse, people.manager, people.stranger].map((who) => world.person(who));
    await Promise.all([nurse!.installs(), manager!.installs()]);
    await wim!.says('toegang');
    await wim!.presses('Verder', { organisation: 'thuiszorg' });
    await wim!.presses('Aanvraag versturen', { team: 'thuiszorg.noord', function: 'arts', careProfessional: 'yes' });
    await world.deliver();
    expect(manager!.reads()).toContain(people.stranger.email);
    await opensCard(nurse!, people.manager);
    await nurse!.presses('Opslaan', { level: 'professional' });
    await world.deliver();
    expect(cardText(manager!.cards())).not.toContain(people.stranger.email);
  });

  test('nothing is sent to the closed chat of who leaves; who is back later finds the cards closed', async () => {
    const nurse = world.person(people.nurse);
    await nurse.installs();
    await practiceStarts(world.person(people.gp));
    await world.deliver();
    const partition = `person:${personIdOf(people.nurse)}`;
    await leave(world.deps, personIdOf(people.nurse));
    const calls = world.teams.calls.length;
    await leaves(people.nurse, personIdOf(people.colleague));
    await world.deliver();
    const chat = `chat-${people.nurse.key}`;
    expect(world.teams.calls.slice(calls).filter(({ path }) => path.includes(chat))).toEqual([]);
    expect((await world.store.get('person', partition, 'person'))?.doc.conversation).toBeNull();

    await nurse.says('hulp');
    await world.deliver();
    expect(JSON.stringify(nurse.cards())).not.toMatch(/Truus|Wond aan de hiel/);
  });

  /** The account manager deactivates, through the cards. */
  async function leaves(who: Someone, successor?: string): Promise<void> {
    const manager = world.person(people.manager);
    await opensCard(manager, who);
    await manager.presses('Deactiveren …');
    await manager.presses('Deactiveren', successor === undefined ? {} : { successors: `thuiszorg.noord~${successor}` });
    expect((await staffOf(who)).active).toBe(false);
  }
});

function threadCardOf(chatter: Chatter) {
  return chatter.cards().find((card) => titles(card).includes('Antwoord'))!;
}

/** What a user would fill in: enough to be accepted, if it were allowed. */
function typedIn({ type, choices }: ReturnType<typeof inputs>[number]): string {
  return choices[0]?.value ?? (type === 'Input.Toggle' ? 'true' : 'Kan dit?');
}

function verbOf(card: unknown, title: string): string {
  return buttons(card).find((button) => button.title === title)?.verb ?? '';
}

async function messages(): Promise<number> {
  const networks = await world.store.query('networksOfTeam', 'thuiszorg.noord', { limit: 10 });
  const threads = await Promise.all(
    networks.items.map(({ doc }) => world.store.query('threadsOfNetwork', doc.networkId, { limit: 10 })),
  );
  return threads.flatMap((page) => page.items).reduce((sum, { doc }) => sum + doc.messages, 0);
}

/** The audit records of an organisation; their ids begin with the moment, and the tests' ids count up. */
async function audits(organisation: string): Promise<DocumentOf<'audit'>[]> {
  const found: DocumentOf<'audit'>[] = [];
  for (let number = 1; number < 400; number += 1) {
    const id = `audit:${world.now()}:id${String(number).padStart(6, '0')}`;
    const audit = await world.store.get('audit', `organisation:${organisation}`, id);
    if (audit) found.push(audit.doc);
  }
  return found;
}
