import type { Category } from '../../domain/category';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentTeams } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import { cursorOf } from '../../store/store';
import type { Deps } from '../deps';
import { readTeams, type TeamInfo } from '../directory/read-teams';

export interface OpenThread {
  networkId: string;
  threadId: string;
  code: string;
  clientName: string;
  category: Category;
  subject: string;
  turnTeam: TeamInfo | undefined;
  ownTurn: boolean;
  dueAt: Instant;
  overdue: boolean;
}

export interface OpenThreads {
  threads: OpenThread[];
  next: string | undefined;
}

/**
 * Openstaand: the open threads of this person's teams, the ones waiting for others too,
 * soonest deadline first (M7, D6). `limit` a page; `after` is the place the page before ended.
 */
export async function listOpenThreads(
  deps: Deps,
  actor: Actor,
  page: { after: string | undefined; limit: number },
): Promise<Outcome<OpenThreads>> {
  const teams = contentTeams(actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const range = { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) };
  const pages = await Promise.all(
    teams.flatMap((teamId) => [
      deps.store.query('threadsOnTurn', teamId, range),
      deps.store.query('threadsAwaited', teamId, range),
    ]),
  );
  const found = new Map(pages.flatMap((each) => each.items).map(({ doc }) => [doc.id, doc]));
  const sorted = [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const shown = sorted.slice(0, page.limit);
  const last = shown.at(-1);
  return accept({
    threads: await describe(deps, shown, teams),
    next:
      sorted.length > shown.length && last
        ? cursorOf({ value: last.dueAt ?? '', id: last.id, partition: last.partition })
        : undefined,
  });
}

function order(thread: DocumentOf<'thread'>): string {
  return `${thread.dueAt ?? ''} ${thread.id}`;
}

async function describe(deps: Deps, threads: DocumentOf<'thread'>[], ownTeams: string[]): Promise<OpenThread[]> {
  const ids = [...new Set(threads.map((thread) => thread.networkId))];
  const networks = await Promise.all(ids.map((id) => deps.store.get('network', networkPartition(id), 'network')));
  const byId = new Map(networks.flatMap((network) => (network ? [[network.doc.networkId, network.doc] as const] : [])));
  const teams = await readTeams(
    deps,
    threads.flatMap((thread) => thread.turnTeamId ?? []),
  );
  return threads.flatMap((thread) => {
    const network = byId.get(thread.networkId);
    // Closed contents show nowhere (C5), and a team that left sees no more (N1).
    if (network?.state !== 'open' || !network.teamIds.some((teamId) => ownTeams.includes(teamId))) return [];
    return [
      {
        networkId: thread.networkId,
        threadId: thread.threadId,
        code: network.code,
        clientName: network.client.name,
        category: thread.category,
        subject: thread.subject,
        turnTeam: teams.get(thread.turnTeamId ?? ''),
        ownTurn: ownTeams.includes(thread.turnTeamId ?? ''),
        dueAt: thread.dueAt ?? '',
        overdue: isOverdue(thread.dueAt ?? '', deps.now()),
      },
    ];
  });
}
