import type { Ground } from '../../domain/ground';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentTeams, deputyOrganisations } from '../../domain/rights';
import { cursorOf } from '../../store/store';
import { teamsAway, type TeamAway } from '../networks/stand-in';
import { recordSearch } from '../audit';
import type { Deps } from '../deps';
import { leavingOut } from '../leaving-out';
import { describeOpen, type OpenDocument, type OpenRow } from './open-rows';

export interface OpenThreads {
  rows: OpenRow[];
  next: string | undefined;
  /** How many could not be read and are left out. */
  unread: number;
}

/**
 * Openstaand: the open threads of this person's teams, those that ask for a network (N5) and the ones
 * waiting for others too, and those of absent teams for which one stands in (A2), soonest deadline
 * first (M7, D6); then the steps the own teams must do (N7), which have no deadline, oldest first. `limit` a page; `after` is the place the page before
 * ended.
 */
export async function listOpenThreads(
  all: Deps,
  actor: Actor,
  page: { after: string | undefined; limit: number },
): Promise<Outcome<OpenThreads>> {
  const { deps, unread } = leavingOut(all);
  const teams = contentTeams(actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const away = await teamsAway(deps, deputyOrganisations(actor));
  const sorted = await nextOpen(deps, teams, away, page);
  const shown = sorted.slice(0, page.limit);
  const last = shown.at(-1);
  const rows = await describeOpen(deps, shown, teams, away);
  await record(deps, actor, rows);
  const next = sorted.length > shown.length && last ? cursorOf(placeOf(last)) : undefined;
  return accept({ rows, next, unread: unread() });
}

/**
 * One more than a page of each kind, merged. All queries walk in the order of `placeOf`, so that
 * one place continues them all.
 */
async function nextOpen(
  deps: Deps,
  teams: string[],
  away: TeamAway[],
  page: { after: string | undefined; limit: number },
): Promise<OpenDocument[]> {
  const { store } = deps;
  const range = { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) };
  const pages = await Promise.all([
    ...away.map(({ teamId }) => store.query('threadsOnTurn', teamId, range)),
    ...teams.flatMap((teamId) => [
      store.query('threadsOnTurn', teamId, range),
      store.query('threadsAwaited', teamId, range),
      store.query('checklistsOnTurn', teamId, range),
    ]),
  ]);
  const docs = pages.flatMap((each): OpenDocument[] => each.items.map(({ doc }) => doc));
  const found = new Map(docs.map((doc) => [`${doc.partition} ${doc.id}`, doc]));
  return [...found.values()].sort(byPlace);
}

/** Where a document stands in this order; the digest walks in the same. */
export function placeOf(doc: OpenDocument): { value: string; id: string; partition: string } {
  const value = doc.type === 'checklist' ? doc.placeAt : doc.dueAt;
  return { value: value ?? '', id: doc.id, partition: doc.partition };
}

export function byPlace(a: OpenDocument, b: OpenDocument): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  for (const part of ['value', 'id', 'partition'] as const) {
    if (one[part] !== other[part]) return one[part] < other[part] ? -1 : 1;
  }
  return 0;
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
