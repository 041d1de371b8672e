import { createHash } from 'node:crypto';
import { buttons, inputs, postedInputs, type Button, type RenderedCard } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { addOrganisation, addStaff, someone, type Someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, homeCareStarts, neighbourhoodAsks, practiceStarts } from '../helpers/steps';
import type { World } from '../helpers/world';

/** Where a story is played: one bot, or two beside each other on one store. Everybody is one person there. */
export type Stage = Pick<World, 'person' | 'deliver' | 'later' | 'store'>;

/** How it came to a shipped card: who has it in the chat, and what was done before. */
export interface Situation {
  reader: Someone;
  before?: (stage: Stage) => Promise<unknown>;
}

/** The directory of the cards: region Noord with two practices that can be deputies. */
async function loadDirectory({ store }: Pick<Stage, 'store'>): Promise<void> {
  await loadRegionNorth(store);
  for (const [id, name, person] of [
    ['waal', 'Praktijk Waalzicht', someone('diana', 'waal')],
    ['rijn', 'Praktijk Rijnoever', someone('otto', 'rijn')],
  ] as const) {
    const team = `${id}.team`;
    await addOrganisation(store, id, { kind: 'practice', name, teams: [{ id: team, contact: person }] });
    await addStaff(store, 'practice', person, { organisation: id, teams: [team], level: 'A' });
  }
}

const { gp, nurse, colleague, manager, assistant, social, practiceNurse, stranger } = people;

const homeCareBegan = ({ person }: Stage): Promise<RenderedCard> => homeCareStarts(person(nurse));
const practiceBegan = ({ person }: Stage): Promise<RenderedCard> => practiceStarts(person(gp));
const asked = ({ person }: Stage): Promise<RenderedCard> => neighbourhoodAsks(person(social));

/** The card of the only network of somebody's team. */
async function network(reader: Chatter): Promise<RenderedCard> {
  await reader.says('mijn netwerken');
  return reader.presses('Openen');
}

/** The card of the only thread of a network that the practice began. */
async function thread(reader: Chatter): Promise<RenderedCard> {
  await network(reader);
  return reader.presses('Openen');
}

async function recordsConsent(reader: Chatter, covers: string): Promise<RenderedCard> {
  await reader.says('nieuw netwerk');
  return reader.presses('Toestemming vastleggen', { ...consentFilled, covers });
}

/** R4, R2: up to the card on which the managers decide. */
async function asksAccess(reader: Chatter, filled: Record<string, string>): Promise<RenderedCard> {
  await reader.says('toegang');
  await reader.presses('Verder', { organisation: 'thuiszorg' });
  return reader.presses('Aanvraag versturen', filled);
}

const roleAsked = ({ person }: Stage): Promise<RenderedCard> =>
  asksAccess(person(colleague), { team: 'thuiszorg.zuid', remark: 'Rolwijziging: ook Team Zuid' });

async function residentInvited(stage: Stage): Promise<void> {
  await practiceBegan(stage);
  const reader = stage.person(gp);
  await network(reader);
  for (const step of ['Kaart is gekoppeld', 'Inwoner is uitgenodigd', 'Inwoner heeft geactiveerd'])
    await reader.presses(step);
}

async function residentDeclined(stage: Stage): Promise<void> {
  await homeCareBegan(stage);
  const reader = stage.person(gp);
  await network(reader);
  await reader.presses('Kaart is gekoppeld');
  await reader.presses('Doet niet mee');
  await reader.presses('Vastleggen', { reason: 'Heeft geen e-mailadres' });
}

async function asksBack(stage: Stage): Promise<void> {
  await practiceBegan(stage);
  await thread(stage.person(nurse));
  await stage.person(nurse).presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
}

async function settled(stage: Stage): Promise<void> {
  await asksBack(stage);
  await thread(stage.person(gp));
  await stage.person(gp).presses('Antwoord', { text: 'Ja, dat is goed.' });
  await thread(stage.person(nurse));
  await stage.person(nurse).presses('Antwoord', { text: 'De wond is bijna dicht.' });
}

/** The reader has this in the chat a while after it was sent, when the term is over. */
const overdue = (before: (stage: Stage) => Promise<unknown>, hours: number) => async (stage: Stage) => {
  await before(stage);
  stage.later(hours);
};

/** Works in two teams of home care. */
const twice = someone('tess', 'thuiszorg');

async function inTwoTeams({ store }: Stage): Promise<void> {
  const teams = ['thuiszorg.noord', 'thuiszorg.zuid'];
  await addStaff(store, 'home-care', twice, { organisation: 'thuiszorg', teams });
}

const bothTeamsBegan = async (stage: Stage): Promise<void> => {
  await inTwoTeams(stage);
  await homeCareStarts(stage.person(nurse), { teams: 'thuiszorg.zuid' });
};

/** More people than a card has rows for. */
async function manyWork({ store }: Stage): Promise<void> {
  for (let number = 10; number < 20; number += 1) {
    await addStaff(store, 'home-care', someone(`collega${number}`, 'thuiszorg'), {
      organisation: 'thuiszorg',
      teams: [],
    });
  }
}

const consented = ({ person }: Stage): Promise<RenderedCard> => recordsConsent(person(gp), 'thuiszorg,buurt');
const askerConsented = ({ person }: Stage): Promise<RenderedCard> => recordsConsent(person(social), 'praktijk');

async function networkChosen(stage: Stage): Promise<void> {
  await consented(stage);
  const filled = { source: 'existing-client', attested: 'true', teams: 'thuiszorg.noord,buurt.west' };
  await stage.person(gp).presses('Verder naar het eerste bericht', filled);
}

async function absenceRecorded({ person }: Stage): Promise<void> {
  await person(gp).says('afwezigheid');
  await person(gp).presses('Afwezigheid vastleggen');
  await person(gp).presses('Vastleggen', { from: '2026-11-23', until: '2026-11-29', deputy: 'waal' });
}

/** How it came to each shipped card, by the name of its file. */
export const situations: Readonly<Record<string, Situation>> = {
  'absence.change': { reader: gp, before: absenceRecorded },
  'absence.edit': { reader: gp, before: absenceRecorded },
  'absence.new': { reader: gp },
  'absence.record': { reader: gp },
  'access.approve': { reader: manager, before: roleAsked },
  'access.choose-again': { reader: colleague },
  'access.choose': { reader: colleague },
  'access.request': { reader: colleague },
  'access.view': { reader: manager, before: roleAsked },
  'access.withdraw': {
    reader: stranger,
    before: ({ person }) =>
      asksAccess(person(stranger), { team: 'thuiszorg.noord', function: 'verpleegkundige', careProfessional: 'yes' }),
  },
  'closing.send-short': { reader: nurse, before: homeCareBegan },
  'closing.send-two-teams': { reader: twice, before: bothTeamsBegan },
  'closing.send-urgent': { reader: nurse, before: homeCareBegan },
  'closing.send': { reader: nurse, before: homeCareBegan },
  'consent.extend': { reader: nurse, before: homeCareBegan },
  'consent.extend-confirm': { reader: nurse, before: homeCareBegan },
  'consent.withdraw-confirm': { reader: nurse, before: homeCareBegan },
  'digest.open': { reader: assistant },
  'digest.remind': { reader: nurse, before: overdue(practiceBegan, 49) },
  'digest.remind-request': { reader: assistant, before: overdue(asked, 49) },
  'invitation.open': { reader: gp },
  'invitation.revoke': {
    reader: gp,
    before: async ({ person }) => {
      await person(gp).says('aanvragen');
      await person(gp).presses('Ketenpartner uitnodigen');
      await person(gp).presses('Uitnodigen', {
        newName: 'Apotheek Zuid',
        newPhone: '030 555 77 77',
        name: 'Ilse',
        email: 'ilse@apotheek.example',
        told: 'true',
      });
    },
  },
  'invitation.send': { reader: gp },
  'network.close-confirm': { reader: gp, before: practiceBegan },
  'network.open': { reader: nurse, before: homeCareBegan },
  'request.accept': { reader: gp, before: asked },
  'request.open': { reader: gp, before: asked },
  'request.send': { reader: social, before: askerConsented },
  'request.send-short': { reader: social, before: askerConsented },
  'request.send-urgent': { reader: social, before: askerConsented },
  'request.withdraw': { reader: social, before: asked },
  'resident.add': { reader: gp, before: residentInvited },
  'resident.choose': { reader: gp, before: residentInvited },
  'resident.warn': { reader: gp, before: residentInvited },
  'staff.contact': { reader: manager },
  'staff.deactivate': { reader: manager },
  'staff.list': { reader: manager },
  'staff.list-next': { reader: manager, before: manyWork },
  'staff.open': { reader: manager },
  'start.consent': { reader: gp, before: ({ person }) => person(gp).says('nieuw netwerk') },
  'start.message': { reader: gp, before: networkChosen },
  'start.message-short': { reader: gp, before: networkChosen },
  'start.message-urgent': { reader: gp, before: networkChosen },
  'start.network': { reader: gp, before: consented },
  'start.network-home-care': { reader: nurse, before: ({ person }) => recordsConsent(person(nurse), 'praktijk,buurt') },
  'start.network-two-teams': {
    reader: twice,
    before: async (stage) => {
      await inTwoTeams(stage);
      await recordsConsent(stage.person(twice), 'praktijk,buurt');
    },
  },
  'start.open': { reader: practiceNurse },
  'start.resume': { reader: gp, before: consented },
  'step.decline': { reader: gp, before: practiceBegan },
  'step.resume': { reader: gp, before: residentDeclined },
  'step.tick': { reader: gp, before: homeCareBegan },
  'thread.answer': { reader: nurse, before: practiceBegan },
  'thread.answer-short': { reader: nurse, before: practiceBegan },
  'thread.open': { reader: gp, before: homeCareBegan },
  'thread.processed': { reader: nurse, before: asksBack },
  'thread.reopen': { reader: gp, before: settled },
  'thread.reopen-short': { reader: gp, before: settled },
  'thread.reopen-urgent': { reader: gp, before: settled },
  'thread.send': { reader: nurse, before: homeCareBegan },
  'thread.send-short': { reader: nurse, before: homeCareBegan },
  'thread.send-two-teams': { reader: twice, before: bothTeamsBegan },
  'thread.send-urgent': { reader: nurse, before: homeCareBegan },
  'thread.settle': { reader: gp, before: asksBack },
  'thread.settle-urgent': { reader: gp, before: asksBack },
  'thread.write': { reader: nurse, before: homeCareBegan },
};

/** The first of the situations that come about in the same way for the same reader: it need be played only once. */
export function storyOf(file: string): string {
  const { reader, before } = situations[file]!;
  const files = Object.keys(situations);
  return files.find((each) => situations[each]!.before === before && situations[each]!.reader === reader)!;
}

/** Plays what came before a shipped card, in a region where nothing happened yet; its reader has the bot at hand. */
export async function play({ reader, before }: Situation, stage: Stage): Promise<void> {
  const chatters = new Map<string, Chatter>();
  const person = (someone: Someone): Chatter => {
    const known = chatters.get(someone.key) ?? stage.person(someone);
    chatters.set(someone.key, known);
    return known;
  };
  await loadDirectory(stage);
  await person(reader).installs();
  await before?.({ ...stage, person });
  await stage.deliver();
}

/** The kinds of document whose ids stand on cards, by the name under which a card carries them. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  networkId: ['network'],
  threadId: ['thread'],
  absenceId: ['absence'],
  invitationId: ['invitation'],
};

type Ids = Record<string, unknown>;

/** What a document is called on a card, other than on the shipped one: which names, in which kinds of document. */
function kindsFor(name: string, { verb, data }: Button): readonly string[] {
  // Since 0.2.0 a request for a network is the network it asks for.
  if (name === 'requestId') return 'practiceId' in data ? ['network'] : ['access-request'];
  if (name === 'organisationId' && 'invitationId' in data) return ['invitation'];
  // A form of its own kind: any new id will do, and nothing is stored under it before.
  if (name === 'formId') return /^(?:start|request)\./.test(verb) ? ['draft'] : [];
  return kinds[name] ?? [];
}

/**
 * What a button of a shipped card carries, with the ids of this world in the place of those of the world it was
 * recorded in: of each kind the first for the first, the second for the second.
 * @param documents everything stored, in the order in which it was made
 */
export function carried(card: RenderedCard, button: Button, documents: readonly Ids[]): Ids {
  const replaced = Object.entries(button.data).map(([name, value]) => {
    if (name === 'shown' && button.verb === 'network.close-confirm') return [name, openShown(documents)];
    const types = kindsFor(name, button);
    if (types.length === 0 || typeof value !== 'string') return [name, value];
    const alike = buttons(card).filter((each) => kindsFor(name, each).join() === types.join());
    const recorded = distinct(alike.map((each) => each.data[name])).sort();
    const here = distinct(
      documents.filter((doc) => types.includes(String(doc['type']))).map((doc) => doc[name] ?? doc['networkId']),
    );
    const place = here[recorded.indexOf(value)];
    // A form of which nothing is kept yet.
    if (here.length === 0 && name === 'formId') return [name, value];
    if (place === undefined)
      throw new Error(`Nothing here for ${name} of ${button.verb}: ${here.length} ${types.join()}`);
    return [name, place];
  });
  return Object.fromEntries(replaced) as Ids;
}

/** What the card for closing says it shows, as 0.1.0 made it of the ids of the threads, all of them open here (N9). */
function openShown(documents: readonly Ids[]): string {
  const of = (type: string): Ids[] => documents.filter((doc) => doc['type'] === type);
  const threads = of('thread').map(({ threadId, messages }) => `${String(threadId)}:${String(messages)}`);
  const steps = of('checklist').map(({ events }) => (events as unknown[]).length);
  const facts = JSON.stringify([threads, steps[0] ?? null]);
  return createHash('sha256').update(facts).digest('hex').slice(0, 24);
}

function distinct(values: unknown[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

/** What somebody types in the fields of a shipped card, by their id. */
const typed: Readonly<Record<string, string>> = {
  clientName: 'Joop Proefpersoon',
  birthDate: '1940-02-29',
  from: '2026-12-01',
  until: '2026-12-06',
  name: 'Ilse',
  email: 'ilse@buurt.example',
  function: 'verpleegkundige',
  reference: 'ZD-2026-0042',
  subject: 'Steunkousen',
  remark: 'Rolwijziging: ook Team Zuid',
  reason: 'Dat hebben wij vanmorgen met elkaar besproken.',
  search: 'Carla',
  text: 'Zijn de kousen al aangemeten?',
};

const answered: Partial<Record<string, string>> = {
  'thread.answer': 'De kousen zijn gisteren aangemeten.',
  'closing.send': 'De zorg is afgerond. Wilt u het netwerk sluiten?',
};

const practice = 'praktijk.team';

/** What a button of a shipped card posts of its inputs, filled in as somebody would. */
export function filledIn(card: RenderedCard, { verb, associatedInputs }: Button): Record<string, string> {
  if (associatedInputs === 'none') return {};
  const fields = inputs(card).map(({ id, type, choices, isMultiSelect, value }) => {
    if (type === 'Input.Toggle') return [id, 'true'];
    // Of two teams of one's own, the one that asks is not the one that is asked.
    if (id === 'team' && choices.some((each) => each.value === practice)) return [id, practice];
    // Another level than the one that is shown, so that there is something to save.
    if (choices.length > 0 && (value === '' || id === 'level'))
      return [id, isMultiSelect ? choices.map((each) => each.value).join() : choices[0]?.value];
    const words = id === 'text' ? (answered[verb] ?? typed['text']) : typed[id];
    return [id, value === '' || id === 'remark' || id === 'until' ? (words ?? '') : value];
  });
  const filled = { ...postedInputs(card), ...(Object.fromEntries(fields) as Record<string, string>) };
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''));
}
