import { requestCodeOf } from '../../domain/network-request';
import type { AnyDocument, DocumentOf } from '../../store/documents';
import { threadPauses } from '../directory/read-absences';
import type { Deps } from '../deps';
import { consentHeld } from '../networks/consent-held';

type Former = DocumentOf<'network-request'>;
type Network = DocumentOf<'network'>;

/** The subject of each thread; 0.1.0 kept none. */
const subject = 'Aanvraag voor een netwerk';

/** What came of it; of one that became a network, that it was accepted. */
export function decisionOf(former: Former, became?: Network): Network['decision'] {
  const by = became && { personId: became.startedBy, name: '–', at: became.startedAt, reason: '' };
  const decision = former.decision ?? by;
  if (decision === undefined) return null;
  return { ...decision, kind: became ? 'accepted' : former.state === 'withdrawn' ? 'withdrawn' : 'declined' };
}

/** The network that was asked for, while it waits and where it came to nothing. */
export function networkFrom(former: Former, partition: string): Network {
  const { requestId, practiceId, practiceTeamId, askerTeamId, personId, at, client, forgotten, consent } = former;
  const decision = decisionOf(former);
  const kept = decision && forgotten === null ? { retainedSince: decision.at } : {};
  return {
    type: 'network',
    partition,
    id: 'network',
    schemaVersion: 1,
    networkId: requestId,
    code: requestCodeOf(requestId),
    client: client ?? { name: '', birthDate: '' },
    practiceId,
    teamIds: [practiceTeamId, askerTeamId],
    state: decision ? 'declined' : 'requested',
    source: null,
    reference: '',
    startedBy: personId,
    startedByTeam: askerTeamId,
    startedAt: at,
    decision,
    ...kept,
    ...(consent && consentHeld(consent)),
    ...(forgotten === null ? {} : { forgotten }),
  };
}

export function consentFrom({ consent }: Former, { partition, networkId }: Network): AnyDocument[] {
  if (consent === null) return [];
  return [{ type: 'consent', partition, id: 'consent:1', schemaVersion: 1, networkId, ...consent }];
}

/** The thread with its question; what 0.1.0 had worked out of its turn stands. */
export async function threadFrom(deps: Pick<Deps, 'store'>, former: Former, network: Network): Promise<AnyDocument[]> {
  const { requestId, askerTeamId, practiceTeamId, personId, authorName, reason, at, deadline, version } = former;
  const { partition, networkId, decision, state } = network;
  const waits = !decision;
  const sides = { askerTeamId, addresseeTeamId: practiceTeamId, request: true as const };
  const asked = { kind: 'asked' as const, at, personId, teamId: askerTeamId };
  const decided =
    decision?.kind === 'withdrawn'
      ? { kind: 'settled' as const, teamId: askerTeamId }
      : { kind: 'answered' as const, teamId: practiceTeamId };
  return [
    {
      ...sides,
      type: 'thread',
      partition,
      id: `thread:${requestId}`,
      schemaVersion: 1,
      networkId,
      threadId: requestId,
      category: 'administration',
      subject,
      events: [asked, ...(decision ? [{ ...decided, at: decision.at, personId: decision.personId }] : [])],
      messages: 1,
      latest: [{ ...asked, number: 1, authorName, text: reason }],
      parts: [],
      spent: 0,
      version,
      turnTeamId: waits ? practiceTeamId : null,
      waitingTeamId: waits ? askerTeamId : null,
      deadline: waits ? deadline : null,
      dueAt: waits ? (deadline?.at ?? null) : null,
      remindedFor: former.remindedFor,
      remindAt: waits ? former.remindAt : null,
      pauses: await threadPauses(deps, [], { ...sides, since: at }),
      startedAt: at,
      ...(state === 'closed' || state === 'frozen' ? { ended: state } : {}),
    },
  ];
}
