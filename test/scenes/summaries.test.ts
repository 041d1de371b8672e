import { commands } from '../../src/bot/commands';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { neighbourhoodAsks, practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
});
// That each of them holds no name and no text, and says what its card says first, every scene is asked at its end.
afterEach(() => world.close());

const summaryOf = (key: string): string => String(world.teams.activities(`chat-${key}`).at(-1)?.body.summary);
async function codeOf(): Promise<string> {
  const { items } = await world.store.query('networksOfTeam', 'thuiszorg.noord', { limit: 1 });
  return (await world.store.get('network', items[0]!.doc.partition, 'network'))!.doc.code;
}

/** Everything that was sent or put in a place since. */
async function summariesOf(work: () => Promise<unknown>): Promise<string[]> {
  const before = world.teams.calls.length;
  await work();
  const bodies = world.teams.calls.slice(before).map(({ body }) => body as { summary?: string } | undefined);
  return [...new Set(bodies.flatMap((body) => body?.summary ?? []))].sort();
}

test('each command that is typed is answered with a summary of what the answer is', async () => {
  const answers: Record<string, string> = {};
  for (const word of Object.keys(commands)) {
    await gp.says(word);
    answers[word] = summaryOf(people.gp.key);
  }
  expect([...new Set(Object.values(answers))].sort()).toEqual([
    'Schakel: afwezigheid',
    'Schakel: contactpersonen',
    'Schakel: dat kan nu niet',
    'Schakel: medewerkers',
    'Schakel: mijn netwerken',
    'Schakel: nieuw bericht',
    'Schakel: nieuw netwerk',
    'Schakel: openstaand',
    'Schakel: privacy en hulp',
    'Schakel: toegang of rolwijziging',
    'Schakel: toegangsaanvragen',
    'Schakel: uitnodigingen',
    'Schakel: wat wilt u doen?',
    'Schakel: werkafspraken in het kort',
    'Schakel: what would you like to do?',
  ]);
  await gp.says('english');
  await gp.says('my networks');
  expect(summaryOf(people.gp.key)).toBe('Schakel: my networks');
});

test('anything else opens no menu: it says that it was not sent', async () => {
  for (const text of ['Wie komt morgen?', '👍', 'ok', 'nieuw netwerk graag']) {
    await nurse.says(text);
    expect(summaryOf(people.nurse.key)).toBe('Schakel: niet verstuurd, bij spoed bel je');
  }
});

test('each kind of card that comes by itself says what it is', async () => {
  await nurse.installs();
  await practiceStarts(gp);
  expect(await summariesOf(world.deliver)).toEqual([
    `Nieuwe vraag van Praktijk De Brug · netwerk ${await codeOf()}`,
    `Schakel: gesprek in netwerk ${await codeOf()}`,
  ]);
  world.at('2026-11-25T06:30:00.000Z');
  expect(await summariesOf(world.clock)).toEqual([`Herinnering: nog 2 uur · netwerk ${await codeOf()}`]);
  world.at('2026-11-26T07:30:00.000Z');
  expect(await summariesOf(world.digests)).toEqual(['1 gesprek te laat · Team Noord']);

  const social = world.person(people.social);
  await neighbourhoodAsks(social, { clientName: 'Ans Proefpersoon', birthDate: '1941-03-09' });
  expect(await summariesOf(world.deliver)).toEqual([
    expect.stringMatching(/^Nieuwe aanvraag van Buurtteam West · AV-\w{5}$/),
    expect.stringMatching(/^Schakel: aanvraag AV-\w{5}$/),
  ]);

  const [manager, stranger] = [world.person(people.manager), world.person(people.stranger)];
  await manager.installs();
  await stranger.says('toegang aanvragen');
  await stranger.presses('Verder', { organisation: 'thuiszorg' });
  const values = { team: 'thuiszorg.noord', function: 'planner', email: 'wim@thuiszorg.example' };
  await stranger.presses('Aanvraag versturen', { ...values, careProfessional: 'no' });
  expect(await summariesOf(world.deliver)).toEqual([
    'Nieuwe aanvraag voor toegang · Thuiszorg De Vecht',
    'Schakel: uw aanvraag',
  ]);

  await nurse.says('mijn netwerken');
  await nurse.presses('Openen');
  await nurse.presses('Toestemming intrekken');
  await nurse.presses('Ja, toestemming intrekken');
  const told = [`Schakel: netwerk ${await codeOf()}`, 'Schakel: u kunt dit niet meer zien'];
  expect(await summariesOf(world.deliver)).toEqual(told);
});

test('that nobody of a team can be reached says so, in English to who chose it', async () => {
  const manager = world.person(people.manager);
  await manager.says('english');
  await practiceStarts(gp);
  await world.deliver();
  expect(summaryOf(people.manager.key)).toBe('Schakel: a team cannot be reached');
});
