import { levelsToGive, mayGive } from '../../domain/access';
import type { Actor, Level } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { accept, type Outcome } from '../../domain/outcome';
import { checkLeaving, type Succession } from '../../domain/staff-changes';
import type { Refusal } from '../../domain/refusal';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { staffOf, teamsOf } from '../directory/all-of';
import { entitledOf } from '../directory/entitled';
import { readOrganisation, readTeams } from '../directory/read-teams';
import { readOrTell } from '../read-all';
import { findColleague, type ManagedColleague, type StaffDocument } from './find-colleague';

/** N11: who a colleague is among those of the same name. */
type Named = Pick<StaffDocument, 'personId' | 'name' | 'function' | 'email'>;

/** A colleague's card for an account manager: who, what they may do, what can be changed. */
export interface ColleagueView {
  place: StaffDocument;
  organisationName: string;
  lastSeen: Instant | undefined;
  teams: { teamId: string; name: string; contactPerson: Named | undefined; contact: boolean }[];
  own: boolean;
  /** The levels this manager can choose, the present one among them. */
  levels: Level[];
  /** Whether the tick can be changed: taken always, given only by who may (R2). */
  tick: boolean;
}

export async function readColleague(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  personId: string,
): Promise<Outcome<ColleagueView>> {
  const found = await findColleague(deps, actor, organisationId, personId);
  return found.ok ? accept(await viewOf(deps, found.value)) : found;
}

async function viewOf(deps: Deps, { manager, colleague, person, own }: ManagedColleague): Promise<ColleagueView> {
  const place = colleague.doc;
  const [organisation, teams] = await Promise.all([
    readOrganisation(deps, place.organisationId),
    readTeams(deps, place.teamIds),
  ]);
  const offered = levelsToGive(manager.doc);
  const contacts = await contactPersons(deps, place.organisationId);
  return {
    place,
    organisationName: organisation?.name ?? '–',
    lastSeen: person?.lastSeen,
    teams: [...teams.values()].map(({ teamId, name, contactPersonId }) => ({
      teamId,
      name,
      contactPerson: contacts.get(contactPersonId ?? ''),
      contact: contactPersonId === place.personId,
    })),
    own,
    levels: offered.includes(place.level) ? offered : [place.level, ...offered],
    tick: place.medicalData || offered.some((level) => mayGive(manager.doc, level, true)),
  };
}

/** An organisation's present contact persons. */
async function contactPersons(deps: Deps, organisationId: string): Promise<Map<string, Named>> {
  const teams = await teamsOf(deps, organisationId);
  const ids = [...new Set(teams.flatMap(({ contactPersonId }) => contactPersonId ?? []))];
  const places = await Promise.all(ids.map((id) => readOrTell(deps, find(deps.store, key.staff(organisationId, id)))));
  return new Map(places.flatMap((place) => (place?.doc.active === true ? [[place.doc.personId, place.doc]] : [])));
}

/** What deactivating means, shown before the press (R5). */
export interface LeavingView {
  place: StaffDocument;
  own: boolean;
  /** Why it cannot be done now: the last account manager, or gone already. */
  refusal: Refusal | undefined;
  teams: string[];
  successions: (Succession & { named: Named[] })[];
  /** Teams in which nobody could read messages any more. */
  unread: string[];
}

export async function readLeaving(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  personId: string,
): Promise<Outcome<LeavingView>> {
  const found = await findColleague(deps, actor, organisationId, personId);
  if (!found.ok) return found;
  const { manager, colleague, own } = found.value;
  const place = colleague.doc;
  const others = await otherPlaces(deps, organisationId, personId);
  const allowed = checkLeaving(
    manager.doc,
    place,
    others.map(({ doc }) => doc),
  );
  const teams = [...(await readTeams(deps, place.teamIds)).values()];
  const unread = await Promise.all(
    teams.map(async (team) => {
      const entitled = await entitledOf(deps, team.teamId);
      return entitled.length === 1 && entitled[0] === personId ? [team.name] : [];
    }),
  );
  return accept({
    place,
    own,
    refusal: allowed.ok ? undefined : allowed.refusal,
    teams: teams.map((team) => team.name),
    successions: await successionsOf(deps, place, others),
    unread: unread.flat(),
  });
}

/**
 * Everyone else in the organisation. Whose place cannot be read counts as nobody: no account manager to be left with (R5),
 * and no successor (R7).
 */
export async function otherPlaces(deps: Deps, organisationId: string, personId: string) {
  return (await staffOf(deps, organisationId)).filter(({ doc }) => doc.personId !== personId);
}

/** The teams whose contact person this is, each with its other active people (R7). */
export async function successionsOf(
  deps: Deps,
  place: StaffDocument,
  others: { doc: StaffDocument }[],
): Promise<LeavingView['successions']> {
  const teams = await teamsOf(deps, place.organisationId);
  return teams
    .filter(({ contactPersonId }) => contactPersonId === place.personId)
    .map(({ teamId, name }) => {
      const named = others
        .filter((other) => other.doc.active && other.doc.teamIds.includes(teamId))
        .map((other) => other.doc);
      return { teamId, teamName: name, named, candidates: named.map((each) => each.personId) };
    });
}
