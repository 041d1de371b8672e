import { isDeepStrictEqual } from 'node:util';
import { cleanName } from '../../domain/person-name';
import { filled } from '../../domain/plain-text';
import { homeAddress } from '../../domain/work-email';
import { languages, type Language } from '../../domain/language';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { writtenOver, type Stored } from '../../store/store';
import { replace } from '../../store/write';
import type { Deps } from '../deps';
import { changePerson, organisationsOf, placesOf } from '../places';
import { readReadable } from '../read-all';
import { personIdOf, type Identity } from './load-actor';

/** What an install, message or press tells of the person and where to reach them. */
export interface Arrival extends Identity {
  /** What Teams calls the person in this very activity; undefined where it does not say. */
  name?: string | undefined;
  conversation: { serviceUrl: string; conversationId: string; botId: string; userId: string };
  locale: string | undefined;
}

/** What the connector's member call tells; undefined when it did not answer. */
export type Profile = { name: string; email: string | undefined } | undefined;

/** How old a profile may get before it is asked again, in milliseconds. */
const profileAge = 24 * 3_600_000;

type Person = DocumentOf<'person'>;
type ArriveDeps = Pick<Deps, 'store' | 'now'>;

/**
 * Keeps who someone is and the conversation reference, and lets cards that waited for
 * them go out. Asks the profile only when unknown, a day old or of another name than Teams says now, and then first
 * brings the name of their places in line: what stops half-way is done again by the next arrival.
 * @returns also whether they were not in this chat before, or had left it
 */
export async function arrive(
  deps: ArriveDeps,
  arrival: Arrival,
  profile: () => Promise<Profile>,
): Promise<{ person: Person; cameIn: boolean }> {
  const personId = personIdOf(arrival);
  const before = (await find(deps.store, key.person(personId)))?.doc;
  const learned = isFresh(deps, before, arrival) ? undefined : await profile();
  const person = await changePerson(deps, personId, async (known) => {
    const doc = describe(deps, arrival, known, learned, await organisationsOf(deps, personId, known));
    if (doc.name !== '' && (learned !== undefined || doc.name !== known?.name)) await rename(deps, doc);
    return known === undefined || differs(known, doc) ? doc : known;
  });
  const cameIn = before?.conversation?.conversationId !== arrival.conversation.conversationId;
  if (cameIn) await wakeWaiting(deps, personId);
  return { person, cameIn };
}

/** Younger than a day, and Teams calls the person as it did when the profile was asked. */
function isFresh(deps: ArriveDeps, known: Person | undefined, { name }: Arrival): boolean {
  if (known === undefined || known.profileAt === null) return false;
  const called = cleanName(name ?? '');
  const same = called === '' || called === (known.calledAs ?? known.name);
  return same && Date.parse(deps.now()) - Date.parse(known.profileAt) < profileAge;
}

function describe(
  deps: ArriveDeps,
  arrival: Arrival,
  known: Person | undefined,
  profile: Profile,
  organisationIds: string[],
): Person {
  const personId = personIdOf(arrival);
  const called = filled(cleanName(arrival.name ?? ''));
  // Where the profile is not told, Teams' new word for somebody is their name until it is.
  const renamed = called === (known?.calledAs ?? known?.name) ? undefined : called;
  return writtenOver(known, {
    ...key.person(personId),
    schemaVersion: 1,
    personId,
    tenantId: arrival.tenantId,
    aadObjectId: arrival.aadObjectId,
    name: filled(cleanName(profile?.name ?? '')) ?? renamed ?? known?.name ?? '',
    email: addressOf(filled(profile?.email) ?? filled(known?.email)),
    language: known?.language ?? null,
    locale: arrival.locale ?? known?.locale ?? null,
    conversation: arrival.conversation,
    profileAt: profile ? deps.now() : (known?.profileAt ?? null),
    lastSeen: deps.now(),
    organisationIds,
    ...(profile && called !== undefined ? { calledAs: called } : {}),
  });
}

function addressOf(email: string | undefined): string | null {
  return email === undefined ? null : homeAddress(email);
}

/** Worth a write: anything but the time; the time once an hour. */
function differs({ lastSeen: before, ...was }: Person, { lastSeen: now, ...is }: Person): boolean {
  const seconds = before === undefined || now === undefined ? Infinity : (Date.parse(now) - Date.parse(before)) / 1_000;
  return !isDeepStrictEqual(was, is) || seconds > 3_600;
}

/** Contacts and staff show the present name: who marries is not called by the old one for good. */
async function rename(deps: ArriveDeps, person: Person): Promise<void> {
  const { personId, name } = person;
  for (const place of await placesOf(deps, personId, person)) {
    for (let current: Stored<DocumentOf<'staff'>> | undefined = place; current && current.doc.name !== name;) {
      const { doc, revision }: Stored<DocumentOf<'staff'>> = current;
      const renamed = await deps.store.commit(doc.partition, [replace({ revision }, { ...doc, name })]);
      // Somebody else changed the place: again, with what it is now.
      current = renamed.ok ? undefined : await deps.store.get('staff', doc.partition, doc.id);
    }
  }
}

/** Cards kept for someone who had not opened the bot yet become deliverable. */
async function wakeWaiting(deps: ArriveDeps, personId: string): Promise<void> {
  // One that cannot be read is left to a newer program, and holds up no press.
  const { found: waiting } = await readReadable(deps.store, 'cardsWaitingFor', personId);
  for (const card of waiting) await wake(deps, card);
}

/** A card that waited for somebody who is there: due now, also where something else of it changed meanwhile. */
export async function wake(deps: Pick<Deps, 'store' | 'now'>, card: Stored<DocumentOf<'card'>>): Promise<void> {
  for (let current: typeof card | undefined = card; current?.doc.state === 'waiting';) {
    const { doc }: typeof card = current;
    const awake = { ...doc, state: 'pending' as const, waitingFor: null, dueAt: deps.now() };
    const done = await deps.store.commit(doc.partition, [replace(current, awake)]);
    current = done.ok ? undefined : await deps.store.get('card', doc.partition, doc.id);
  }
}

/** The language someone reads: their own choice, else their Teams locale, else Dutch. */
export function languageOf(person: Pick<Person, 'language' | 'locale'> | undefined): Language {
  const known = (word: string | null | undefined): Language | undefined =>
    languages.find((each) => word?.toLowerCase().startsWith(each) === true);
  return known(person?.language) ?? known(person?.locale) ?? languages[0];
}

/** Keeps the language someone chose. */
export async function chooseLanguage(deps: Deps, personId: string, language: Language): Promise<void> {
  await changePerson(deps, personId, (known) => known && { ...known, language });
}
