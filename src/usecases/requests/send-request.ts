import type { Actor, Staff } from '../../domain/directory';
import { checkText, type Statements } from '../../domain/message-form';
import type { Client } from '../../domain/network';
import { requestCodeOf } from '../../domain/network-request';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { beginningPlace } from '../../domain/start-form';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import { auditWrite } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { reachable, type TeamInfo } from '../directory/read-teams';
import { checkNoOther, keyId } from '../networks/start/client-key';
import { clientOf } from '../networks/start/describe-network';
import { draftOf, finishDraft, type Draft } from '../networks/start/draft';
import { teamsOffered } from '../networks/start/options';
import { readAll } from '../read-all';
import { findRequest, requestIdOf, requestNotice, withClock, type RequestDocument } from './request-documents';

export interface SendRequest extends Statements {
  formId: string;
  ownTeam: string;
  practiceTeam: string;
  /** Why a network is needed, as typed. */
  reason: string;
}

export interface SentRequest {
  practiceId: string;
  requestId: string;
}

/**
 * N5: asks a practice to start a network. The request keeps the consent that was recorded; it is
 * no network, and nothing of it is seen by others than the two teams. Sending twice sends once.
 */
export async function sendRequest(deps: Deps, actor: Actor, input: SendRequest): Promise<Outcome<SentRequest>> {
  const requestId = requestIdOf(actor.personId, input.formId);
  const practiceId = organisationOfTeam(input.practiceTeam);
  const draft = await draftOf(deps, actor, input.formId);
  if (!draft.ok) return draft;
  const sent = practiceId === '' ? undefined : await findRequest(deps, practiceId, requestId);
  if (sent === undefined) {
    const made = await make(deps, actor, draft.value.doc, requestId, input);
    if (!made.ok) return made;
  }
  await finishDraft(deps, actor, input.formId, null);
  return accept({ practiceId, requestId });
}

function make(deps: Deps, actor: Actor, draft: Draft, requestId: string, input: SendRequest): Promise<Outcome<null>> {
  return decide<null>(deps, async () => {
    const planned = await plan(deps, actor, draft, input);
    if (!planned.ok) return planned;
    const { practice, ownTeam } = planned.value;
    if (await findRequest(deps, practice.organisationId, requestId)) return accept(null);
    const free = await checkNoOther(deps, actor, practice, clientOf(draft));
    if (!free.ok) return free;
    const waiting = await waitingRequest(deps, ownTeam, practice.organisationId, clientOf(draft));
    if (waiting !== undefined) {
      const code = requestCodeOf(waiting.requestId);
      return refuse({ kind: 'request-waits', practiceId: waiting.practiceId, requestId: waiting.requestId, code });
    }
    const doc = await requestDocument(deps, actor, draft, requestId, planned.value);
    return { ...accept(null), partition: doc.partition, writes: requestWrites(deps, actor, draft, doc) };
  });
}

/** N10: what this team asks of the practice for this client already, and waits for. */
async function waitingRequest(
  deps: Deps,
  teamId: string,
  practiceId: string,
  client: Client,
): Promise<RequestDocument | undefined> {
  const waiting = await readAll(deps.store, 'requestsAwaited', teamId);
  return waiting
    .map(({ doc }) => doc)
    .find((doc) => {
      const same = doc.client !== null && keyId(practiceId, doc.client) === keyId(practiceId, client);
      return same && doc.practiceId === practiceId;
    });
}

interface Planned {
  place: Staff;
  ownTeam: string;
  practice: TeamInfo;
  reason: string;
  consent: NonNullable<Draft['consent']>;
}

/** C2, M3, M4, M9, M10: a team of one's own, a practice within the consent, a reason fit to be sent. */
async function plan(deps: Deps, actor: Actor, draft: Draft, input: SendRequest): Promise<Outcome<Planned>> {
  const place = beginningPlace(actor);
  if (!place.ok) return place;
  const { consent } = draft;
  if (consent === null) return refuse({ kind: 'form-finished' });
  const choices = await teamsOffered(deps, place.value, consent.covers);
  const own = choices.own.length === 1 ? choices.own[0] : choices.own.find((team) => team.teamId === input.ownTeam);
  if (own === undefined) return refuse({ kind: 'team-missing' });
  const practice = choices.practices.find((team) => team.teamId === input.practiceTeam);
  if (practice === undefined) return refuse({ kind: 'practice-missing' });
  const reason = checkText(input.reason, reachable(practice), input);
  if (!reason.ok) return reason;
  return accept({ place: place.value, ownTeam: own.teamId, practice, reason: reason.value, consent });
}

function requestDocument(
  deps: Deps,
  actor: Actor,
  draft: Draft,
  requestId: string,
  planned: Planned,
): Promise<RequestDocument> {
  const practiceId = planned.practice.organisationId;
  return withClock(deps, {
    type: 'network-request',
    partition: organisationPartition(practiceId),
    id: `network-request:${requestId}`,
    schemaVersion: 1,
    requestId,
    practiceId,
    practiceTeamId: planned.practice.teamId,
    askerTeamId: planned.ownTeam,
    personId: actor.personId,
    authorName: actor.name,
    client: clientOf(draft),
    consent: planned.consent,
    reason: planned.reason,
    state: 'open',
    decision: null,
    networkId: null,
    version: 1,
    remindedFor: null,
    forgotten: null,
    at: deps.now(),
  });
}

function requestWrites(deps: Deps, actor: Actor, draft: Draft, doc: RequestDocument): Write[] {
  return [
    { kind: 'insert', doc },
    { kind: 'insert', doc: requestNotice(deps, doc, { teamId: doc.practiceTeamId, personIds: [actor.personId] }) },
    auditWrite(deps, doc.partition, actor, {
      action: 'request.send',
      object: doc.id,
      ground: 'consent',
      madeFrom: `draft:${draft.formId}`,
      organisationId: organisationOfTeam(doc.askerTeamId),
    }),
  ];
}
