import type { Actor } from '../../../domain/directory';
import { checkMessage, type CheckedMessage, type MessageValues, type Statements } from '../../../domain/message-form';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { auditWrite } from '../../audit';
import { decide, earlierPress, pressMarker, type Press } from '../../decide';
import { threadPauses } from '../../directory/read-absences';
import type { Deps } from '../../deps';
import { readTeam, readTeams } from '../../directory/read-teams';
import { addressees, newThread, threadWrites, type Sent } from '../../messages/send-message';
import { newChecklist } from '../steps/checklist';
import { askWrites, type OwnMessage } from '../steps/own-message';
import { takePlace } from './client-key';
import { clientOf, planNetwork, practiceIdOf, type PlannedNetwork } from './describe-network';
import { consentDocument, memberWrites, networkDocument } from './network-documents';
import { draftOf, finishDraft, type Draft } from './draft';

export interface StartNetwork extends MessageValues, Statements {
  formId: string;
  /** What the bot itself writes to the practice when home care starts (N4). */
  own: OwnMessage;
  press: Press;
}

/**
 * Step 3: the network, its members, the consent and the first thread come to be in one batch
 * (N2–N4, N6, C1, C2); before it nothing but the draft exists. The draft is emptied afterwards;
 * pressing again, also after a crash in between, finds what was started.
 */
export async function startNetwork(deps: Deps, actor: Actor, input: StartNetwork): Promise<Outcome<Sent>> {
  const draft = await draftOf(deps, actor, input.formId);
  if (!draft.ok) return draft;
  const { networkId } = draft.value.doc;
  if (draft.value.doc.step === 'done' && networkId !== null) return startedBefore(deps, actor, networkId, input.press);
  const planned = await planNetwork(deps, actor, draft.value.doc, draft.value.doc.networkValues);
  if (!planned.ok) return planned;
  const message = await checkedMessage(deps, planned.value, input);
  if (!message.ok) return message;
  const started = await decide<Sent>(deps, () =>
    create(deps, actor, draft.value.doc, planned.value, message.value, input),
  );
  if (started.ok) await finishDraft(deps, actor, input.formId, started.value.networkId);
  return started;
}

async function checkedMessage(
  deps: Deps,
  planned: PlannedNetwork,
  input: StartNetwork,
): Promise<Outcome<CheckedMessage>> {
  const teams = await readTeams(deps, planned.teamIds);
  return checkMessage(input, addressees(teams, planned.ownTeam), input);
}

async function startedBefore(deps: Deps, actor: Actor, networkId: string, press: Press): Promise<Outcome<Sent>> {
  const threadId = await earlierPress(deps, networkPartition(networkId), actor, press);
  return threadId === undefined ? refuse({ kind: 'form-finished' }) : accept({ networkId, threadId });
}

async function create(
  deps: Deps,
  actor: Actor,
  draft: Draft,
  planned: PlannedNetwork,
  message: CheckedMessage,
  input: StartNetwork,
): Promise<Outcome<Sent> & { partition?: string; writes?: Write[] }> {
  const practice = await readTeam(deps, planned.practiceTeam);
  const place = await takePlace(deps, actor, practice, clientOf(draft));
  if (!place.ok) {
    const own = place.refusal.kind === 'network-exists' ? place.refusal.networkId : undefined;
    const before = own === undefined ? place : await startedBefore(deps, actor, own, input.press);
    return before.ok ? before : place;
  }
  const { ownTeam, teamIds, source, reference } = planned;
  const network = networkDocument(deps, {
    networkId: place.value,
    client: clientOf(draft),
    practiceId: practiceIdOf(planned),
    teamIds,
    source,
    reference,
    startedBy: actor.personId,
    startedByTeam: ownTeam,
  });
  const pauses = await threadPauses(deps, planned.consent.covers, {
    askerTeamId: planned.ownTeam,
    addresseeTeamId: message.teamId,
    since: deps.now(),
  });
  const thread = newThread(deps, network, actor, planned.ownTeam, message, pauses);
  const writes: Write[] = [
    { kind: 'insert', doc: network },
    ...memberWrites(network),
    { kind: 'insert', doc: consentDocument(network, planned.consent) },
    ...threadWrites(deps, actor, thread, message.text),
    ...(await stepWrites(deps, actor, network, planned, input.own)),
    { kind: 'insert', doc: pressMarker(deps, network.partition, actor, input.press, thread.threadId) },
    auditWrite(deps, network.partition, actor, {
      action: 'network.start',
      object: `network:${network.networkId}`,
      ground: 'consent',
      madeFrom: `draft:${draft.formId}`,
      organisationId: planned.place.organisationId,
    }),
  ];
  const sent = { networkId: network.networkId, threadId: thread.threadId };
  return { ...accept(sent), partition: network.partition, writes };
}

/** N3, N4: the checklist; started by home care, the bot's own message asks the practice for its steps. */
async function stepWrites(
  deps: Deps,
  actor: Actor,
  network: DocumentOf<'network'>,
  planned: PlannedNetwork,
  own: OwnMessage,
): Promise<Write[]> {
  const { practiceTeam, ownTeam } = planned;
  const asked = ownTeam === practiceTeam ? undefined : await askWrites(deps, actor, network, practiceTeam, own);
  const list = newChecklist(network, practiceTeam, asked?.threadId);
  return [{ kind: 'insert', doc: list }, ...(asked?.writes ?? [])];
}
