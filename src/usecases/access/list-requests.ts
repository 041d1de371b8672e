import { stateOf } from '../../domain/access-request';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { pageOf, type PageOf } from '../../domain/page';
import { managedOrganisations } from '../../domain/rights';
import type { OnUnreadable } from '../../store/documents';
import { organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { readOrganisation } from '../directory/read-teams';
import { leavingOut } from '../list';
import { eachOf, readAll } from '../read-all';
import { hasNoManager } from './account-managers';
import { withPresentNames, type RequestDocument } from './request-documents';

/** How many requests one card lists; the rest is a press away. */
const rowsMax = 20;

export interface RequestRow {
  request: RequestDocument;
  organisationName: string;
}

/**
 * The open requests this account manager decides on, newest first: those of the organisations managed (R2), and
 * those of chain partners a managed practice invited and that have no account manager yet (R8).
 */
export async function listRequests(deps: Deps, actor: Actor, after?: string): Promise<Outcome<PageOf<RequestRow>>> {
  if (managedOrganisations(actor).length === 0) return refuse({ kind: 'not-manager' });
  const { leave, unread } = leavingOut(deps);
  const place = ({ request }: RequestRow) => ({ value: request.at, id: request.requestId });
  const page = pageOf(await openOf(deps, actor, leave), place, { after, limit: rowsMax, descending: true });
  const named = await withPresentNames(
    deps,
    page.shown.map(({ request }) => request),
  );
  const shown = page.shown.map((row, index) => ({ ...row, request: named[index] ?? row.request }));
  return accept({ ...page, shown, unread: unread() });
}

/** How many there are; undefined for who decides on none. */
export async function requestsToDecide(deps: Deps, actor: Actor): Promise<number | undefined> {
  if (managedOrganisations(actor).length === 0) return undefined;
  return (await openOf(deps, actor, leavingOut(deps).leave)).length;
}

async function openOf(deps: Deps, actor: Actor, leave: (fault: unknown) => undefined): Promise<RequestRow[]> {
  const managed = managedOrganisations(actor);
  // Only a practice invites (R8).
  const practices = actor.staff.filter(({ organisationKind }) => organisationKind === 'practice');
  const inviting = managed.filter((id) => practices.some(({ organisationId }) => organisationId === id));
  const invited = (await Promise.all(inviting.map((id) => foundedBy(deps, id, leave)))).flat();
  const names = new Map(invited.map((each) => [each.organisationId, each.organisationName]));
  const ids = [...new Set([...managed, ...names.keys()])];
  return (await Promise.all(ids.map((id) => openRequests(deps, id, names.get(id) ?? '–', leave)))).flat();
}

async function openRequests(
  deps: Deps,
  organisationId: string,
  name: string,
  leave: OnUnreadable,
): Promise<RequestRow[]> {
  const [organisation, recent] = await Promise.all([
    readOrganisation(deps, organisationId),
    notLapsed(deps, organisationId, leave),
  ]);
  return recent
    .filter((request) => stateOf(request, deps.now()) === 'open')
    .map((request) => ({ request, organisationName: organisation?.name ?? name }));
}

/** R9: from the newest back to the first whose time is over: those before it had theirs earlier. */
async function notLapsed(
  { store, now }: Deps,
  organisationId: string,
  onUnreadable: OnUnreadable,
): Promise<RequestDocument[]> {
  const range = { partition: organisationPartition(organisationId), descending: true, onUnreadable };
  const found: RequestDocument[] = [];
  for await (const { doc } of eachOf(store, 'accessRequestsOfOrganisation', organisationId, range)) {
    if (doc.lapsesAt <= now()) break;
    found.push(doc);
  }
  return found;
}

async function foundedBy(
  deps: Deps,
  practiceId: string,
  onUnreadable: OnUnreadable,
): Promise<{ organisationId: string; organisationName: string }[]> {
  const invitations = await readAll(deps.store, 'invitationsOfPractice', practiceId, { onUnreadable });
  const found = await Promise.all(
    invitations
      .filter(({ doc }) => doc.isNew)
      .map(async ({ doc }) => ((await hasNoManager(deps, doc.organisationId)) ? [doc] : [])),
  );
  return found.flat();
}
