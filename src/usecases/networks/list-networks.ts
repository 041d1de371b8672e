import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import type { NetworkState } from '../../domain/network';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentTeams } from '../../domain/rights';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import { cursorOf } from '../../store/store';
import { recordSearch } from '../audit';
import type { Deps } from '../deps';
import { leavingOut } from '../leaving-out';

export interface NetworkRow {
  networkId: string;
  code: string;
  clientName: string;
  birthDate: string;
  state: NetworkState;
  since: Instant;
}

export interface NetworkRows {
  networks: NetworkRow[];
  next: string | undefined;
  /** How many could not be read and are left out. */
  unread: number;
}

/** Mijn netwerken: those of this person's teams, newest first (N1). Withdrawn ones show their code only (C5). */
export async function listNetworks(
  all: Deps,
  actor: Actor,
  page: { after: string | undefined; limit: number },
): Promise<Outcome<NetworkRows>> {
  const { deps, unread } = leavingOut(all);
  const teams = contentTeams(actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const range = {
    limit: page.limit + 1,
    descending: true,
    ...(page.after === undefined ? {} : { after: page.after }),
  };
  const pages = await Promise.all(teams.map((teamId) => deps.store.query('networksOfTeam', teamId, range)));
  const members = pages.flatMap((each) => each.items).map(({ doc }) => doc);
  const unique = [...new Map(members.map((member) => [member.networkId, member])).values()];
  const place = (member: { since: string; id: string }): string => `${member.since} ${member.id}`;
  const sorted = unique.sort((a, b) => (place(a) > place(b) ? -1 : 1));
  const shown = sorted.slice(0, page.limit);
  const last = shown.at(-1);
  const networks = await describe(deps, shown);
  await recordSearch(
    deps,
    actor,
    { action: 'networks.list', ground: 'consent and team membership' },
    shown
      .filter((member) => networks.some((each) => each.networkId === member.networkId))
      .map(({ networkId, teamId }) => ({ networkId, organisationId: organisationOfTeam(teamId) })),
  );
  return accept({
    networks,
    next:
      sorted.length > shown.length && last
        ? cursorOf({ value: last.since, id: last.id, partition: last.partition })
        : undefined,
    unread: unread(),
  });
}

async function describe(deps: Deps, members: { networkId: string; since: Instant }[]): Promise<NetworkRow[]> {
  const rows = await Promise.all(
    members.map(async ({ networkId, since }) => {
      const network = await find(deps.store, key.network(networkId));
      if (!network) return [];
      const open = network.doc.state !== 'frozen';
      return [
        {
          networkId,
          code: network.doc.code,
          clientName: open ? network.doc.client.name : '',
          birthDate: open ? network.doc.client.birthDate : '',
          state: network.doc.state,
          since,
        },
      ];
    }),
  );
  return rows.flat();
}
