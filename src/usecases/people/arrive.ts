import { isDeepStrictEqual } from 'node:util';
import { cleanName } from '../../domain/person-name';
import { filled } from '../../domain/plain-text';
import { homeAddress } from '../../domain/work-email';
import { languages, type Language } from '../../domain/language';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { personPartition } from '../../store/partitions';
import { writtenOver, type Stored } from '../../store/store';
import { put, replace } from '../../store/write';
import type { Deps } from '../deps';
import { readAll, readReadable } from '../read-all';
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
 */
export async function arrive(
  deps: ArriveDeps,
  arrival: Arrival,
  profile: () => Promise<Profile>,
): Promise<{ person: Person; first: boolean }> {
  const personId = personIdOf(arrival);
  const partition = personPartition(personId);
  const known = await find(deps.store, key.person(personId));
  const learned = isFresh(deps, known?.doc, arrival) ? undefined : await profile();
  const doc = describe(deps, arrival, known?.doc, learned);
  if (learned !== undefined && doc.name !== '') await rename(deps, personId, doc.name);
  if (!known || differs(known, doc)) {
    const write = put(known, doc);
    // A conflict means that a second activity of the same person was first: it kept the same.
    await deps.store.commit(partition, [write]);
  }
  if (!known?.doc.conversation || known.doc.conversation.conversationId !== doc.conversation?.conversationId) {
    await wakeWaiting(deps, personId);
  }
  return { person: doc, first: known === undefined };
}

/** Younger than a day, and Teams calls the person as it did when the profile was asked. */
function isFresh(deps: ArriveDeps, known: Person | undefined, { name }: Arrival): boolean {
  if (known === undefined || known.profileAt === null) return false;
  const called = cleanName(name ?? '');
  const same = called === '' || called === (known.calledAs ?? known.name);
  return same && Date.parse(deps.now()) - Date.parse(known.profileAt) < profileAge;
}

function describe(deps: ArriveDeps, arrival: Arrival, known: Person | undefined, profile: Profile): Person {
  const personId = personIdOf(arrival);
  const calledAs = profile ? filled(cleanName(arrival.name ?? '')) : undefined;
  return writtenOver(known, {
    ...key.person(personId),
    schemaVersion: 1,
    personId,
    tenantId: arrival.tenantId,
    aadObjectId: arrival.aadObjectId,
    name: filled(cleanName(profile?.name ?? '')) ?? known?.name ?? '',
    email: addressOf(filled(profile?.email) ?? filled(known?.email)),
    language: known?.language ?? null,
    locale: arrival.locale ?? known?.locale ?? null,
    conversation: arrival.conversation,
    profileAt: profile ? deps.now() : (known?.profileAt ?? null),
    lastSeen: deps.now(),
    ...(calledAs === undefined ? {} : { calledAs }),
  });
}

function addressOf(email: string | undefined): string | null {
  return email === undefined ? null : homeAddress(email);
}

/** Worth a write: anything but the time; the time once an hour. */
function differs(known: Stored<Person>, next: Person): boolean {
  const { lastSeen: before, ...was } = known.doc;
  const { lastSeen: now, ...is } = next;
  return !isDeepStrictEqual(was, is) || Date.parse(now) - Date.parse(before) > 3_600_000;
}

/** Contacts and staff show the present name: who marries is not called by the old one for good. */
async function rename({ store }: ArriveDeps, personId: string, name: string): Promise<void> {
  for (const place of await readAll(store, 'staffOfPerson', personId)) {
    for (let current: Stored<DocumentOf<'staff'>> | undefined = place; current && current.doc.name !== name;) {
      const { doc, revision }: Stored<DocumentOf<'staff'>> = current;
      const renamed = await store.commit(doc.partition, [replace({ revision }, { ...doc, name })]);
      // Somebody else changed the place: again, with what it is now.
      current = renamed.ok ? undefined : await store.get('staff', doc.partition, doc.id);
    }
  }
}

/** Cards kept for someone who had not opened the bot yet become deliverable. */
async function wakeWaiting(deps: ArriveDeps, personId: string): Promise<void> {
  // One that cannot be read is left to a newer program, and holds up no press.
  const { found: waiting } = await readReadable(deps.store, 'cardsWaitingFor', personId);
  for (const { doc, revision } of waiting) {
    const awake = { ...doc, state: 'pending' as const, waitingFor: null, dueAt: deps.now() };
    await deps.store.commit(doc.partition, [replace({ revision }, awake)]);
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
  const partition = personPartition(personId);
  const known = await find(deps.store, key.person(personId));
  if (!known) return;
  await deps.store.commit(partition, [replace(known, { ...known.doc, language })]);
}
