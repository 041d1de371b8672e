import type { Actor } from '../../domain/directory';
import { managedOrganisations } from '../../domain/rights';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { contactTeams } from '../directory/abilities';

/** G4, G5: contact person of the team, or account manager of its organisation: who gets its digest. */
export async function keepsTeam(deps: Deps, actor: Actor, teamId: string): Promise<boolean> {
  if (managedOrganisations(actor).includes(organisationOfTeam(teamId))) return true;
  return (await contactTeams(deps, actor)).some((team) => team.teamId === teamId);
}
