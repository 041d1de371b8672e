import type { Category } from '../../domain/category';
import { isOverdue } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isRunning } from '../../domain/network';
import { stepsOf, type Step } from '../../domain/steps';
import { isForPracticeAlone } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { mayStandIn, type TeamAway } from '../networks/stand-in';
import { readTeams, type TeamInfo } from '../directory/read-teams';

interface InNetwork {
  networkId: string;
  code: string;
  clientName: string;
  /** On whose responsibility it is shown (NEN 7513): the reader's organisation in the network, or the deputy's (A2). */
  organisationId: string;
}

export interface OpenThread extends InNetwork {
  kind: 'thread';
  threadId: string;
  category: Category;
  subject: string;
  turnTeam: TeamInfo | undefined;
  ownTurn: boolean;
  /** A2: the organisation that is away, where it is the reader's turn as its deputy. */
  standsInFor: string | undefined;
  dueAt: Instant;
  overdue: boolean;
}

/** N7: what the own team still has to do in a network. */
export interface OpenSteps extends InNetwork {
  kind: 'steps';
  steps: { step: Step; since: Instant }[];
}

export type OpenRow = OpenThread | OpenSteps;
export type OpenDocument = DocumentOf<'thread'> | DocumentOf<'checklist'>;

type Network = DocumentOf<'network'>;

/** What Openstaand says of each, in the same order; what may not be shown (any more) is left out. */
export async function describeOpen(
  deps: Deps,
  docs: OpenDocument[],
  ownTeams: string[],
  away: TeamAway[],
): Promise<OpenRow[]> {
  const ids = [...new Set(docs.map((doc) => doc.networkId))];
  const networks = await Promise.all(ids.map((id) => find(deps.store, key.network(id))));
  // Closed contents show nowhere (C5).
  const open = networks.flatMap((network) => (network && isRunning(network.doc) ? [network.doc] : []));
  const byId = new Map(open.map((network) => [network.networkId, network]));
  const standsIn = new Map(
    await Promise.all(open.map(async (each) => [each.networkId, await standingIn(deps, each, away)] as const)),
  );
  const teams = await readTeams(
    deps,
    docs.flatMap((doc) => doc.turnTeamId ?? []),
  );
  return docs.flatMap((doc): OpenRow[] => {
    const turn = { turnTeam: teams.get(doc.turnTeamId ?? ''), ownTurn: ownTeams.includes(doc.turnTeamId ?? '') };
    const network = byId.get(doc.networkId);
    if (network === undefined) return [];
    const covering = standsIn.get(doc.networkId)?.find(({ teamId }) => teamId === doc.turnTeamId);
    const deputy = doc.type === 'thread' && !isForPracticeAlone(doc) ? covering?.deputyId : undefined;
    // A team that left sees no more (N1).
    const member = network.teamIds.find((teamId) => ownTeams.includes(teamId));
    const organisationId = member === undefined ? deputy : organisationOfTeam(member);
    if (organisationId === undefined) return [];
    if (doc.type === 'checklist') return [stepsRow(network, doc, organisationId)];
    return [threadRow(deps, network, doc, { ...turn, organisationId, deputy })];
  });
}

/** A2: the teams of a network for which the reader is the deputy, as far as its consent covers that. */
async function standingIn(deps: Deps, network: Network, away: TeamAway[]): Promise<TeamAway[]> {
  const may = await Promise.all(away.map((each) => mayStandIn(deps, network, each)));
  return away.filter((_each, index) => may[index]);
}

type TurnShown = Pick<OpenThread, 'turnTeam' | 'ownTurn'>;

function inNetwork({ networkId, code, client }: Network, organisationId: string): InNetwork {
  return { networkId, code, clientName: client.name, organisationId };
}

function threadRow(
  deps: Deps,
  network: Network,
  thread: DocumentOf<'thread'>,
  { turnTeam, ownTurn, organisationId, deputy }: TurnShown & { organisationId: string; deputy: string | undefined },
): OpenThread {
  const { threadId, category, subject } = thread;
  const asDeputy = ownTurn ? undefined : deputy;
  const standsInFor = asDeputy === undefined ? undefined : (turnTeam?.organisationName ?? '–');
  const turn = { turnTeam, ownTurn: ownTurn || asDeputy !== undefined, standsInFor };
  const dueAt = thread.dueAt ?? '';
  const overdue = isOverdue(dueAt, deps.now());
  return {
    kind: 'thread',
    ...inNetwork(network, asDeputy ?? organisationId),
    ...turn,
    threadId,
    category,
    subject,
    dueAt,
    overdue,
  };
}

function stepsRow(network: Network, list: DocumentOf<'checklist'>, organisationId: string): OpenSteps {
  const open = stepsOf(list).flatMap((each) => (each.state === 'open' ? [{ step: each.step, since: each.since }] : []));
  return { kind: 'steps', ...inNetwork(network, organisationId), steps: open };
}
