import { buttons, cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { homeCareStarts, neighbourhoodAsks, practiceStarts, requestReason, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  for (const each of Object.values(people)) await world.person(each).installs();
});
afterEach(() => world.close());

const message = { category: 'care', team: 'praktijk.team', subject: 'Wond', text: 'Wie verzorgt morgen de wond?' };

/** In a network that is there home care sends something new, from a card that answered what was typed. */
async function homeCareSends(): Promise<string> {
  await practiceStarts(gp);
  await world.deliver();
  await nurse.says('mijn netwerken');
  await nurse.presses('Openen');
  await nurse.presses('Nieuw bericht');
  world.later(1);
  return cardText(await nurse.presses('Versturen', message));
}

async function homeCareAsksClosing(): Promise<string> {
  await practiceStarts(gp);
  await world.deliver();
  await nurse.says('mijn netwerken');
  await nurse.presses('Openen');
  await nurse.presses('Netwerk afronden');
  return cardText(
    await nurse.presses('Versturen naar de praktijk', { text: 'De wond is dicht. Wilt u het netwerk sluiten?' }),
  );
}

/** What each way of sending is answered with: what it is, what was written, that it was sent. */
const ways: [what: string, who: keyof typeof people, shows: string[], send: () => Promise<string>][] = [
  ['a new message', 'nurse', ['Zorg · Wond', message.text, 'Verstuurd. Uw bericht in netwerk'], homeCareSends],
  [
    'the first message of a practice',
    'gp',
    ['Zorg · Wond aan de hiel', 'is gestart en uw bericht is vastgelegd'],
    async () => cardText(await practiceStarts(gp)),
  ],
  [
    'the first message of home care',
    'nurse',
    ['Medicatie · Plaspil en bloeddruk', 'is gestart en uw bericht is vastgelegd'],
    async () => cardText(await homeCareStarts(nurse)),
  ],
  [
    'a request for a network',
    'social',
    ['om een netwerk te starten', requestReason, 'Aangevraagd. Uw aanvraag aan Praktijk De Brug is vastgelegd.'],
    async () => cardText(await neighbourhoodAsks(world.person(people.social))),
  ],
  [
    'a closing message',
    'nurse',
    ['Administratie · Netwerk afronden', 'De wond is dicht.', 'Verstuurd. Uw bericht aan de praktijk'],
    homeCareAsksClosing,
  ],
  [
    'a request for access',
    'stranger',
    ['Uw aanvraag', 'Wacht op een besluit', 'Uw aanvraag is vastgelegd.'],
    async () => {
      const stranger = world.person(people.stranger);
      await stranger.says('toegang aanvragen');
      await stranger.presses('Verder', { organisation: 'thuiszorg' });
      const values = { team: 'thuiszorg.noord', function: 'wijkverpleegkundige', email: 'wim@thuiszorg.example' };
      return cardText(await stranger.presses('Aanvraag versturen', { ...values, careProfessional: 'yes' }));
    },
  ],
];

test.each(ways)('%s: who sends it sees it at once, on the one card of it', async (_, who, shows, send) => {
  const sender = world.person(people[who]);
  const answer = await send();
  for (const each of shows) expect(answer).toContain(each);
  const cards = sender.cards().length;
  await world.deliver();

  // No second card came, and what Teams keeps is no form any more.
  expect(sender.cards()).toHaveLength(cards);
  const kept = world.teams.activities(`chat-${people[who].key}`).filter(({ body }) => body.attachments !== undefined);
  expect(kept.at(-1)?.updates).toBe(1);
  expect(cardText(kept.at(-1)?.body.attachments?.[0]?.content)).toContain(shows[0]);
  expect(titles(sender.lastCard()).filter((title) => /ersturen|vastleggen/.test(title))).toEqual([]);
});

test('what becomes of it is on the same card', async () => {
  await homeCareSends();
  await world.deliver();
  const cards = nurse.cards().length;
  world.later(1);
  await gp.presses('Gezien');
  await world.deliver();
  expect(nurse.cards()).toHaveLength(cards);
  expect(nurse.reads()).toContain('Gezien door Praktijk De Brug');
});

test('sent from the card of another message, that one stays: the new one has its own', async () => {
  await practiceStarts(gp);
  await world.deliver();
  const cards = nurse.cards().length;
  await nurse.presses('Netwerk');
  await nurse.presses('Nieuw bericht');
  const answer = cardText(await nurse.presses('Versturen', message));
  expect(answer).toContain('De kaart ervan verschijnt zo in uw chat.');
  await world.deliver();
  expect(nurse.cards()).toHaveLength(cards + 1);
  expect(nurse.reads()).toContain('Zorg · Wond');
  world.later(1);
  await gp.presses('Afgehandeld', {}, gp.cards().at(-2));
  await world.deliver();
  const about = nurse.cards().map((card) => /· (Wond.*)/.exec(cardText(card))?.[1]);
  expect(about.slice(1)).toEqual(['Wond aan de hiel', 'Wond']);
});

test('a press that came as a message is answered by a card of its own, and so is what it sent', async () => {
  await practiceStarts(gp);
  await world.deliver();
  await nurse.says('mijn netwerken');
  await nurse.presses('Openen');
  const form = await nurse.presses('Nieuw bericht');
  const { verb, data } = buttons(form).find(({ title }) => title === 'Versturen')!;
  const answer = cardText(await nurse.sends({ value: { verb, ...data, ...message }, replyToId: 'activity-1' }));
  expect(answer).toContain('De kaart ervan verschijnt zo in uw chat.');
  await world.deliver();
  expect(nurse.reads()).toContain('Zorg · Wond');
});

test('NEN 7513: that the sender is shown it is on record with the sending', async () => {
  await homeCareSends();
  const { items } = await world.store.query('networksOfTeam', 'praktijk.team', { limit: 10 });
  const { partition } = items[0]!.doc;
  const records = await world.store.query('auditByTime', 'audit', { partition, limit: 50, descending: true });
  const actions = records.items.filter(({ doc }) => doc.at === world.now()).map(({ doc }) => doc.action);
  expect(actions.sort()).toEqual(['thread.read', 'thread.start']);
});
