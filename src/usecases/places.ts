import type { AnyDocument, DocumentOf } from '../store/documents';
import { find, key } from '../store/keys';
import type { Stored, Write } from '../store/store';
import { put } from '../store/write';
import type { Deps } from './deps';
import { readAll } from './read-all';

type Person = DocumentOf<'person'>;
type Staff = DocumentOf<'staff'>;
type WithStore = Pick<Deps, 'store'>;

/**
 * Somebody's places, deactivated ones included, each read as it is now: a right rests on the place alone. The person's
 * document says in which organisations to look (ADR 26); where it does not say, they are looked for everywhere.
 */
export async function placesOf(
  { store }: WithStore,
  personId: string,
  person: Person | undefined,
): Promise<Stored<Staff>[]> {
  const named = person?.organisationIds;
  if (named === undefined) return readAll(store, 'staffOfPerson', personId);
  const places = await Promise.all(named.map((organisationId) => find(store, key.staff(organisationId, personId))));
  return places.flatMap((place) => place ?? []);
}

/** The organisations to be named on a person's document: those it names, or wherever there is a place. */
export async function organisationsOf(
  deps: WithStore,
  personId: string,
  person: Person | undefined,
): Promise<string[]> {
  if (person?.organisationIds !== undefined) return person.organisationIds;
  return (await placesOf(deps, personId, person)).map(({ doc }) => doc.organisationId);
}

/**
 * Writes what `change` makes of a person's document; nothing where it answers what is there. Whoever is second changes
 * what the first has written, so that nobody's change is lost.
 */
export async function changePerson<P extends Person | undefined>(
  { store }: WithStore,
  personId: string,
  change: (known: Person | undefined) => P | Promise<P>,
): Promise<P> {
  const place = key.person(personId);
  for (;;) {
    const known = await find(store, place);
    const next = await change(known?.doc);
    if (next === undefined || next === known?.doc) return next;
    if ((await store.commit(place.partition, [put(known, next)])).ok) return next;
  }
}

/**
 * Names an organisation on the document of a person who is to have a place there, and makes one of somebody the bot has
 * not met. Always before the place is stored: a stop in between leaves a name too many, never one too few. Answers
 * whether the name was missing.
 */
export async function namePlace(
  deps: WithStore,
  { personId, organisationId }: Pick<Staff, 'personId' | 'organisationId'>,
): Promise<boolean> {
  let missing = false;
  await changePerson(deps, personId, async (known) => {
    missing = known?.organisationIds?.includes(organisationId) !== true;
    if (!missing) return known;
    const named = await organisationsOf(deps, personId, known);
    return { ...(known ?? unmet(personId)), organisationIds: [...new Set([...named, organisationId])].sort() };
  });
  return missing;
}

/** The same for each new place of a batch that is about to be committed. */
export async function namePlaces(deps: WithStore, writes: readonly Write[]): Promise<void> {
  const docs = writes.flatMap((write): AnyDocument[] => (write.kind === 'insert' ? [write.doc] : []));
  for (const doc of docs) if (doc.type === 'staff') await namePlace(deps, doc);
}

/** Somebody who has a place and has not opened the bot: what Teams tells comes with the first arrival. */
function unmet(personId: string): Person {
  return {
    ...key.person(personId),
    schemaVersion: 1,
    personId,
    tenantId: '',
    aadObjectId: '',
    name: '',
    email: null,
    language: null,
    locale: null,
    conversation: null,
    profileAt: null,
  };
}

/** The seat of a place in a team. */
export function seatIn(
  { organisationId, personId }: Pick<Staff, 'organisationId' | 'personId'>,
  teamId: string,
): DocumentOf<'seat'> {
  return { ...key.seat(organisationId, teamId, personId), schemaVersion: 1, personId, teamId, organisationId };
}
