import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { version } from '../../package.json';
import { actions, isVerb } from '../../src/actions';
import type { RefusalKind } from '../../src/domain/refusal';
import { texts } from '../../src/texts';
import { buttons, cardText, type Button, type RenderedCard } from '../helpers/card';
import { brokenPromises } from '../helpers/card-contract';
import type { Chatter } from '../helpers/chatter';
import { mirroredStore, type MirroredStore } from '../helpers/mirrored-store';
import type { Someone } from '../helpers/directory';
import { people } from '../helpers/region-north';
import { dataOf } from '../helpers/steps';
import { plainWords } from '../helpers/words';
import { createWorld, type World } from '../helpers/world';
import { carried, filledIn, play, situations, storyOf } from './stages';
import { shippedVerbs } from './verbs';

/**
 * Cards as an earlier version rendered them, one file for each, between them every verb of that version. They are in
 * people's chats: never change or remove one. Each button is pressed as it stands there, with the ids of this world.
 */
function cardsOf(version: string): Map<string, RenderedCard> {
  const folder = join(__dirname, version);
  const read = (file: string): RenderedCard => JSON.parse(readFileSync(join(folder, file), 'utf8')) as RenderedCard;
  return new Map(readdirSync(folder).map((file) => [file.replace(/\.json$/, ''), read(file)]));
}

/** Verbs whose button changes something; each other button only shows. */
const changing: ReadonlySet<string> = new Set([
  'absence.record',
  'absence.withdraw',
  'access.approve',
  'access.reject',
  'access.request',
  'access.withdraw',
  'closing.send',
  'consent.extend-confirm',
  'consent.withdraw-confirm',
  'digest.remind',
  'digest.remind-request',
  'invitation.revoke',
  'invitation.send',
  'language.choose',
  'network.close-confirm',
  'request.accept',
  'request.back',
  'request.decline',
  'request.send',
  'request.withdraw',
  'resident.add',
  'staff.change',
  'staff.contact',
  'staff.deactivate',
  'start.anew',
  'start.back-to-consent',
  'start.back-to-network',
  'start.cancel',
  'start.consent',
  'start.message',
  'start.network',
  'step.decline',
  'step.resume',
  'step.tick',
  'thread.answer',
  'thread.ask-back',
  'thread.processed',
  'thread.reopen',
  'thread.seen',
  'thread.send',
  'thread.settle',
]);

/** Of these, the ones that do so each time: a choice, and what is kept of a form in progress. */
const repeating: ReadonlySet<string> = new Set([
  'language.choose',
  'request.back',
  'start.back-to-consent',
  'start.back-to-network',
  'start.consent',
  'start.network',
]);

/** Nothing is kept before the consent (N2), so that there is nothing to throw away. */
const nothingYet = 'start.consent start.cancel';

/** What a closed network takes no more (N9); consent can still be withdrawn (C5) and the own record be kept (M8). */
const refusedWhenClosed: ReadonlySet<string> = new Set([
  'closing.send',
  'closing.write',
  'consent.extend',
  'consent.extend-confirm',
  'digest.remind',
  'network.close',
  'network.close-confirm',
  'resident.add',
  'resident.choose',
  'resident.warn',
  'step.decline',
  'step.resume',
  'step.tick',
  'thread.answer',
  'thread.ask-back',
  'thread.reopen',
  'thread.seen',
  'thread.send',
  'thread.settle',
  'thread.write',
]);

/**
 * The refusals put into words since the last look, whatever the words are: each sentence tells that it was taken. One
 * that is kept for a field that is left empty is not shown.
 */
const told: { kind: RefusalKind; said: string }[] = [];
for (const kind of Object.keys(texts.nl.refusals) as RefusalKind[]) {
  const sentence = texts.nl.refusals[kind] as (refusal: unknown) => string;
  const heard = (refusal: unknown): string => {
    const said = sentence(refusal);
    told.push({ kind, said });
    return said;
  };
  Object.assign(texts.nl.refusals, { [kind]: heard });
}

/** Where a card is pressed: its situation, in a world of its own that goes on from there. */
interface Place {
  kept: MirroredStore;
  world: World;
  reader: Chatter;
}

const open: World[] = [];

afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

async function placeOn(began: MirroredStore, file: string, at: string): Promise<Place> {
  const kept = await began.copy();
  const world = await createWorld({ store: kept.store, at, ids: 'later' });
  open.push(world);
  const reader = world.person(situations[file]!.reader);
  // Their chat is at another address here; keeping it is no change of the press.
  await reader.says('hulp');
  return { kept, world, reader };
}

/** What came of a press: the refusal, or whether it changed something or only showed it. */
async function pressed({ kept, world, reader }: Place, verb: string, data: unknown): Promise<string> {
  const before = kept.changes();
  told.length = 0;
  const { status, body } = await reader.posts(verb, data);
  const shown = plainWords(body.value);
  const refused = told.find(({ said }) => shown.includes(said))?.kind;
  const came = refused ?? (kept.changes() > before ? 'changes' : 'shows');
  expect({ verb, status, type: body.type, said: body.value.message, broken: brokenPromises(body.value) }).toEqual({
    verb,
    status: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    said: undefined,
    broken: [],
  });
  if (came !== 'shows') await world.deliver();
  expect(world.log.filter((line) => line.includes('failed'))).toEqual([]);
  return `${verb} ${came}`;
}

/** What is there once a situation has come about, and when. */
interface Played {
  began: MirroredStore;
  at: string;
}

const stories = new Map<string, Promise<Played>>();

/** Cards with the same before them and one reader share it: it is played once, and only gone on from in copies. */
function played(file: string): Promise<Played> {
  const name = storyOf(file);
  const story = stories.get(name) ?? playAnew(name);
  stories.set(name, story);
  return story;
}

async function playAnew(file: string): Promise<Played> {
  const began = mirroredStore();
  const world = await createWorld({ store: began.store });
  await play(situations[file]!, world);
  await world.close();
  return { began, at: world.now() };
}

/** A shipped card in its situation, from which can be gone on again and again. */
async function inSituation(
  file: string,
  card: RenderedCard,
): Promise<{ begin: () => Promise<Place>; press: (place: Place, button: Button) => Promise<string> }> {
  const { began, at } = await played(file);
  const documents = began.documents().map((doc) => ({ ...doc }));
  return {
    begin: () => placeOn(began, file, at),
    press: (place, button) =>
      pressed(place, button.verb, { ...carried(card, button, documents), ...filledIn(card, button) }),
  };
}

/** The practice closes the only network, whatever is open in it. */
async function closedBy(closer: Someone, place: Place): Promise<Place> {
  const networkId = place.kept.documents().find((doc) => doc.type === 'network')!.networkId;
  const gp = place.world.person(closer);
  const { body } = await gp.posts('network.close', { networkId });
  const ids = dataOf(body.value, 'Sluiten en alles afhandelen');
  const all = { settleThreads: 'true', settleSteps: 'true' };
  expect(cardText((await gp.posts('network.close-confirm', { ...ids, ...all })).body.value)).toContain('is gesloten');
  await place.world.deliver();
  return place;
}

type Outcome = 'changes' | 'shows' | RefusalKind;

/**
 * What the work agreements ask about once before it is done: the question that settling leaves unanswered (M7), and what
 * a card stated of a text without saying which (M14).
 */
const askedFirst: Readonly<Record<string, RefusalKind>> = {
  'thread.settle thread.settle': 'question-open',
  'thread.settle-urgent thread.settle': 'question-open',
  'thread.settle-urgent thread.answer': 'urgent',
  'thread.settle-urgent thread.ask-back': 'urgent',
  'closing.send-urgent closing.send': 'urgent',
  'request.send-urgent request.send': 'urgent',
  'start.message-urgent start.message': 'urgent',
  'thread.reopen-urgent thread.reopen': 'urgent',
  'thread.send-urgent thread.send': 'urgent',
  'thread.answer-short thread.ask-back': 'asks-nothing-back',
  'closing.send-short closing.send': 'no-question',
  'request.send-short request.send': 'no-question',
  'start.message-short start.message': 'no-question',
  'thread.answer-short thread.answer': 'no-question',
  'thread.reopen-short thread.reopen': 'no-question',
  'thread.send-short thread.send': 'no-question',
};

function doesOnce(file: string, verb: string): Outcome {
  const asked = askedFirst[`${file} ${verb}`];
  if (asked !== undefined) return asked;
  return changing.has(verb) && `${file} ${verb}` !== nothingYet ? 'changes' : 'shows';
}

function doesWhenClosed(file: string, verb: string): Outcome {
  return refusedWhenClosed.has(verb) ? 'network-closed' : doesOnce(file, verb);
}

/** What of a shipped verb is gone or asked for since: fields with `?` behind them could be left out. */
function brokenBy(verb: string, shipped: string[]): string[] {
  if (!isVerb(verb)) return [`${verb} is gone`];
  const now = Object.entries(actions[verb].shape as Record<string, z.ZodType>);
  const gone = shipped.filter((field) => field !== '' && !now.some(([name]) => name === field.replace('?', '')));
  const asked = now.filter(([name, schema]) => !shipped.includes(name) && !schema.safeParse(undefined).success);
  return [...gone.map((field) => `${field} is gone`), ...asked.map(([name]) => `${name} has to be there`)];
}

test('the present version has its corpus', () => {
  expect(Object.keys(shippedVerbs)).toContain(version);
});

describe.each(Object.keys(shippedVerbs))('the cards of %s', (shipped) => {
  const cards = cardsOf(shipped);

  test('hold between them every verb of that version, and no other', () => {
    const held = new Set([...cards.values()].flatMap(buttons).map(({ verb }) => verb));
    expect([...held].sort()).toEqual(Object.keys(shippedVerbs[shipped]!).sort());
  });

  test.each(Object.entries(shippedVerbs[shipped]!))('%s takes what it took, and can do with that', (verb, fields) => {
    expect(brokenBy(verb, fields.split(' '))).toEqual([]);
  });

  // CI plays every card (SCHAKEL_TEST_RUNS); every test run half of those that hold a verb which no card before them holds.
  const all = process.env['SCHAKEL_TEST_RUNS'] !== undefined;
  const verbsOf = (card: RenderedCard): string[] => buttons(card).map(({ verb }) => verb);
  const holdingNew = [...cards].filter(([, card], at) => {
    const before = new Set([...cards.values()].slice(0, at).flatMap(verbsOf));
    return verbsOf(card).some((verb) => !before.has(verb));
  });
  const played = all ? [...cards] : holdingNew.filter((_, at) => at % 2 === 0);
  test.each(played)('%s: every button does what it did, and once', async (file, card) => {
    const { begin, press } = await inSituation(file, card);
    let place: Place | undefined;
    for (const button of buttons(card)) {
      place ??= await begin();
      const once = await press(place, button);
      expect(once).toBe(`${button.verb} ${doesOnce(file, button.verb)}`);
      if (!once.endsWith('changes')) continue;
      const again = repeating.has(button.verb) ? 'changes' : 'shows';
      expect(await press(place, button)).toBe(`${button.verb} ${again}`);
      place = undefined;
    }
  });

  // Of these every test run plays a quarter.
  const aboutNetworks = [...cards]
    .filter(([, card]) => buttons(card).some(({ data }) => 'networkId' in data))
    .filter((_, at) => all || at % 4 === 0);
  test.each(aboutNetworks)('%s: once its network is closed, every button shows or says why not', async (file, card) => {
    const { begin, press } = await inSituation(file, card);
    let place: Place | undefined;
    for (const button of buttons(card)) {
      place ??= await closedBy(people.gp, await begin());
      const came = await press(place, button);
      expect(came).toBe(`${button.verb} ${doesWhenClosed(file, button.verb)}`);
      if (came.endsWith('changes')) place = undefined;
    }
  });
});
