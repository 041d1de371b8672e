import type { Category } from '../../domain/category';
import { dueNow, type Due } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isRunning, type Client } from '../../domain/network';
import { stepsOf, type Step } from '../../domain/steps';
import { isForPracticeAlone, seenSince, takenUp } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key, type Key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { ListedThread } from '../../store/store';
import type { Deps } from '../deps';
import { mayStandIn, type TeamAway } from '../networks/stand-in';
import { readTeam, type TeamInfo } from '../directory/read-teams';

interface InNetwork {
  networkId: string;
  code: string;
  client: Client;
  /** On whose responsibility it is shown (NEN 7513): the reader's organisation in the network, or the deputy's (A2). */
  organisationId: string;
}

export interface OpenThread extends InNetwork, Due {
  kind: 'thread';
  threadId: string;
  category: Category;
  subject: string;
  turnTeam: TeamInfo | undefined;
  ownTurn: boolean;
  /** A2: the organisation that is away, where it is the reader's turn as its deputy. */
  standsInFor: string | undefined;
  /** The team that waits for the answer. */
  waitingTeam: TeamInfo | undefined;
  /** Nobody of the team whose turn it is has marked it as seen or taken it up since it is theirs. */
  isNew: boolean;
}

/** N7: what the own team still has to do in a network. */
export interface OpenSteps extends InNetwork {
  kind: 'steps';
  steps: { step: Step; since: Instant }[];
}

export type OpenRow = OpenThread | OpenSteps;
export type OpenDocument = ListedThread | DocumentOf<'checklist'>;

type Network = DocumentOf<'network'>;

/** What its rows are made of besides: the networks, and the organisations whose turn it is. */
export function readForRows(docs: readonly OpenDocument[]): Key<'network' | 'organisation'>[] {
  const organisations = docs.flatMap((doc) =>
    doc.type === 'thread'
      ? [doc.turnTeamId, doc.waitingTeamId].flatMap((teamId) => (teamId === null ? [] : [organisationOfTeam(teamId)]))
      : [],
  );
  return [...docs.map(({ networkId }) => key.network(networkId)), ...organisations.map(key.organisation)];
}

/** What Openstaand says of one; undefined for what may not be shown (any more). */
export async function describeOpen(
  deps: Deps,
  doc: OpenDocument,
  ownTeams: string[],
  away: TeamAway[],
): Promise<OpenRow | undefined> {
  const network = (await find(deps.store, key.network(doc.networkId)))?.doc;
  // Closed contents show nowhere (C5).
  if (network === undefined || !isRunning(network)) return undefined;
  const deputy = await deputyFor(deps, network, doc, away);
  // A team that left sees no more (N1).
  const member = network.teamIds.find((teamId) => ownTeams.includes(teamId));
  const organisationId = member === undefined ? deputy : organisationOfTeam(member);
  if (organisationId === undefined) return undefined;
  if (doc.type === 'checklist') return stepsRow(network, doc, organisationId);
  const [turnTeam, waitingTeam] = await Promise.all(
    [doc.turnTeamId, doc.waitingTeamId].map(async (teamId) => (teamId === null ? undefined : readTeam(deps, teamId))),
  );
  return threadRow(deps, network, doc, {
    turnTeam,
    waitingTeam,
    ownTurn: ownTeams.includes(doc.turnTeamId ?? ''),
    organisationId,
    deputy,
  });
}

/** A2: the organisation that stands in for the team whose turn it is, as far as the client's consent covers that. */
async function deputyFor(
  deps: Deps,
  network: Network,
  doc: OpenDocument,
  away: TeamAway[],
): Promise<string | undefined> {
  if (doc.type === 'checklist' || isForPracticeAlone(doc)) return undefined;
  for (const each of away) {
    if (each.teamId === doc.turnTeamId && (await mayStandIn(deps, network, each))) return each.deputyId;
  }
  return undefined;
}

type TurnShown = Pick<OpenThread, 'turnTeam' | 'waitingTeam' | 'ownTurn'>;

function inNetwork({ networkId, code, client }: Network, organisationId: string): InNetwork {
  return { networkId, code, client, organisationId };
}

function threadRow(
  deps: Deps,
  network: Network,
  thread: ListedThread,
  {
    turnTeam,
    waitingTeam,
    ownTurn,
    organisationId,
    deputy,
  }: TurnShown & { organisationId: string; deputy: string | undefined },
): OpenThread {
  const { threadId, category, subject } = thread;
  const asDeputy = ownTurn ? undefined : deputy;
  const standsInFor = asDeputy === undefined ? undefined : (turnTeam?.organisationName ?? '–');
  const turn = { turnTeam, ownTurn: ownTurn || asDeputy !== undefined, standsInFor };
  return {
    kind: 'thread',
    ...inNetwork(network, asDeputy ?? organisationId),
    ...turn,
    threadId,
    category,
    subject,
    ...dueNow(thread.dueAt ?? '', deps.now(), deps.region.terms.zone),
    waitingTeam,
    isNew: takenUp(thread) === undefined && seenSince(thread).every(({ teamId }) => teamId !== thread.turnTeamId),
  };
}

function stepsRow(network: Network, list: DocumentOf<'checklist'>, organisationId: string): OpenSteps {
  const open = stepsOf(list).flatMap((each) => (each.state === 'open' ? [{ step: each.step, since: each.since }] : []));
  return { kind: 'steps', ...inNetwork(network, organisationId), steps: open };
}
