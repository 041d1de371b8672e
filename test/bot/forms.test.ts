// First: it adds its fields before the actions are made from the tables.
import { formVerbs } from '../helpers/one-field-more';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '../../src/actions';
import { buttons, inputs, postedInputs, type RenderedCard } from '../helpers/card';
import { brokenPromises } from '../helpers/card-contract';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, practiceStarts, requestReason } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

/**
 * ADR 17: whoever adds a field to a form writes it in the table of the form, and its words in both languages. Here each
 * form has one field more, and nothing else in the program knows of it.
 */
let world: World;
let gp: Chatter;
let nurse: Chatter;
let social: Chatter;
let networkId: string;

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  social = world.person(people.social);
  await gp.installs();
  await practiceStarts(gp, { covers: 'thuiszorg,buurt', teams: 'thuiszorg.noord' });
  const [network] = (await world.store.query('networksOfTeam', 'praktijk.team', { limit: 1 })).items;
  networkId = network!.doc.networkId;
});
afterAll(() => world.close());

const shown = async (who: Chatter, verb: string, data: object = {}): Promise<RenderedCard> =>
  (await who.posts(verb, { ...data })).body.value;

/** Presses a form as it stands, with a BSN in the field that it has more. */
async function press(who: Chatter, verb: string, form: RenderedCard, filled: object = {}): Promise<RenderedCard> {
  const found = buttons(form).find((button) => button.verb === verb);
  return shown(who, verb, { ...found!.data, ...postedInputs(form), more: '123456782', ...filled });
}

const moreOn = (card: RenderedCard): (string | undefined)[] =>
  inputs(card)
    .filter(({ id }) => id === 'more')
    .flatMap(({ label, value }) => [label, value]);

test('each form has it, but the parts of forms and what a list is searched by', () => {
  const folder = join(__dirname, '../../src/forms');
  const tables = readdirSync(folder)
    .flatMap((file) => Object.entries(jest.requireActual<Record<string, object>>(join(folder, file))))
    .filter(([name]) => name.endsWith('Fields'));
  const without = tables.filter(([, fields]) => !('more' in fields)).map(([name]) => name);
  expect(without.sort()).toEqual([
    'chooseFields',
    'givenFields',
    'sourceFields',
    'staffSearchFields',
    'statementFields',
  ]);
});

test.each(formVerbs)('%s takes it', (verb) => {
  expect(Object.keys(actions[verb].shape)).toContain('more');
});

test.each([
  ['thread.write', 'thread.send', () => gp, () => ({ networkId })],
  ['closing.write', 'closing.send', () => nurse, () => ({ networkId })],
  ['consent.extend', 'consent.extend-confirm', () => gp, () => ({ networkId })],
  ['step.decline-form', 'step.decline', () => gp, () => ({ networkId, version: 0 })],
  ['absence.new', 'absence.record', () => world.person(people.assistant), () => ({ organisationId: 'praktijk' })],
  ['invitation.open', 'invitation.send', () => gp, () => ({})],
  ['access.choose', 'access.request', () => world.person(people.stranger), () => ({ organisation: 'thuiszorg' })],
  ['start.open', 'start.consent', () => nurse, () => ({})],
])('%s shows it, and %s gives it back without a BSN', async (opens, verb, who, data) => {
  const form = await shown(who(), opens, data());
  expect(moreOn(form)).toEqual(['Nog iets', '']);
  const refused = await press(who(), verb, form);
  expect(brokenPromises(refused)).toEqual([]);
  expect(moreOn(refused)).toEqual(['Nog iets', '•••']);
  expect(moreOn(await press(who(), verb, refused, { more: 'gewoon' }))).toEqual(['Nog iets', 'gewoon']);
});

test('the steps of a start too', async () => {
  const consent = await shown(nurse, 'start.open');
  const filled = { ...consentFilled, clientName: 'Joop Smit', covers: 'praktijk', more: '' };
  const network = await press(nurse, 'start.consent', consent, filled);
  expect(moreOn(await press(nurse, 'start.network', network))).toEqual(['Nog iets', '•••']);
  const came = { source: 'zorgdomein', reference: 'ZD-1', practiceTeam: 'praktijk.team', more: '' };
  const message = await press(nurse, 'start.network', network, came);
  expect(moreOn(await press(nurse, 'start.message', message))).toEqual(['Nog iets', '•••']);
});

test('a request for a network too, and the decision on it', async () => {
  const consent = await shown(social, 'start.open');
  const filled = { ...consentFilled, clientName: 'Joop Smit', covers: 'praktijk', more: '' };
  const request = await press(social, 'start.consent', consent, filled);
  expect(moreOn(request)).toEqual(['Nog iets', '']);
  expect(moreOn(await press(social, 'request.send', request))).toEqual(['Nog iets', '•••']);
  await press(social, 'request.send', request, { reason: requestReason, more: '' });
  await world.deliver();
  const decision = gp.cards().find((card) => buttons(card).some(({ verb }) => verb === 'request.accept'))!;
  expect(moreOn(decision)).toEqual(['Nog iets', '']);
  for (const verb of ['request.accept', 'request.decline']) {
    const refused = await press(gp, verb, decision);
    expect(brokenPromises(refused)).toEqual([]);
    expect(moreOn(refused)).toEqual(['Nog iets', '•••']);
  }
});
