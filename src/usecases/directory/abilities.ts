import type { Actor } from '../../domain/directory';
import { contentTeams, hasAccess, managedOrganisations } from '../../domain/rights';
import { beginningPlace, startingPlace } from '../../domain/start-form';
import type { Deps } from '../deps';
import { readOrTell } from '../read-all';
import { teamOf } from './all-of';
import { readTeams, type TeamInfo } from './read-teams';

/** What this person can do now (H4): the home card and help are made from it. */
export interface Abilities {
  access: boolean;
  contents: boolean;
  /** Start a network, or ask a practice to (N5). */
  startNetwork: 'start' | 'ask' | undefined;
  /** Teams whose contact person this is (R7, G1). */
  contactOf: TeamInfo[];
  manages: boolean;
}

export async function abilitiesOf(deps: Deps, actor: Actor): Promise<Abilities> {
  return {
    access: hasAccess(actor),
    contents: contentTeams(actor).length > 0,
    startNetwork: startingPlace(actor).ok ? 'start' : beginningPlace(actor).ok ? 'ask' : undefined,
    contactOf: await contactTeams(deps, actor),
    manages: managedOrganisations(actor).length > 0,
  };
}

/** R7: the teams whose contact person this is, while active in that organisation. */
export async function contactTeams(deps: Deps, actor: Actor): Promise<TeamInfo[]> {
  const own = actor.staff.filter((place) => place.active).flatMap((place) => place.teamIds);
  const teams = await Promise.all(own.map((teamId) => readOrTell(deps, teamOf(deps, teamId))));
  const contact = teams.flatMap((team) => (team?.contactPersonId === actor.personId ? team.teamId : []));
  return [...(await readTeams(deps, contact)).values()];
}
