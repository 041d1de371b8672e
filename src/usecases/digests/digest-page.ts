import type { Instant } from '../../domain/instant';
import type { PageAsked, PageOf } from '../../domain/page';
import { organisationOfTeam } from '../../store/partitions';
import type { ListedThread } from '../../store/store';
import type { Deps } from '../deps';
import { listPage } from '../list';
import { teamsAway } from '../networks/stand-in';
import { readForRows, rowOf, type DigestRow } from './digest-rows';

/** How many rows one card names, so that it stays small; the rest is a press away. */
export const rowsMax = 15;

/**
 * What waits for a team until a moment, and for the teams it stands in for as far as each client's consent covers that
 * (A2), longest due first. A page is full as long as there is more: what may not be told is passed over.
 */
export async function digestPage(
  deps: Deps,
  teamId: string,
  { upTo, ...asked }: PageAsked & { upTo: Instant },
): Promise<Required<PageOf<DigestRow>>> {
  const standsIn = await teamsAway(deps, [organisationOfTeam(teamId)]);
  const away = new Map(standsIn.map((each) => [each.teamId, each]));
  const list = {
    sources: { threadsOnTurn: [teamId, ...away.keys()] },
    upTo,
    ahead: (threads: ListedThread[]) => readForRows(deps, threads),
    row: (doc: ListedThread) => rowOf(deps, doc, deps.now(), away.get(doc.turnTeamId ?? '')),
    fill: rowsMax,
  };
  return listPage(deps, list, asked);
}
