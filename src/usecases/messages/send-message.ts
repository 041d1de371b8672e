import type { Actor } from '../../domain/directory';
import { asksNothing } from '../../domain/chatter';
import { checkMessage, type CheckedMessage, type MessageValues, type Statements } from '../../domain/message-form';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { reachable } from '../../domain/reachable';
import { told } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import { key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import type { Write } from '../../store/store';
import { auditWrite } from '../audit';
import { decide, earlierPress, pressMarker, type Press } from '../decide';
import type { Deps } from '../deps';
import { threadPauses, type ThreadPauses } from '../directory/read-absences';
import { readTeams, type TeamInfo } from '../directory/read-teams';
import { coveredBy } from '../networks/covered';
import { findOpenNetwork, stillOpen } from '../networks/find-network';
import { messageDocument, threadNotice, withTurn, type ThreadFacts } from './thread-documents';

export interface SendMessage extends MessageValues, Statements {
  networkId: string;
  /** On behalf of which own team; needed only with several. */
  fromTeam: string;
  press: Press;
}

export interface Sent {
  networkId: string;
  threadId: string;
}

/**
 * Starts a thread in a network (M1, M2, M6, M10): the question, its clock, the notice to the
 * addressed team and the sender's own card in one batch. Pressing twice sends once.
 */
export function sendMessage(deps: Deps, actor: Actor, input: SendMessage): Promise<Outcome<Sent>> {
  const partition = networkPartition(input.networkId);
  return decide<Sent>(deps, async () => {
    const access = await findOpenNetwork(deps, actor, input.networkId);
    if (!access.ok) return access;
    const earlier = await earlierPress(deps, partition, actor, input.press);
    if (earlier !== undefined) return accept({ networkId: input.networkId, threadId: earlier });
    const { network, ownTeams } = access.value;
    const askerTeam = ownTeams.length === 1 ? ownTeams[0] : ownTeams.find((id) => id === input.fromTeam);
    if (askerTeam === undefined) return refuse({ kind: 'team-missing' });
    const teams = await readTeams(deps, network.teamIds);
    const checked = checkMessage(input, addressees(teams, askerTeam), input);
    if (!checked.ok) return checked;
    const pauses = await threadPauses(deps, await coveredBy(deps, network), {
      askerTeamId: askerTeam,
      addresseeTeamId: checked.value.teamId,
      since: deps.now(),
    });
    const thread = newThread(deps, network, actor, askerTeam, checked.value, pauses);
    const writes: Write[] = [
      stillOpen(access.value),
      ...threadWrites(deps, actor, thread, checked.value.text),
      { kind: 'insert', doc: pressMarker(deps, partition, actor, input.press, thread.threadId) },
    ];
    return { ...accept({ networkId: input.networkId, threadId: thread.threadId }), partition, writes };
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

/** A new thread whose clock starts now (M2, D1, D3); `fields`: what it is beside a question. */
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
  const at = deps.now();
  return withTurn(deps.region, {
    ...key.thread(network.networkId, threadId),
    schemaVersion: 1,
    threadId,
    networkId: network.networkId,
    category: message.category,
    subject: message.subject,
    askerTeamId,
    addresseeTeamId: message.teamId,
    events: [
      { kind: asksNothing(message.text) ? 'thanked' : 'asked', at, personId: actor.personId, teamId: askerTeamId },
    ],
    messages: 1,
    version: 1,
    pauses,
    remindedFor: null,
    startedAt: at,
    ...fields,
  });
}

/** Thread, first message, notice and audit record of a new thread. */
export function threadWrites(deps: Deps, actor: Actor, thread: DocumentOf<'thread'>, text: string): Write[] {
  const first = messageDocument(deps, thread, {
    kind: asksNothing(text) ? 'thanked' : 'asked',
    personId: actor.personId,
    authorName: actor.name,
    teamId: thread.askerTeamId,
    text,
  });
  const notice = threadNotice(deps, thread, told.sent(thread, actor.personId));
  return [
    { kind: 'insert', doc: thread },
    { kind: 'insert', doc: first },
    { kind: 'insert', doc: notice },
    auditWrite(deps, thread.partition, actor, {
      action: 'thread.start',
      object: `thread:${thread.threadId}`,
      ground: 'consent and team membership',
      organisationId: organisationOfTeam(thread.askerTeamId),
    }),
  ];
}
