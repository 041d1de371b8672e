import type { OrganisationKind, Staff } from '../../../domain/directory';
import type { TeamsOffered } from '../../../domain/start-form';
import type { Deps } from '../../deps';
import { allOrganisations, teamsOf } from '../../directory/all-of';
import { readTeams, type TeamInfo } from '../../directory/read-teams';
import { readOrTell } from '../../read-all';

export interface OrganisationChoice {
  organisationId: string;
  name: string;
  kind: OrganisationKind;
}

/** C2: the starter's own organisation, and those a consent can cover beside it. */
export async function organisationsOffered(
  deps: Deps,
  place: Staff,
): Promise<{ own: OrganisationChoice | undefined; others: OrganisationChoice[] }> {
  const all = await allOrganisations(deps);
  const isOwn = ({ organisationId }: OrganisationChoice): boolean => organisationId === place.organisationId;
  return { own: all.find(isOwn), others: all.filter((each) => !isOwn(each)) };
}

/** The teams that can take part: the starter's own and those of the organisations the consent covers (C2). */
export interface TeamChoices {
  own: TeamInfo[];
  practices: TeamInfo[];
  partners: TeamInfo[];
}

export async function teamsOffered(deps: Deps, place: Staff, covers: readonly string[]): Promise<TeamChoices> {
  const ofOthers = await Promise.all(covers.map((id) => readOrTell(deps, teamsOf(deps, id))));
  const teams = await readTeams(deps, [
    ...place.teamIds,
    ...ofOthers.flatMap((each) => each ?? []).map(({ teamId }) => teamId),
  ]);
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
