import { endOfDay } from '../../domain/day';
import type { Instant } from '../../domain/instant';
import type { PageAsked, PageOf } from '../../domain/page';
import { key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { ListedThread } from '../../store/store';
import type { Deps } from '../deps';
import { leavingOut, listPage } from '../list';
import { teamsAway, type TeamAway } from '../networks/stand-in';
import { readForRows, rowOf, type DigestRow } from './digest-rows';

/** How many rows one card names: so many take less than the 28 KB that Teams shows; the rest is a press away. */
export const rowsMax = 12;

/** G1: until when what falls due is today's. */
export function endOfToday({ now, region }: Pick<Deps, 'now' | 'region'>): Instant {
  return endOfDay(now(), region.terms.zone);
}

/**
 * What waits for a team until the end of the day, and for the teams it stands in for as far as each client's consent
 * covers that (A2; `known`, where it is), longest due first. A page is full as long as there is more: what may not be
 * told is passed over.
 */
export async function digestPage(
  deps: Deps,
  teamId: string,
  asked: PageAsked,
  known?: TeamAway[],
): Promise<Required<PageOf<DigestRow>>> {
  const { leave, unread } = leavingOut(deps);
  const standsIn = known ?? (await teamsAway(deps, [organisationOfTeam(teamId)], leave));
  const away = new Map(standsIn.map((each) => [each.teamId, each]));
  const list = {
    sources: { threadsOnTurn: [teamId, ...away.keys()] },
    upTo: endOfToday(deps),
    // And what is said of the team itself.
    ahead: (threads: ListedThread[]) => [key.organisation(organisationOfTeam(teamId)), ...readForRows(deps, threads)],
    row: (doc: ListedThread) => rowOf(deps, doc, deps.now(), away.get(doc.turnTeamId ?? '')),
    fill: rowsMax,
  };
  const page = await listPage(deps, list, asked);
  return { ...page, unread: page.unread + unread() };
}
