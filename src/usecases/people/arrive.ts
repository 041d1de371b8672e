import { isDeepStrictEqual } from 'node:util';
import { cleanName } from '../../domain/person-name';
import { homeAddress } from '../../domain/work-email';
import type { Language } from '../../domain/region';
import type { DocumentOf } from '../../store/documents';
import { personPartition } from '../../store/partitions';
import { writtenOver, type Stored } from '../../store/store';
import type { Deps } from '../deps';
import { readAll } from '../read-all';
import { personIdOf, type Identity } from './load-actor';

/** What an install, message or press tells of the person and where to reach them. */
export interface Arrival extends Identity {
  conversation: { serviceUrl: string; conversationId: string; botId: string; userId: string };
  locale: string | undefined;
}

/** What the connector's member call tells; undefined when it did not answer. */
export type Profile = { name: string; email: string | undefined } | undefined;

/** How old a profile may get before it is asked again, in milliseconds. */
const profileAge = 24 * 3_600_000;

type Person = DocumentOf<'person'>;
type ArriveDeps = Pick<Deps, 'store' | 'now' | 'wake'>;

/**
 * Keeps who someone is and the conversation reference, and lets cards that waited for
 * them go out. Asks the profile only when unknown or a day old, and then brings the name of their places in line.
 */
export async function arrive(
  deps: ArriveDeps,
  arrival: Arrival,
  profile: () => Promise<Profile>,
): Promise<{ person: Person; first: boolean }> {
  const personId = personIdOf(arrival);
  const partition = personPartition(personId);
  const known = await deps.store.get('person', partition, 'person');
  const askedAt = known?.doc.profileAt ?? undefined;
  const fresh = askedAt !== undefined && Date.parse(deps.now()) - Date.parse(askedAt) < profileAge;
  const learned = fresh ? undefined : await profile();
  const doc = describe(deps, arrival, known?.doc, learned);
  if (!known || differs(known, doc)) {
    const write = known
      ? ({ kind: 'replace', doc, revision: known.revision } as const)
      : ({ kind: 'insert', doc } as const);
    // A conflict means that a second activity of the same person was first: it kept the same.
    await deps.store.commit(partition, [write]);
  }
  if (learned !== undefined && doc.name !== '') await rename(deps, personId, doc.name);
  if (!known?.doc.conversation || known.doc.conversation.conversationId !== doc.conversation?.conversationId) {
    await wakeWaiting(deps, personId);
  }
  return { person: doc, first: known === undefined };
}

function describe(deps: ArriveDeps, arrival: Arrival, known: Person | undefined, profile: Profile): Person {
  const personId = personIdOf(arrival);
  return writtenOver(known, {
    type: 'person',
    partition: personPartition(personId),
    id: 'person',
    schemaVersion: 1,
    personId,
    tenantId: arrival.tenantId,
    aadObjectId: arrival.aadObjectId,
    name: profile ? cleanName(profile.name) : (known?.name ?? ''),
    email: addressOf(profile?.email ?? known?.email ?? null),
    language: known?.language ?? null,
    locale: arrival.locale ?? known?.locale ?? null,
    conversation: arrival.conversation,
    profileAt: profile ? deps.now() : (known?.profileAt ?? null),
    lastSeen: deps.now(),
  });
}

function addressOf(email: string | null): string | null {
  return email === null ? null : homeAddress(email);
}

/** Worth a write: anything but the time; the time once an hour. */
function differs(known: Stored<Person>, next: Person): boolean {
  const { lastSeen: before, ...was } = known.doc;
  const { lastSeen: now, ...is } = next;
  return !isDeepStrictEqual(was, is) || Date.parse(now) - Date.parse(before) > 3_600_000;
}

/**
 * Contacts and staff show the present name: who marries is not called by the old one for good. A conflict is left to
 * the next time the profile is asked.
 */
async function rename(deps: ArriveDeps, personId: string, name: string): Promise<void> {
  for (const { doc, revision } of await readAll(deps.store, 'staffOfPerson', personId)) {
    if (doc.name === name) continue;
    await deps.store.commit(doc.partition, [{ kind: 'replace', doc: { ...doc, name }, revision }]);
  }
}

/** Cards kept for someone who had not opened the bot yet become deliverable. */
async function wakeWaiting(deps: ArriveDeps, personId: string): Promise<void> {
  const waiting = await readAll(deps.store, 'cardsWaitingFor', personId);
  for (const { doc, revision } of waiting) {
    const awake = { ...doc, state: 'pending' as const, waitingFor: null, dueAt: deps.now() };
    await deps.store.commit(doc.partition, [{ kind: 'replace', doc: awake, revision }]);
  }
  if (waiting.length > 0) deps.wake();
}

/** The language someone reads: their own choice, else their Teams locale, else Dutch. */
export function languageOf(person: Pick<Person, 'language' | 'locale'> | undefined): Language {
  if (person?.language) return person.language;
  return person?.locale?.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

/** Keeps the language someone chose. */
export async function chooseLanguage(deps: Deps, personId: string, language: Language): Promise<void> {
  const partition = personPartition(personId);
  const known = await deps.store.get('person', partition, 'person');
  if (!known) return;
  await deps.store.commit(partition, [{ kind: 'replace', doc: { ...known.doc, language }, revision: known.revision }]);
}
