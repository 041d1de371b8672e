import type { PageEnd } from '../../domain/cursor';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { pageOf, type PageAsked, type PageOf } from '../../domain/page';
import { contentTeams, hasAccess, managedOrganisations } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { find, key, readAhead, type Key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { leavingOut } from '../list';
import { readAll, readOrTell } from '../read-all';
import { teamsOf } from './all-of';
import { readOrganisation, readTeams, type TeamInfo } from './read-teams';

export interface TeamContact {
  team: TeamInfo;
  /** When the organisation can be reached, as people say it; may be empty. */
  opening: string;
  /** Undefined while the team has none (R5, R7). */
  contact: Pick<DocumentOf<'staff'>, 'name' | 'function' | 'email'> | undefined;
}

/** How many networks are asked of the store at once. */
const atOnce = 100;

/**
 * H1: one's own teams and those of the networks one's teams are in, with their contact persons; for
 * an account manager also every team of the own organisation, so that one without a contact person
 * shows (R5). Who may see no contents learns nothing of who works together in networks (R6).
 */
export async function listContacts(deps: Deps, actor: Actor, asked: PageAsked): Promise<Outcome<PageOf<TeamContact>>> {
  if (!hasAccess(actor)) return refuse({ kind: 'no-access' });
  const own = actor.staff.flatMap((place) => (place.active ? place.teamIds : []));
  const { leave, unread } = leavingOut(deps);
  const ids = [...own, ...(await managedTeams(deps, actor, leave)), ...(await networkTeams(deps, actor, leave))];
  await readAhead(deps.store, [...new Set(ids.map(organisationOfTeam))].map(key.organisation));
  const { shown, next } = pageOf([...(await readTeams(deps, ids)).values()], placeOf, asked);
  await readAhead(deps.store, shown.flatMap(contactKey));
  const contacts = await Promise.all(shown.map((team) => contactOf(deps, team).catch(leave)));
  return accept({ shown: contacts.flatMap((contact) => contact ?? []), next, unread: unread() });
}

/** The order of the list: by organisation, then by team. */
function placeOf({ organisationName, name, teamId }: TeamInfo): PageEnd {
  return { value: `${organisationName} ${name} ${teamId}`.toLowerCase(), id: teamId };
}

async function managedTeams(deps: Deps, actor: Actor, leave: (fault: unknown) => undefined): Promise<string[]> {
  const managed = [...new Set(managedOrganisations(actor))];
  const teams = await Promise.all(managed.map((id) => teamsOf(deps, id).catch(leave)));
  return teams.flatMap((each) => each ?? []).map(({ teamId }) => teamId);
}

/** The teams of every network of the reader's, also of those of long ago: each is worked with (H1). */
async function networkTeams(deps: Deps, actor: Actor, onUnreadable: (fault: unknown) => undefined): Promise<string[]> {
  const range = { descending: true, onUnreadable };
  const members = await Promise.all(
    contentTeams(actor).map((teamId) => readAll(deps.store, 'networksOfTeam', teamId, range)),
  );
  const ids = [...new Set(members.flat().map(({ doc }) => doc.networkId))];
  const teamIds = new Set<string>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = ids.slice(start, start + atOnce);
    await readAhead(deps.store, some.map(key.network));
    const networks = await Promise.all(some.map((id) => find(deps.store, key.network(id)).catch(onUnreadable)));
    for (const teamId of networks.flatMap((network) => network?.doc.teamIds ?? [])) teamIds.add(teamId);
  }
  return [...teamIds];
}

function contactKey({ organisationId, contactPersonId }: TeamInfo): Key<'staff'>[] {
  return contactPersonId === null ? [] : [key.staff(organisationId, contactPersonId)];
}

/** One team's contact person of this moment. */
export async function contactOf(deps: Deps, team: TeamInfo): Promise<TeamContact> {
  const opening = (await readOrganisation(deps, team.organisationId))?.opening ?? '';
  if (team.contactPersonId === null) return { team, opening, contact: undefined };
  const [staff] = await Promise.all(contactKey(team).map((each) => find(deps.store, each)));
  return { team, opening, contact: staff?.doc.active === true ? staff.doc : undefined };
}

/** H3: the contact persons of one's own teams, who are asked first. */
export async function ownContacts(deps: Deps, actor: Actor): Promise<TeamContact[]> {
  const own = actor.staff.flatMap((place) => (place.active ? place.teamIds : []));
  const teams = await readTeams(deps, own);
  const contacts = [...teams.values()].map((team) => readOrTell(deps, contactOf(deps, team)));
  return (await Promise.all(contacts)).flatMap((contact) => contact ?? []);
}
