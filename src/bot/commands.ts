import type { Posted, Verb } from '../actions';

/** A command someone can type, as the press it stands for. */
export type TypedCommand = { [V in Verb]: { verb: V; data: Posted<V> } }[Verb];

const home: TypedCommand = { verb: 'home.open', data: {} };

/** Words users type, Dutch and English, in lower case. The app manifest offers the same (test/manifest). */
export const commands: Readonly<Record<string, TypedCommand>> = {
  hulp: home,
  help: home,
  begin: home,
  start: home,
  menu: home,
  hallo: home,
  hoi: home,
  hi: home,
  hello: home,
  goedemorgen: home,
  goedemiddag: home,
  goedenavond: home,
  'good morning': home,
  'wat kan ik hier': home,
  'wat kan ik doen': home,
  'what can i do': home,
  'nieuw netwerk': { verb: 'start.open', data: {} },
  'new network': { verb: 'start.open', data: {} },
  'netwerk aanvragen': { verb: 'start.open', data: {} },
  'request a network': { verb: 'start.open', data: {} },
  'mijn netwerken': { verb: 'network.list', data: { purpose: 'open' } },
  'my networks': { verb: 'network.list', data: { purpose: 'open' } },
  'nieuw bericht': { verb: 'network.list', data: { purpose: 'write' } },
  'new message': { verb: 'network.list', data: { purpose: 'write' } },
  openstaand: { verb: 'thread.list', data: {} },
  'open threads': { verb: 'thread.list', data: {} },
  open: { verb: 'thread.list', data: {} },
  overzicht: { verb: 'digest.open', data: {} },
  dagoverzicht: { verb: 'digest.open', data: {} },
  overview: { verb: 'digest.open', data: {} },
  contactpersonen: { verb: 'contacts.open', data: {} },
  'contact persons': { verb: 'contacts.open', data: {} },
  contacts: { verb: 'contacts.open', data: {} },
  medewerkers: { verb: 'staff.list', data: {} },
  staff: { verb: 'staff.list', data: {} },
  privacy: { verb: 'privacy.open', data: {} },
  'privacy en hulp': { verb: 'privacy.open', data: {} },
  'privacy and help': { verb: 'privacy.open', data: {} },
  afwezigheid: { verb: 'absence.list', data: {} },
  absence: { verb: 'absence.list', data: {} },
  toegang: { verb: 'access.open', data: {} },
  'toegang aanvragen': { verb: 'access.open', data: {} },
  rolwijziging: { verb: 'access.open', data: {} },
  'ask for access': { verb: 'access.open', data: {} },
  toegangsaanvragen: { verb: 'access.list', data: {} },
  'access requests': { verb: 'access.list', data: {} },
  aanvragen: { verb: 'access.list', data: {} },
  requests: { verb: 'access.list', data: {} },
  uitnodigingen: { verb: 'invitation.list', data: {} },
  invitations: { verb: 'invitation.list', data: {} },
  werkafspraken: { verb: 'agreements.open', data: {} },
  'work agreements': { verb: 'agreements.open', data: {} },
  agreements: { verb: 'agreements.open', data: {} },
  english: { verb: 'language.choose', data: { language: 'en' } },
  nederlands: { verb: 'language.choose', data: { language: 'nl' } },
};

/**
 * The command in a typed text, whatever its capitals and spaces; undefined for any other text. Phones put the bot's name
 * in front; a question mark asks for help.
 */
export function commandOf(text: string): TypedCommand | undefined {
  const typed = text.replace(/<at>[^<]*<\/at>/g, ' ');
  if (/^\s*\?+\s*$/.test(typed)) return home;
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  return Object.hasOwn(commands, words) ? commands[words] : undefined;
}
