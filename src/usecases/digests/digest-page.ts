import type { Instant } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import { organisationOfTeam } from '../../store/partitions';
import { cursorOf } from '../../store/store';
import { teamsAway } from '../networks/stand-in';
import type { Deps } from '../deps';
import { byPlace, placeOf } from '../messages/list-open-threads';
import { rowOf, type DigestRow } from './digest-rows';

/** How many rows one card names, so that it stays small; the rest is a press away. */
export const rowsMax = 15;

type Waiting = DocumentOf<'thread'>;

/**
 * What waits for a team until a moment, and for the teams it stands in for as far as each client's consent covers that
 * (A2), longest due first, after the place where the page before ended. A page is full as long as there is more: what
 * may not be told is passed over.
 */
export async function digestPage(
  deps: Deps,
  teamId: string,
  range: { upTo: Instant; after: string | undefined; limit: number },
): Promise<{ rows: DigestRow[]; next: string | undefined }> {
  const standsIn = await teamsAway(deps, [organisationOfTeam(teamId)]);
  const away = new Map(standsIn.map((each) => [each.teamId, each]));
  const found: { doc: Waiting; row: DigestRow }[] = [];
  for (let { after } = range, more = true; more && found.length <= range.limit;) {
    const docs = await nextWaiting(deps, teamId, [...away.keys()], { upTo: range.upTo, after });
    const taken = docs.slice(0, rowsMax);
    const rows = await Promise.all(taken.map((doc) => rowOf(deps, doc, deps.now(), away.get(doc.turnTeamId ?? ''))));
    taken.forEach((doc, index) => found.push(...(rows[index] ?? []).map((row) => ({ doc, row }))));
    const last = taken.at(-1);
    more = last !== undefined && docs.length > taken.length;
    after = last && cursorOf(placeOf(last));
  }
  const shown = found.slice(0, range.limit);
  const last = found.length > range.limit ? shown.at(-1) : undefined;
  return { rows: shown.map(({ row }) => row), next: last && cursorOf(placeOf(last.doc)) };
}

/** One more than a page of each team, merged: all queries walk in the same order, so that one place continues them all. */
async function nextWaiting(
  { store }: Deps,
  teamId: string,
  away: string[],
  { upTo, after }: { upTo: Instant; after: string | undefined },
): Promise<Waiting[]> {
  const range = { upTo, limit: rowsMax + 1, ...(after === undefined ? {} : { after }) };
  const pages = await Promise.all([teamId, ...away].map((each) => store.query('threadsOnTurn', each, range)));
  return pages.flatMap((page) => page.items.map(({ doc }) => doc)).sort(byPlace);
}
