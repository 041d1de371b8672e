import { absencesCard } from '../../src/cards/absences';
import { colleagueCard } from '../../src/cards/colleague';
import { leavingCard } from '../../src/cards/leaving';
import { messageFormCard } from '../../src/cards/message-form';
import { notHeld } from '../../src/forms/statements';
import { namesOf } from '../../src/cards/staff';
import { pageOf } from '../../src/domain/page';
import { standardTerms } from '../../src/domain/category';
import { texts } from '../../src/texts';
import { organisationsMax } from '../../src/usecases/absences/list-absences';
import type { TeamInfo } from '../../src/usecases/directory/read-teams';
import type { LeavingView } from '../../src/usecases/staff/read-colleague';
import { buttons, cardText, elements, inputs } from '../helpers/card';
import { brokenPromises } from '../helpers/card-contract';
import { sample } from '../store/sample';

const zone = 'Europe/Amsterdam';
const words = texts.nl;
const number = (at: number): string => String(at).padStart(3, '0');
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const afterOf = (card: unknown, title: string): string | undefined =>
  buttons(card).find((button) => button.title === title)?.data.after as string | undefined;

/** Presses the button that goes on until it is gone; answers every card. */
function throughAll(cardAt: (after: string | undefined) => unknown, title: string): unknown[] {
  const cards: unknown[] = [];
  let after: string | undefined;
  do {
    const card = cardAt(after);
    expect(brokenPromises(card)).toEqual([]);
    cards.push(card);
    after = afterOf(card, title);
  } while (after !== undefined);
  return cards;
}

test('a page goes on behind the last one shown, whatever came and went in between', () => {
  const ordered = (each: string) => ({ value: each, id: each });
  const first = pageOf(['c', 'a', 'b', 'd'], ordered, { after: undefined, limit: 2 });
  expect(first.shown).toEqual(['a', 'b']);
  expect(pageOf(['0', 'a', 'c', 'd'], ordered, { after: first.next, limit: 2 })).toEqual({ shown: ['c', 'd'] });
  const newest = pageOf(['c', 'a', 'b'], ordered, { after: undefined, limit: 2, descending: true });
  expect([newest.shown, pageOf(['a'], ordered, { after: newest.next, limit: 2, descending: true }).shown]).toEqual([
    ['c', 'b'],
    ['a'],
  ]);
});

test('what stands in one place is told apart by its id, and by where it lies', () => {
  const all = ['n 1', 'm 2', 'm 1'].map((each) => each.split(' ') as [string, string]);
  const placeOf = ([partition, id]: [string, string]) => ({ value: 'Truus', id, partition });
  for (const descending of [false, true]) {
    const first = pageOf(all, placeOf, { after: undefined, limit: 1, descending });
    const second = pageOf(all, placeOf, { after: first.next, limit: 1, descending });
    const third = pageOf(all, placeOf, { after: second.next, limit: 1, descending });
    const inOrder = [first, second, third].map(({ shown }) => shown.flat().join(' '));
    expect(inOrder).toEqual(descending ? ['m 2', 'n 1', 'm 1'] : ['m 1', 'n 1', 'm 2']);
    expect(third.next).toBeUndefined();
  }
});

test('R7: every team of a colleague can be reached from the card', () => {
  const place = sample('staff', 'organisation:zorg', 'staff:zorg:p', {
    ...{ personId: 'p', organisationId: 'zorg', name: 'Noor', active: true, level: 'professional' },
  });
  const teams = many(25, (at) => ({ teamId: `zorg.t${number(at)}`, name: `Team ${number(at)}` }));
  const view = {
    ...{ place, organisationName: 'Zorg', lastSeen: undefined, own: false, levels: [], tick: true },
    teams: teams.map((team) => ({ ...team, contactPerson: undefined, contact: false })),
  };
  const cards = throughAll((after) => colleagueCard(words, zone, view, { after }), 'Meer teams tonen');
  const asked = cards.flatMap(buttons).filter((button) => button.verb === 'staff.contact');
  expect(asked.map((button) => button.data.teamId)).toEqual(teams.map((team) => team.teamId));
});

test('R5: of the successors that do not fit the number is told, and each team has some', () => {
  const named = (team: number, count: number) =>
    many(count, (at) => ({
      personId: `p${team}${number(at)}`,
      name: `Collega ${number(at)}`,
      function: '',
      email: '',
    }));
  const successions = [named(0, 130), named(1, 3)].map((people, at) => ({
    ...{ teamId: `zorg.t${at}`, teamName: `Team ${at}`, named: people },
    candidates: people.map((person) => person.personId),
  }));
  const place = sample('staff', 'organisation:zorg', 'staff:zorg:p', { personId: 'p', organisationId: 'zorg' });
  const view: LeavingView = { place, own: false, refusal: undefined, teams: [], successions, unread: [] };
  const card = leavingCard(words, view);
  expect(brokenPromises(card)).toEqual([]);
  const titles = inputs(card).flatMap((input) => input.choices.map((choice) => choice.title));
  expect([titles.length, titles.filter((title) => title.startsWith('Team 1')).length]).toEqual([43, 3]);
  expect(cardText(card)).toContain('Hier passen 90 namen niet bij.');
  expect(cardText(leavingCard(words, { ...view, successions: [] }))).not.toContain('Hier passen');
});

test('A1: who keeps the absences of more organisations than fit finds each', () => {
  const kept = many(11, (at) => ({
    organisationId: `o${number(at)}`,
    name: `Praktijk ${number(at)}`,
    phone: '030 555 11 11',
    absences: [],
  }));
  const pageAt = (after: string | undefined) =>
    pageOf(kept, ({ name, organisationId }) => ({ value: name, id: organisationId }), {
      after,
      limit: organisationsMax,
    });
  const cards = throughAll(
    (after) => absencesCard(words, zone, { ...pageAt(after), several: true }),
    'Andere organisaties tonen',
  );
  const asked = cards.flatMap(buttons).filter((button) => button.verb === 'absence.new');
  expect(asked.map((button) => button.data.organisationId)).toEqual(kept.map((each) => each.organisationId));
});

test('M3: each number stands on the writing form, and what has no button is said', () => {
  const team = (at: number): TeamInfo => ({
    ...{ teamId: `o${at}.t`, name: 'Team', organisationId: `o${at}`, organisationName: `Organisatie ${at}` },
    ...{ organisationKind: 'home-care', phone: `030 555 00 ${10 + at}`, contactPersonId: null, absence: undefined },
  });
  const formOf = (count: number) =>
    messageFormCard(words, {
      ...{ title: 'Nieuw', client: { name: 'Truus', birthDate: '1938-04-12' }, fromTeam: '', held: notHeld, zone },
      ...{ values: { category: '', team: '', subject: '', text: '' }, hours: standardTerms, ownTeams: [], covered: [] },
      ...{ teams: many(count, team), actions: [] },
    });
  const card = formOf(8);
  for (const at of many(8, (each) => each))
    expect(cardText(card)).toContain(`Organisatie ${at} · Team: 030 555 00 1${at}`);
  expect(elements(card).filter((each) => each.type === 'Action.OpenUrl')).toHaveLength(6);
  expect(cardText(card)).toContain('Zonder knop staan hierboven nog: 2.');
  expect(cardText(formOf(6))).not.toContain('Zonder knop');
});

test('names in one line end in how many more there are', () => {
  const names = many(13, (at) => `t${at}`);
  expect(namesOf(words, names)).toBe('t0, t1, t2, t3, t4, t5, t6, t7, t8, t9 en nog 3');
  expect(namesOf(words, names.slice(0, 10))).not.toContain('nog');
});
