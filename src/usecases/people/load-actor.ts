import type { Actor } from '../../domain/directory';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { placesOf } from '../places';

/** A person is tenant + aadObjectId; both come from the authenticated activity. */
export interface Identity {
  tenantId: string;
  aadObjectId: string;
}

export function personIdOf(identity: Identity): string {
  return `${identity.tenantId}.${identity.aadObjectId}`.toLowerCase();
}

/** Who acts, with the active places held at this moment (R1, R5): read from the store at each press. */
export async function loadActor(deps: Pick<Deps, 'store'>, personId: string): Promise<Actor> {
  const person = await find(deps.store, key.person(personId));
  const places = await placesOf(deps, personId, person?.doc);
  const staff = places.map((place) => place.doc).filter((place) => place.active);
  return { personId, name: nameOf(person?.doc.name) ?? nameOf(staff[0]?.name) ?? '', staff };
}

/** A name that is there: Teams does not always tell it. */
function nameOf(name: string | undefined): string | undefined {
  return name === '' ? undefined : name;
}
