import type { Actor } from '../../domain/directory';
import { checkMessage, type CheckedMessage, type MessageValues, type Statements } from '../../domain/message-form';
import { refuse, type Outcome } from '../../domain/outcome';
import { reachable } from '../../domain/reachable';
import { told } from '../../domain/told';
import { insert } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import { change, decide, type Change, type Recorded, type Press } from '../decide';
import type { Deps } from '../deps';
import { threadPauses, type ThreadPauses } from '../directory/read-absences';
import { readTeams, type TeamInfo } from '../directory/read-teams';
import { coveredBy } from '../networks/covered';
import { inNetwork } from '../networks/find-network';
import { takesPlace } from '../notices/notice';
import { threadNotice, withTurn, type ThreadFacts } from './thread-documents';
import { withMessage } from './thread-messages';

export interface SendMessage extends MessageValues, Statements {
  networkId: string;
  /** On behalf of which own team; needed only with several. */
  fromTeam: string;
  press: Press;
}

export interface Sent {
  networkId: string;
  threadId: string;
  /** That it is shown to whoever pressed is on the audit record already, in the batch of the press. */
  read?: true;
}

/**
 * Starts a thread in a network (M1, M2, M6, M10): the question, its clock, the notice to the
 * addressed team and the sender's own card in one batch. Pressing twice sends once.
 */
export function sendMessage(deps: Deps, actor: Actor, input: SendMessage): Promise<Outcome<Sent>> {
  const { networkId } = input;
  const work = inNetwork(deps, actor, input, (threadId) => ({ networkId, threadId }));
  return decide(deps, work, async ({ network, ownTeams }) => {
    const askerTeam = ownTeams.length === 1 ? ownTeams[0] : ownTeams.find((id) => id === input.fromTeam);
    if (askerTeam === undefined) return refuse({ kind: 'own-team-missing' });
    const teams = await readTeams(deps, network.teamIds);
    const checked = checkMessage(input, addressees(teams, askerTeam), input);
    if (!checked.ok) return checked;
    const pauses = await threadPauses(deps, await coveredBy(deps, network), {
      askerTeamId: askerTeam,
      addresseeTeamId: checked.value.teamId,
      since: deps.now(),
    });
    const thread = newThread(deps, network, actor, askerTeam, checked.value, pauses);
    return change(sentOf(deps, thread), threadStart(deps, actor, thread));
  });
}

/** M6: the network's other teams, by id, with the number to call (M3, A1). */
export function addressees(
  teams: ReadonlyMap<string, TeamInfo>,
  ownTeam: string,
): Map<string, TeamInfo & { teamName: string }> {
  const others = [...teams.values()].filter((team) => team.teamId !== ownTeam);
  return new Map(others.map((team) => [team.teamId, { ...team, ...reachable(team) }]));
}

/** A new thread with its message, whose clock starts now (M2, D1, D3); `fields`: what it is beside a question. */
export function newThread(
  deps: Deps,
  network: Pick<DocumentOf<'network'>, 'networkId'>,
  actor: Actor,
  askerTeamId: string,
  message: CheckedMessage,
  pauses: ThreadPauses,
  fields: Partial<ThreadFacts> = {},
): DocumentOf<'thread'> {
  const threadId = fields.threadId ?? deps.newId();
  const { text, teamId: addresseeTeamId } = message;
  const kind = message.asks ? ('asked' as const) : ('thanked' as const);
  const by = { kind, at: deps.now(), personId: actor.personId, teamId: askerTeamId };
  const thread: ThreadFacts = {
    ...key.thread(network.networkId, threadId),
    schemaVersion: 1,
    threadId,
    networkId: network.networkId,
    category: message.category,
    subject: message.subject,
    askerTeamId,
    addresseeTeamId,
    events: [by],
    messages: 0,
    latest: [],
    parts: [],
    spent: 0,
    version: 1,
    pauses,
    remindedFor: null,
    startedAt: by.at,
    ...fields,
  };
  return withTurn(deps.region, withMessage(thread, { ...by, authorName: actor.name, text }));
}

/** Thread, notice and audit record of a new thread; in the place of its form whoever sends it is shown it at once. */
export function threadStart(deps: Deps, actor: Actor, thread: DocumentOf<'thread'>): Change {
  const notice = threadNotice(deps, thread, told.sent(thread, actor.personId));
  const record = startOf(thread);
  return {
    writes: [insert(thread), insert(notice)],
    record: takesPlace(deps) ? [record, { ...record, action: 'thread.read' }] : record,
    result: thread.threadId,
  };
}

/** What the batch with `threadStart` came to. */
export function sentOf(
  deps: Deps,
  { networkId, threadId }: Pick<DocumentOf<'thread'>, 'networkId' | 'threadId'>,
): Sent {
  return { networkId, threadId, ...(takesPlace(deps) && { read: true }) };
}

/** NEN 7513: a thread began, on behalf of the team that asks. */
export function startOf({ threadId, askerTeamId }: DocumentOf<'thread'>): Recorded {
  return {
    action: 'thread.start',
    object: `thread:${threadId}`,
    ground: 'consent and team membership',
    organisationId: organisationOfTeam(askerTeamId),
  };
}
