import type { Actor } from '../../../domain/directory';
import { checkMessage, type CheckedMessage, type MessageValues, type Statements } from '../../../domain/message-form';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import { idsOf } from '../../../domain/start-form';
import { insert } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition } from '../../../store/partitions';
import { change, decide, resultBefore, type Allowed, type Change, type Decision, type Press } from '../../decide';
import { threadPauses } from '../../directory/read-absences';
import type { Deps } from '../../deps';
import { readTeam, readTeams } from '../../directory/read-teams';
import { addressees, newThread, sentOf, threadStart, type Sent } from '../../messages/send-message';
import { onRecord } from '../../auditing/consent-on-record';
import { findNetwork } from '../find-network';
import { newChecklist } from '../steps/checklist';
import { askSteps, type OwnMessage } from '../steps/own-message';
import { takePlace } from './client-key';
import { clientOf, planNetwork, practiceIdOf, type PlannedNetwork } from './describe-network';
import { consentDocument, memberWrites, networkDocument } from './network-documents';
import { draftOf, finishDraft, type Draft } from './draft';
import { idToStart, startedFrom, type Starting } from './started-from';

export interface StartNetwork extends MessageValues, Statements {
  formId: string;
  /** What the bot itself writes to the practice when home care starts (N4). */
  own: OwnMessage;
  press: Press;
}

/**
 * Step 3: the network, its members, the consent and the first thread come to be in one batch
 * (N2–N4, N6, C1, C2); before it nothing but the draft exists. The draft is emptied afterwards;
 * pressing again, also after a crash in between, finds what was started, however that went on.
 */
export async function startNetwork(deps: Deps, actor: Actor, input: StartNetwork): Promise<Outcome<Sent>> {
  const draft = await draftOf(deps, actor, input.formId);
  if (!draft.ok) return draft;
  const { networkId } = draft.value.doc;
  if (draft.value.doc.step === 'done' && networkId !== null) return startedBefore(deps, actor, networkId, input.press);
  const planned = await planNetwork(deps, actor, draft.value.doc, draft.value.doc.networkValues);
  if (!planned.ok) return planned;
  const starting = startingOf(draft.value.doc, planned.value);
  const before = await startedFrom(deps, actor, starting);
  if (before !== undefined) return finishedBefore(deps, actor, before, input);
  const started = await start(deps, actor, draft.value.doc, planned.value, input);
  const exists = !started.ok && started.refusal.kind === 'network-exists';
  // The other press of a pair was first.
  const meanwhile = exists ? await startedFrom(deps, actor, starting) : undefined;
  if (meanwhile !== undefined) return finishedBefore(deps, actor, meanwhile, input);
  if (started.ok) await finishDraft(deps, actor, input.formId, started.value.networkId);
  return started;
}

async function finishedBefore(
  deps: Deps,
  actor: Actor,
  networkId: string,
  { formId, press }: StartNetwork,
): Promise<Outcome<Sent>> {
  await finishDraft(deps, actor, formId, networkId);
  return startedBefore(deps, actor, networkId, press);
}

async function start(
  deps: Deps,
  actor: Actor,
  draft: Draft,
  planned: PlannedNetwork,
  input: StartNetwork,
): Promise<Outcome<Sent>> {
  const message = await checkedMessage(deps, planned, input);
  if (!message.ok) return message;
  const work = {
    actor,
    partition: (place: Placed) => networkPartition(place.networkId),
    allow: () => takenPlace(deps, actor, draft, planned),
    once: {
      press: input.press,
      again: (place: Placed, threadId: string) => accept({ networkId: place.networkId, threadId }),
    },
  };
  return decide<Placed, Sent>(deps, work, (place) =>
    create(deps, actor, place.networkId, draft, planned, message.value, input.own),
  );
}

function startingOf(draft: Draft, planned: PlannedNetwork): Starting {
  return { formId: draft.formId, practiceId: practiceIdOf(planned), client: clientOf(draft) };
}

async function checkedMessage(
  deps: Deps,
  planned: PlannedNetwork,
  input: StartNetwork,
): Promise<Outcome<CheckedMessage>> {
  const teams = await readTeams(deps, planned.teamIds);
  return checkMessage(input, addressees(teams, planned.ownTeam), input);
}

/** R5: for who may still see it. */
async function startedBefore(deps: Deps, actor: Actor, networkId: string, press: Press): Promise<Outcome<Sent>> {
  const access = await findNetwork(deps, actor, networkId);
  if (!access.ok) return access;
  const threadId = await resultBefore(deps, networkPartition(networkId), actor, press);
  return threadId === undefined ? refuse({ kind: 'form-finished' }) : accept({ networkId, threadId });
}

interface Placed extends Allowed {
  networkId: string;
}

/** N10: the client's place at the practice, under whose id the network starts. */
async function takenPlace(deps: Deps, actor: Actor, draft: Draft, planned: PlannedNetwork): Promise<Outcome<Placed>> {
  const practice = await readTeam(deps, planned.practiceTeam);
  const fresh = (): Promise<string> => idToStart(deps, actor, startingOf(draft, planned));
  const wanted = { client: clientOf(draft), otherThan: idsOf(draft.networkValues.otherThan) };
  const place = await takePlace(deps, actor, practice, wanted, { fresh });
  return place.ok ? accept({ networkId: place.value.networkId, restsOn: [] }) : place;
}

async function create(
  deps: Deps,
  actor: Actor,
  networkId: string,
  draft: Draft,
  planned: PlannedNetwork,
  message: CheckedMessage,
  own: OwnMessage,
): Promise<Decision<Sent>> {
  const { ownTeam, teamIds, source, reference } = planned;
  const network = networkDocument(deps, {
    networkId,
    client: clientOf(draft),
    practiceId: practiceIdOf(planned),
    teamIds,
    source,
    reference,
    startedBy: actor.personId,
    startedByTeam: ownTeam,
    startedFrom: draft.formId,
    consent: planned.consent,
  });
  const pauses = await threadPauses(deps, planned.consent.covers, {
    askerTeamId: planned.ownTeam,
    addresseeTeamId: message.teamId,
    since: deps.now(),
  });
  const thread = newThread(deps, network, actor, planned.ownTeam, message, pauses);
  const [start, steps] = [threadStart(deps, actor, thread), await stepsOf(deps, network, planned.practiceTeam, own)];
  const begun = {
    action: 'network.start',
    object: `network:${networkId}`,
    ground: 'consent' as const,
    madeFrom: `draft:${draft.formId}`,
    organisationId: planned.place.organisationId,
    consent: onRecord(planned.consent, 1),
  };
  return change(sentOf(deps, thread), {
    writes: [
      insert(network),
      ...memberWrites(network),
      insert(consentDocument(network, planned.consent)),
      ...start.writes,
      ...steps.writes,
    ],
    record: [start.record, steps.record, begun].flat(),
    result: thread.threadId,
  });
}

/** N3, N4: the checklist; started by home care, the bot's own message asks the practice for its steps. */
async function stepsOf(
  deps: Deps,
  network: DocumentOf<'network'>,
  practiceTeam: string,
  own: OwnMessage,
): Promise<Change> {
  const { startedByTeam } = network;
  const asked = startedByTeam === practiceTeam ? undefined : await askSteps(deps, network, practiceTeam, own);
  const list = newChecklist(network, practiceTeam, asked?.threadId);
  return { writes: [insert(list), ...(asked?.writes ?? [])], record: asked?.record ?? [] };
}
