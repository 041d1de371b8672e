import { createHash } from 'node:crypto';
import { deadlineOf, reminderAt, type Pause } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import { requestWaits } from '../../domain/network-request';
import { contentTeams } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Stored } from '../../store/store';
import { threadPauses } from '../absences/read-absences';
import type { AuditEntry } from '../audit';
import type { Deps } from '../deps';
import type { Alert } from '../messages/thread-documents';

export type RequestDocument = DocumentOf<'network-request'>;
type RequestFacts = Omit<
  RequestDocument,
  'turnTeamId' | 'waitingTeamId' | 'deadline' | 'dueAt' | 'remindAt' | 'retainedSince'
>;

/** One id for one form of one person, so that sending it twice makes one request. */
export function requestIdOf(personId: string, formId: string): string {
  return createHash('sha256').update(`${personId}\n${formId}`).digest('hex').slice(0, 24);
}

/** A request by its id, in the practice it was sent to. */
export function findRequest(
  deps: Deps,
  practiceId: string,
  requestId: string,
): Promise<Stored<RequestDocument> | undefined> {
  return deps.store.get('network-request', organisationPartition(practiceId), `network-request:${requestId}`);
}

const noClock = { turnTeamId: null, waitingTeamId: null, deadline: null, dueAt: null, remindAt: null };

/** NEN 7513: a request that somebody of its two teams sees, on whose ground and responsibility. */
export function aboutRequest(
  actor: Actor,
  request: RequestDocument,
): Pick<AuditEntry, 'object' | 'ground' | 'organisationId' | 'networkId'> {
  const { id, practiceTeamId, askerTeamId } = request;
  const asked = contentTeams(actor).includes(practiceTeamId);
  const organisationId = organisationOfTeam(asked ? practiceTeamId : askerTeamId);
  return { object: id, ground: 'consent', organisationId, ...ofNetwork(request) };
}

/** Which client, once the request has become a network. */
export function ofNetwork({ networkId }: Pick<RequestDocument, 'networkId'>): Pick<AuditEntry, 'networkId'> {
  return networkId === null ? {} : { networkId };
}

/**
 * N5: a request has the term of an Administratie message (M2), from the moment of asking (D1),
 * standing still while the practice is absent (D3), with a reminder at 75 % (D5); decided or
 * withdrawn, no clock runs, and its details are retained from then on.
 */
export async function withClock(deps: Deps, facts: RequestFacts): Promise<RequestDocument> {
  if (!requestWaits(facts.state)) {
    const retainedSince = facts.forgotten === null ? (facts.decision?.at ?? facts.at) : null;
    return { ...facts, ...noClock, retainedSince };
  }
  const { askerTeamId, practiceTeamId, at } = facts;
  const { terms } = deps.region;
  const pauses = await requestPauses(deps, facts);
  const deadline = deadlineOf(at, 'administration', terms, pauses);
  const remindAt = facts.remindedFor === at ? null : (reminderAt(at, deadline, terms, pauses) ?? null);
  const turn = { turnTeamId: practiceTeamId, waitingTeamId: askerTeamId };
  return { ...facts, ...turn, deadline, dueAt: deadline.at, remindAt, retainedSince: null };
}

/** D3: when the practice cannot be expected to decide, as its absences are recorded now. */
export async function requestPauses(
  deps: Deps,
  { askerTeamId, practiceTeamId, at }: Pick<RequestDocument, 'askerTeamId' | 'practiceTeamId' | 'at'>,
): Promise<Pause[]> {
  // A deputy has no part in starting networks: no consent lets one take over a request.
  const pauses = await threadPauses(deps, [], { askerTeamId, addresseeTeamId: practiceTeamId, since: at });
  return pauses.addressee;
}

/** The notice that a request changed, to be spread over cards. */
export function requestNotice(deps: Deps, request: RequestDocument, alert: Alert): DocumentOf<'notice'> {
  const { practiceId, requestId, version } = request;
  return {
    type: 'notice',
    partition: request.partition,
    id: `notice:${requestId}:${version}`,
    schemaVersion: 1,
    about: { kind: 'network-request', practiceId, requestId },
    version,
    alertTeamId: alert.teamId,
    alertPersonIds: alert.personIds,
    state: 'pending',
    dueAt: deps.now(),
  };
}
