import { sameHuman, type Human } from '../../domain/access';
import type { Actor, Staff } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { isManager } from '../../domain/staff-changes';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import type { Stored } from '../../store/store';
import type { Allowed, Work } from '../decide';
import type { Deps } from '../deps';

export type StaffDocument = DocumentOf<'staff'>;

/** An account manager at work on one colleague, both as they are at this moment. */
export interface ManagedColleague extends Allowed {
  manager: Stored<StaffDocument>;
  colleague: Stored<StaffDocument>;
  /** What the bot knows of the colleague; undefined when never seen. */
  person: DocumentOf<'person'> | undefined;
  /** The same human, from whatever account (R2). */
  own: boolean;
}

/** The place from which this person manages an organisation's staff, read anew (R1, R5). */
export async function findManager(
  deps: Deps,
  actor: Actor,
  organisationId: string,
): Promise<Outcome<Stored<StaffDocument>>> {
  const place = await readPlace(deps, organisationId, actor.personId);
  if (place && isManager(place.doc)) return accept(place);
  return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-manager' });
}

/** A colleague, for an account manager of that organisation; of another organisation nobody exists. */
export async function findColleague(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  personId: string,
): Promise<Outcome<ManagedColleague>> {
  const manager = await findManager(deps, actor, organisationId);
  if (!manager.ok) return manager;
  const [colleague, person, self] = await Promise.all([
    readPlace(deps, organisationId, personId),
    readPerson(deps, personId),
    readPerson(deps, actor.personId),
  ]);
  if (!colleague) return refuse({ kind: 'not-found' });
  const own = sameHuman(humanOf(manager.value.doc, self), humanOf(colleague.doc, person));
  return accept({ manager: manager.value, colleague, person, own, restsOn: [manager.value] });
}

async function readPlace(
  deps: Deps,
  organisationId: string,
  personId: string,
): Promise<Stored<StaffDocument> | undefined> {
  return find(deps.store, key.staff(organisationId, personId));
}

async function readPerson(deps: Deps, personId: string): Promise<DocumentOf<'person'> | undefined> {
  return (await find(deps.store, key.person(personId)))?.doc;
}

function humanOf(place: Staff & { email: string }, person: DocumentOf<'person'> | undefined): Human {
  return { personId: place.personId, emails: [place.email, person?.email ?? null] };
}

/** Work of an account manager on one colleague; a manager deactivated between reading and storing decides nothing. */
export function onColleague(
  deps: Deps,
  actor: Actor,
  { organisationId, personId }: { organisationId: string; personId: string },
): Work<ManagedColleague, never> {
  const allow = () => findColleague(deps, actor, organisationId, personId);
  return { actor, partition: organisationPartition(organisationId), allow };
}
