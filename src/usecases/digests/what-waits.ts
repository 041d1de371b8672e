import type { Actor } from '../../domain/directory';
import { contentTeams, deputyOrganisations } from '../../domain/rights';
import { key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { leavingOut, listPage } from '../list';
import { describeOpen, readForRows, type OpenDocument, type OpenRow } from '../messages/open-rows';
import { teamsAway } from '../networks/stand-in';

/** What waits for somebody's teams, and the first of it. Nothing in it names a client or a subject but the rows. */
export interface WhatWaits {
  late: number;
  today: number;
  /** Nobody of the team has looked at it since it is theirs. */
  fresh: number;
  /** It is another team's turn. */
  awaited: number;
  steps: number;
  /** There is more than was counted. */
  more: boolean;
  pressing: OpenRow[];
  /** How many could not be read, and are not counted. */
  unread: number;
}

/** How many are counted: with the one behind them as many as the store finds in one request (ADR 29). */
const countedMost = 99;

/** How many rows home names. */
const pressingMost = 3;

/**
 * What home counts (M7, D6, N7): the threads and steps of Openstaand, by the same rule and from the same documents, so
 * that both say the same. Undefined for who sees no contents (R6). Not recorded: home names no client (NEN 7513).
 */
export async function whatWaits(deps: Deps, actor: Actor): Promise<WhatWaits | undefined> {
  const teams = contentTeams(actor);
  if (teams.length === 0) return undefined;
  const { leave, unread } = leavingOut(deps);
  const away = await teamsAway(deps, deputyOrganisations(actor), leave);
  const sources = {
    threadsOnTurn: [...away.map(({ teamId }) => teamId), ...teams],
    threadsAwaited: teams,
    checklistsOnTurn: teams,
  };
  // The own organisations are read for whose contact person this is: with the rest it is one request.
  const own = teams.map((teamId) => key.organisation(organisationOfTeam(teamId)));
  const ahead = (docs: readonly OpenDocument[]) => [...readForRows(docs), ...own];
  const row = (doc: OpenDocument) => describeOpen(deps, doc, teams, away);
  const page = await listPage(deps, { sources, ahead, row }, { after: undefined, limit: countedMost });
  return { ...counted(page.shown), more: page.next !== undefined, unread: page.unread + unread() };
}

function counted(rows: readonly OpenRow[]): Omit<WhatWaits, 'more' | 'unread'> {
  const threads = rows.flatMap((row) => (row.kind === 'thread' ? [row] : []));
  const own = threads.filter(({ ownTurn }) => ownTurn);
  const lists = rows.flatMap((row) => (row.kind === 'steps' ? [row] : []));
  return {
    late: own.filter(({ overdue }) => overdue).length,
    today: own.filter(({ overdue, dueToday }) => !overdue && dueToday).length,
    fresh: own.filter(({ isNew }) => isNew).length,
    awaited: threads.length - own.length,
    steps: lists.reduce((sum, { steps }) => sum + steps.length, 0),
    pressing: [...own, ...lists].slice(0, pressingMost),
  };
}
