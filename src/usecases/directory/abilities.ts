import type { Actor } from '../../domain/directory';
import { contentTeams, hasAccess, managedOrganisations } from '../../domain/rights';
import { beginningPlace, startingPlace } from '../../domain/start-form';
import type { Deps } from '../deps';
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
  const teams = await readTeams(
    deps,
    actor.staff.filter((place) => place.active).flatMap((place) => place.teamIds),
  );
  return [...teams.values()].filter((team) => team.contactPersonId === actor.personId);
}
