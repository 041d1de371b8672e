import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import type { Client, NetworkState } from '../../domain/network';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { PageAsked, PageOf } from '../../domain/page';
import { contentTeams } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import { recordSearch } from '../audit';
import type { Deps } from '../deps';
import { listPage } from '../list';

export interface NetworkRow {
  networkId: string;
  code: string;
  /** Undefined while the contents are closed (C5). */
  client: Client | undefined;
  state: NetworkState;
  since: Instant;
  /** On whose responsibility it is shown (NEN 7513). */
  organisationId: string;
}

/** Mijn netwerken: those of this person's teams, newest first (N1). Withdrawn ones show their code only (C5). */
export async function listNetworks(deps: Deps, actor: Actor, asked: PageAsked): Promise<Outcome<PageOf<NetworkRow>>> {
  const teams = contentTeams(actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const list = {
    sources: { networksOfTeam: teams },
    descending: true,
    about: ({ networkId }: Member) => networkId,
    ahead: (members: Member[]) => members.map(({ networkId }) => key.network(networkId)),
    row: (member: Member) => rowOf(deps, member),
  };
  const page = await listPage(deps, list, asked);
  await recordSearch(deps, actor, { action: 'networks.list', ground: 'consent and team membership' }, page.shown);
  return accept(page);
}

type Member = DocumentOf<'member'>;

async function rowOf(deps: Deps, { networkId, teamId, since }: Member): Promise<NetworkRow | undefined> {
  const network = await find(deps.store, key.network(networkId));
  if (!network) return undefined;
  const { code, state, client } = network.doc;
  const shown = state === 'frozen' ? undefined : client;
  return { networkId, code, client: shown, state, since, organisationId: organisationOfTeam(teamId) };
}
