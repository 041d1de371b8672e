import type { OrganisationKind, Staff } from '../../../domain/directory';
import type { TeamsOffered } from '../../../domain/start-form';
import type { Deps } from '../../deps';
import { allOrganisations, teamsOf } from '../../directory/all-of';
import { readTeams, type TeamInfo } from '../../directory/read-teams';

export interface OrganisationChoice {
  organisationId: string;
  name: string;
  kind: OrganisationKind;
}

/** C2: the organisations a consent can cover beside the starter's own. */
export async function organisationsOffered(deps: Deps, place: Staff): Promise<OrganisationChoice[]> {
  return (await allOrganisations(deps)).filter(({ organisationId }) => organisationId !== place.organisationId);
}

/** The teams that can take part: the starter's own and those of the organisations the consent covers (C2). */
export interface TeamChoices {
  own: TeamInfo[];
  practices: TeamInfo[];
  partners: TeamInfo[];
}

export async function teamsOffered(deps: Deps, place: Staff, covers: readonly string[]): Promise<TeamChoices> {
  const ofOthers = await Promise.all(covers.map((id) => teamsOf(deps, id)));
  const teams = await readTeams(deps, [...place.teamIds, ...ofOthers.flat().map(({ teamId }) => teamId)]);
  const others = [...teams.values()].filter((team) => !place.teamIds.includes(team.teamId));
  const byPractice = place.organisationKind !== 'practice';
  return {
    own: [...teams.values()].filter((team) => place.teamIds.includes(team.teamId)),
    practices: byPractice ? others.filter((team) => team.organisationKind === 'practice') : [],
    partners: byPractice ? others.filter((team) => team.organisationKind !== 'practice') : others,
  };
}

/** The ids of the choices, for the rule to check against. */
export function idsOffered(choices: TeamChoices): TeamsOffered {
  const ids = (teams: TeamInfo[]): string[] => teams.map((team) => team.teamId);
  return { own: ids(choices.own), practices: ids(choices.practices), partners: ids(choices.partners) };
}
