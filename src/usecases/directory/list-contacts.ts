import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentTeams } from '../../domain/rights';
import { networkPartition, organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { readTeams, type TeamInfo } from './read-teams';

export interface TeamContact {
  team: TeamInfo;
  /** Undefined while the team has none (R5, R7). */
  contactName: string | undefined;
  email: string | undefined;
}

/** How many of the newest networks are looked at for the teams one works with. */
const networksMax = 100;

/** H1: the teams of the networks one's own teams are in, with their contact persons. */
export async function listContacts(deps: Deps, actor: Actor): Promise<Outcome<TeamContact[]>> {
  const own = contentTeams(actor);
  if (own.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const pages = await Promise.all(
    own.map((teamId) => deps.store.query('networksOfTeam', teamId, { descending: true, limit: networksMax })),
  );
  const ids = [...new Set(pages.flatMap((page) => page.items).map(({ doc }) => doc.networkId))];
  const networks = await Promise.all(ids.map((id) => deps.store.get('network', networkPartition(id), 'network')));
  const teams = await readTeams(deps, [...own, ...networks.flatMap((network) => network?.doc.teamIds ?? [])]);
  return accept(await Promise.all([...teams.values()].map((team) => contactOf(deps, team))));
}

async function contactOf(deps: Deps, team: TeamInfo): Promise<TeamContact> {
  if (team.contactPersonId === null) return { team, contactName: undefined, email: undefined };
  const partition = organisationPartition(team.organisationId);
  const staff = await deps.store.get('staff', partition, `staff:${team.organisationId}:${team.contactPersonId}`);
  const active = staff?.doc.active === true ? staff.doc : undefined;
  return { team, contactName: active?.name, email: active?.email };
}
