import type { Actor } from '../../domain/directory';
import { contentTeams } from '../../domain/rights';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { leavingOut } from '../list';
import { reachable, readTeams } from './read-teams';

/** How many of a team's networks are looked at, and how many numbers are named. */
const [networksMax, numbersMax] = [20, 8];

export interface NumbersToCall {
  numbers: ReturnType<typeof reachable>[];
  /** Whether there may be others, which Contactpersonen lists. */
  more: boolean;
}

/**
 * M3, A1: whom to call where something reached nobody: the other teams of the open networks of one's own teams, those
 * of the latest networks first, or who stands in for them. Nobody for those who see no contents (R6).
 */
export async function numbersToCall(deps: Deps, actor: Actor): Promise<NumbersToCall> {
  const own = contentTeams(actor);
  const { leave: onUnreadable, unread } = leavingOut(deps);
  const range = { descending: true, limit: networksMax, onUnreadable };
  const pages = await Promise.all(own.map((teamId) => deps.store.query('networksOfTeam', teamId, range)));
  const ids = [...new Set(pages.flatMap(({ items }) => items.map(({ doc }) => doc.networkId)))];
  const networks = await Promise.all(ids.map((id) => find(deps.store, key.network(id)).catch(onUnreadable)));
  const teamIds = networks.flatMap((network) => (network?.doc.state === 'open' ? network.doc.teamIds : []));
  const teams = await readTeams(
    deps,
    teamIds.filter((teamId) => !own.includes(teamId)),
  );
  const named = [...teams.values()].map(reachable).filter(({ phone }) => phone !== '');
  return {
    numbers: named.slice(0, numbersMax),
    more: named.length > numbersMax || unread() > 0 || pages.some(({ next }) => next !== undefined),
  };
}
