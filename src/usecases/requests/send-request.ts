import type { Actor } from '../../domain/directory';
import { checkText, type Statements } from '../../domain/message-form';
import { requestCodeOf } from '../../domain/network-request';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { cleanText } from '../../domain/plain-text';
import { beginningPlace, idsOf } from '../../domain/start-form';
import { insert } from '../../store/write';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import { threadPauses } from '../directory/read-absences';
import { change, decide, freely, type Allowed, type Change, type Decision } from '../decide';
import type { Deps } from '../deps';
import { reachable, type TeamInfo } from '../directory/read-teams';
import { newThread, sentOf, threadStart, type Sent } from '../messages/send-message';
import { onRecord } from '../auditing/consent-on-record';
import { checkNoOther, type Wanted } from '../networks/start/client-key';
import { clientOf } from '../networks/start/describe-network';
import { draftOf, finishDraft, type Draft } from '../networks/start/draft';
import { isExact, isLikely, toldApartRecord } from '../networks/start/likely-networks';
import { consentDocument, networkDocument } from '../networks/start/network-documents';
import { teamsOffered } from '../networks/start/options';
import { readAll } from '../read-all';
import { findRequest, requestIdOf } from './find-request';

export interface SendRequest extends Statements {
  formId: string;
  ownTeam: string;
  practiceTeam: string;
  /** Why a network is needed, as typed. */
  reason: string;
  /** N10: ids of networks that are another client's, separated by commas. */
  otherThan: string;
  /** The thread's subject in the asker's language; people type only the reason. */
  subject: string;
}

export interface SentRequest extends Sent {
  practiceId: string;
}

/**
 * N5: asks a practice to start a network: one in the state `requested`, with the consent that was recorded and a thread
 * of category Administratie. Nothing of it is seen by others than the two teams. Sending twice sends once.
 */
export async function sendRequest(deps: Deps, actor: Actor, input: SendRequest): Promise<Outcome<SentRequest>> {
  const draft = await draftOf(deps, actor, input.formId);
  if (!draft.ok) return draft;
  const network = key.network(requestIdOf(actor.personId, input.formId));
  const sent = await decide<Allowed, SentRequest>(deps, { actor, partition: network.partition, allow: freely }, () =>
    make(deps, actor, draft.value.doc, input),
  );
  if (sent.ok || (await find(deps.store, network))) await finishDraft(deps, actor, input.formId, null);
  return sent;
}

async function make(deps: Deps, actor: Actor, draft: Draft, input: SendRequest): Promise<Decision<SentRequest>> {
  const requestId = requestIdOf(actor.personId, draft.formId);
  if (await find(deps.store, key.network(requestId))) {
    return sentBefore(deps, actor, requestId, input);
  }
  const planned = await plan(deps, actor, draft, input);
  if (!planned.ok) return planned;
  const { practice, ownTeam } = planned.value;
  const wanted = { client: clientOf(draft), otherThan: idsOf(input.otherThan) };
  const free = await checkNoOther(deps, actor, practice, wanted);
  if (!free.ok) return free;
  const asked = await checkNotAsked(deps, ownTeam, practice.organisationId, wanted);
  if (!asked.ok) return asked;
  const toldApart = [...free.value.toldApart, ...asked.value];
  const made = await requestMade(deps, actor, draft, requestId, { ...planned.value, toldApart });
  return change(
    { practiceId: practice.organisationId, ...sentOf(deps, { networkId: requestId, threadId: requestId }) },
    made,
  );
}

/** R5: for who may still see it. Of other words it says that they were not sent. */
async function sentBefore(
  deps: Deps,
  actor: Actor,
  requestId: string,
  { reason, practiceTeam }: SendRequest,
): Promise<Outcome<SentRequest>> {
  const found = await findRequest(deps, actor, requestId);
  if (!found.ok) return found;
  const { network, thread } = found.value;
  const { latest, addresseeTeamId } = thread.doc;
  if (latest[0]?.text === cleanText(reason) && addresseeTeamId === practiceTeam)
    return accept({ practiceId: network.practiceId, networkId: requestId, threadId: requestId });
  const waits = network.state === 'requested';
  return refuse(
    waits ? { kind: 'request-waits', networkId: requestId, code: network.code } : { kind: 'form-finished' },
  );
}

/**
 * N10: refuses what this team asks of the practice for this client already, and waits for; of a client who may be the
 * same it asks. Answers which of those were said to be another's.
 */
async function checkNotAsked(
  deps: Deps,
  teamId: string,
  practiceId: string,
  { client, otherThan }: Wanted,
): Promise<Outcome<string[]>> {
  const waiting = (await readAll(deps.store, 'threadsAwaited', teamId)).filter(({ doc }) => doc.request === true);
  const networks = await Promise.all(waiting.map(({ doc }) => find(deps.store, key.network(doc.networkId))));
  const asked = networks.flatMap((network) => (network?.doc.practiceId === practiceId ? network.doc : []));
  const same = asked.find((doc) => isExact(doc, client));
  if (same) return refuse({ kind: 'request-waits', networkId: same.networkId, code: same.code });
  const likely = asked.filter((doc) => isLikely(doc, client)).map(({ networkId }) => networkId);
  const unsaid = likely.filter((id) => !otherThan.includes(id));
  return unsaid.length > 0 ? refuse({ kind: 'client-likely', networkIds: unsaid }) : accept(likely);
}

interface Planned {
  ownTeam: string;
  practice: TeamInfo;
  reason: string;
  subject: string;
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
  if (own === undefined) return refuse({ kind: 'own-team-missing' });
  const practice = choices.practices.find((team) => team.teamId === input.practiceTeam);
  if (practice === undefined) return refuse({ kind: 'practice-missing' });
  const reason = checkText(input.reason, reachable(practice), input, {
    ...{ purpose: 'asking-form', seen: false, reason: true, worded: true },
  });
  if (!reason.ok) return reason;
  return accept({ ownTeam: own.teamId, practice, reason: reason.value, subject: input.subject, consent });
}

async function requestMade(
  deps: Deps,
  actor: Actor,
  draft: Draft,
  requestId: string,
  { ownTeam, practice, reason, consent, subject, toldApart }: Planned & { toldApart: string[] },
): Promise<Change> {
  const asked = networkDocument(deps, {
    networkId: requestId,
    client: clientOf(draft),
    practiceId: practice.organisationId,
    teamIds: [practice.teamId, ownTeam],
    source: null,
    reference: '',
    startedBy: actor.personId,
    startedByTeam: ownTeam,
    startedFrom: draft.formId,
    consent,
  });
  const network = { ...asked, state: 'requested' as const, code: requestCodeOf(requestId), decision: null };
  const sides = { askerTeamId: ownTeam, addresseeTeamId: practice.teamId, since: deps.now(), request: true as const };
  const message = { category: 'administration' as const, teamId: practice.teamId, subject, text: reason, asks: true };
  const thread = newThread(deps, network, actor, ownTeam, message, await threadPauses(deps, [], sides), {
    threadId: requestId,
    request: true,
  });
  const start = threadStart(deps, actor, thread);
  const [, ...read] = [start.record].flat();
  const asks = {
    action: 'request.send',
    object: `thread:${requestId}`,
    ground: 'consent' as const,
    madeFrom: `draft:${draft.formId}`,
    organisationId: organisationOfTeam(ownTeam),
    consent: onRecord(consent, 1),
  };
  return {
    writes: [insert(network), insert(consentDocument(network, consent)), ...start.writes],
    record: [
      asks,
      ...read,
      ...toldApartRecord(toldApart, { object: asks.object, organisationId: asks.organisationId }),
    ],
  };
}
