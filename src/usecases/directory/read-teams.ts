import type { OrganisationKind } from '../../domain/directory';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { readOrTell } from '../read-all';
import { shownAbsence, type ShownAbsence } from './read-absences';

export { reachable } from '../../domain/reachable';
import { shownTelephone } from '../../domain/telephone';

/** A team with its organisation, as cards name it. */
export interface TeamInfo {
  teamId: string;
  name: string;
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  /** The organisation's telephone number (M3). */
  phone: string;
  contactPersonId: string | null;
  /** A1: the absence that runs or begins soon. */
  absence: ShownAbsence | undefined;
}

/** A team that is gone, or whose organisation cannot be read, keeps its place on cards, without a number. */
function goneTeam(teamId: string): TeamInfo {
  const organisationId = organisationOfTeam(teamId);
  return {
    teamId,
    name: '–',
    organisationId,
    organisationName: '–',
    organisationKind: 'chain-partner',
    phone: '',
    contactPersonId: null,
    absence: undefined,
  };
}

/** One team with its organisation, as both are now. */
export async function readTeam(deps: Deps, teamId: string): Promise<TeamInfo> {
  const organisation = await readOrganisation(deps, organisationOfTeam(teamId));
  const team = organisation?.teams.find((each) => each.teamId === teamId);
  return organisation && team ? teamInfo(deps, organisation, team) : goneTeam(teamId);
}

/** A team of an organisation that was read. */
export async function teamInfo(
  deps: Deps,
  organisation: DocumentOf<'organisation'>,
  { teamId, name, contactPersonId }: DocumentOf<'organisation'>['teams'][number],
): Promise<TeamInfo> {
  return {
    teamId,
    name,
    organisationId: organisation.organisationId,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    phone: shownTelephone(organisation.phone),
    contactPersonId,
    absence: await shownAbsence(deps, organisation),
  };
}

/** An organisation by its id, as it is now: for what is said of it. One that cannot be read is told, and is as none. */
export async function readOrganisation(
  deps: Deps,
  organisationId: string,
): Promise<DocumentOf<'organisation'> | undefined> {
  return (await readOrTell(deps, find(deps.store, key.organisation(organisationId))))?.doc;
}

/** The teams with these ids, each once, in the order given. */
export async function readTeams(deps: Deps, teamIds: readonly string[]): Promise<Map<string, TeamInfo>> {
  const unique = [...new Set(teamIds)];
  const teams = await Promise.all(unique.map((teamId) => readTeam(deps, teamId)));
  return new Map(teams.map((team) => [team.teamId, team]));
}
