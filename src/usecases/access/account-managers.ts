import { sameHuman, type Human } from '../../domain/access';
import { humanOf, type AccessRequest, type DecidedBy, type Decider } from '../../domain/access-request';
import type { Actor } from '../../domain/directory';
import { rightsOf } from '../../domain/rights';
import type { DocumentOf, OnUnreadable } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';
import { staffOf } from '../directory/all-of';
import { readOrTell } from '../read-all';
import { placesOf } from '../places';

type Staff = DocumentOf<'staff'>;

/** The active account managers of an organisation (R1). */
export async function accountManagers(deps: Deps, organisationId: string): Promise<Staff[]> {
  return (await accountManagersStored(deps, organisationId)).map(({ doc }) => doc);
}

/** The same with the revisions read, for a batch that depends on them. */
export async function accountManagersStored(deps: Deps, organisationId: string): Promise<Stored<Staff>[]> {
  return (await managersIn(deps, organisationId)).managers;
}

/**
 * R8: whether an organisation has no account manager, so that those of the practice that invited it decide. A place that
 * cannot be read may be one: no fault gives the practice a right that it may not have.
 */
export async function hasNoManager(deps: Deps, organisationId: string): Promise<boolean> {
  return (await managersIn(deps, organisationId)).none;
}

async function managersIn(deps: Deps, organisationId: string): Promise<{ managers: Stored<Staff>[]; none: boolean }> {
  let unread = 0;
  const onUnreadable: OnUnreadable = (fault) => {
    unread += 1;
    deps.onUnreadable?.(fault);
  };
  const staff = await staffOf({ ...deps, onUnreadable }, organisationId);
  const managers = staff.filter(({ doc }) => rightsOf(doc).staff);
  return { managers, none: managers.length + unread === 0 };
}

/** The human behind an account, with the addresses its places and Teams know. */
export async function humanBehind(deps: Deps, personId: string, places: readonly Staff[]): Promise<Human> {
  const person = await find(deps.store, key.person(personId));
  return { personId, emails: [person?.doc.email ?? null, ...places.map((place) => place.email)] };
}

/** The actor as a decider: today's places and every address known of this human. */
export async function deciderOf(deps: Deps, actor: Actor): Promise<Decider> {
  const person = await find(deps.store, key.person(actor.personId));
  const places = (await placesOf(deps, actor.personId, person?.doc)).map(({ doc }) => doc);
  return { name: actor.name, places, self: await humanBehind(deps, actor.personId, places) };
}

/** Who decides on a request, and which of them may: everyone but the requester (R2). */
export interface Deciders extends DecidedBy {
  managers: Staff[];
}

/**
 * R2, R8: the account managers of the organisation asked decide. While it has none – a chain
 * partner that is new – those of the practice that invited it do.
 */
export async function decidersOf(
  deps: Deps,
  request: Pick<AccessRequest, 'organisationId' | 'personId' | 'email' | 'teamsEmail'>,
  invitation: Pick<DocumentOf<'invitation'>, 'practiceId'> | undefined,
): Promise<Deciders> {
  const organisation = await find(deps.store, key.organisation(request.organisationId));
  const kind = organisation?.doc.kind ?? 'chain-partner';
  const byPractice = invitation !== undefined && (await hasNoManager(deps, request.organisationId));
  const organisationId = byPractice ? invitation.practiceId : request.organisationId;
  const candidates = await accountManagers(deps, organisationId);
  // Whose person document cannot be read may be the requester, and cannot press anything: nobody asks them.
  const humans = await Promise.all(
    candidates.map((place) => readOrTell(deps, humanBehind(deps, place.personId, [place]))),
  );
  const requester = humanOf(request);
  const managers = candidates.filter((_, index) => {
    const human = humans[index];
    return human !== undefined && !sameHuman(human, requester);
  });
  return { organisationId, kind, managers };
}
