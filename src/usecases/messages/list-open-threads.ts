import type { Ground } from '../../domain/ground';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { PageAsked, PageOf } from '../../domain/page';
import { contentTeams, deputyOrganisations } from '../../domain/rights';
import { teamsAway } from '../networks/stand-in';
import { recordSearch } from '../audit';
import type { Deps } from '../deps';
import { leavingOut, listPage } from '../list';
import { describeOpen, readForRows, type OpenDocument, type OpenRow } from './open-rows';

/**
 * Openstaand: the open threads of this person's teams, those that ask for a network (N5) and the ones
 * waiting for others too, and those of absent teams for which one stands in (A2), soonest deadline
 * first (M7, D6); then the steps the own teams must do (N7), which have no deadline, oldest first.
 */
export async function listOpenThreads(deps: Deps, actor: Actor, asked: PageAsked): Promise<Outcome<PageOf<OpenRow>>> {
  const teams = contentTeams(actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const { leave, unread } = leavingOut(deps);
  const away = await teamsAway(deps, deputyOrganisations(actor), leave);
  const onTurn = [...away.map(({ teamId }) => teamId), ...teams];
  const sources = { threadsOnTurn: onTurn, threadsAwaited: teams, checklistsOnTurn: teams };
  const row = (doc: OpenDocument) => describeOpen(deps, doc, teams, away);
  const page = await listPage(deps, { sources, ahead: readForRows, row }, asked);
  await record(deps, actor, page.shown);
  return accept({ ...page, unread: page.unread + unread() });
}

/** NEN 7513: a list names clients, so that seeing it is recorded per network. */
async function record(deps: Deps, actor: Actor, rows: OpenRow[]): Promise<void> {
  const deputy = rows.filter((row) => row.kind === 'thread' && row.standsInFor !== undefined);
  const own = rows.filter((row) => !deputy.includes(row));
  const search = (ground: Ground, of: OpenRow[]): Promise<void> =>
    recordSearch(deps, actor, { action: 'threads.list', ground }, of);
  if (own.length > 0 || deputy.length === 0) await search('consent and team membership', own);
  if (deputy.length > 0) await search('consent and standing in during absence', deputy);
}
