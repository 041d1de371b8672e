import type { Actor } from '../../../domain/directory';
import { checkMessage, type CheckedMessage, type MessageValues, type Statements } from '../../../domain/message-form';
import { codeOf } from '../../../domain/network';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition, organisationOfTeam } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { auditWrite } from '../../audit';
import { decide, earlierPress, pressMarker, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { readTeam, readTeams } from '../../directory/read-teams';
import { addressees, newThread, threadWrites, type Sent } from '../../messages/send-message';
import { takePlace } from './client-key';
import { clientOf, planNetwork, practiceIdOf, type PlannedNetwork } from './describe-network';
import { draftOf, noMessageValues, noNetworkValues, type Draft } from './draft';

export interface StartNetwork extends MessageValues, Statements {
  formId: string;
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
  if (started.ok) await finish(deps, actor, input.formId, started.value.networkId);
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
  const network = networkDocument(deps, actor, draft, planned, place.value);
  const thread = newThread(deps, network, actor, planned.ownTeam, message);
  const writes: Write[] = [
    { kind: 'insert', doc: network },
    ...memberWrites(network),
    { kind: 'insert', doc: consentDocument(network, planned) },
    ...threadWrites(deps, actor, thread, message.text),
    { kind: 'insert', doc: pressMarker(deps, network.partition, actor, input.press, thread.threadId) },
    auditWrite(deps, network.partition, actor, {
      action: 'network.start',
      object: `network:${network.networkId}`,
      ground: 'consent',
      organisationId: planned.place.organisationId,
    }),
  ];
  const sent = { networkId: network.networkId, threadId: thread.threadId };
  return { ...accept(sent), partition: network.partition, writes };
}

function networkDocument(
  deps: Deps,
  actor: Actor,
  draft: Draft,
  planned: PlannedNetwork,
  networkId: string,
): DocumentOf<'network'> {
  return {
    type: 'network',
    partition: networkPartition(networkId),
    id: 'network',
    schemaVersion: 1,
    networkId,
    code: codeOf(networkId),
    client: clientOf(draft),
    practiceId: practiceIdOf(planned),
    teamIds: planned.teamIds,
    state: 'open',
    source: planned.source,
    reference: planned.reference,
    startedBy: actor.personId,
    startedByTeam: planned.ownTeam,
    startedAt: deps.now(),
  };
}

/** N1: teams are the members. */
function memberWrites(network: DocumentOf<'network'>): Write[] {
  return network.teamIds.map((teamId) => ({
    kind: 'insert',
    doc: {
      type: 'member',
      partition: network.partition,
      id: `member:${network.networkId}:${teamId}`,
      schemaVersion: 1,
      networkId: network.networkId,
      teamId,
      organisationId: organisationOfTeam(teamId),
      since: network.startedAt,
    },
  }));
}

function consentDocument(network: DocumentOf<'network'>, planned: PlannedNetwork): DocumentOf<'consent'> {
  return {
    type: 'consent',
    partition: network.partition,
    id: 'consent:1',
    schemaVersion: 1,
    networkId: network.networkId,
    ...planned.consent,
  };
}

/** Nothing typed is kept twice: the draft keeps only which network it became. */
async function finish(deps: Deps, actor: Actor, formId: string, networkId: string): Promise<void> {
  await decide<null>(deps, async () => {
    const draft = await draftOf(deps, actor, formId);
    if (!draft.ok || draft.value.doc.step === 'done') return accept(null);
    const doc: Draft = {
      ...draft.value.doc,
      step: 'done',
      consent: null,
      consentValues: { clientName: '', birthDate: '', givenBy: '', giverName: '', form: '', covers: '' },
      networkValues: noNetworkValues,
      messageValues: noMessageValues,
      networkId,
    };
    const writes = [{ kind: 'replace' as const, doc, revision: draft.value.revision }];
    return { ...accept(null), partition: doc.partition, writes };
  });
}
