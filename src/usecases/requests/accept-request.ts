import type { Consent } from '../../domain/consent';
import type { Actor } from '../../domain/directory';
import type { Client } from '../../domain/network';
import { checkRequestPress } from '../../domain/network-request';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { checkSource, type CheckedSource, type SourceValues } from '../../domain/start-form';
import { networkPartition, organisationPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import { auditWrite } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { readTeam } from '../directory/read-teams';
import { takePlace } from '../networks/start/client-key';
import { consentDocument, memberWrites, networkDocument } from '../networks/start/network-documents';
import { newChecklist, readChecklist } from '../networks/steps/checklist';
import { accessRequest } from './read-request';
import { findRequest, ofNetwork, requestNotice, withClock, type RequestDocument } from './request-documents';

export interface AcceptRequest extends SourceValues {
  practiceId: string;
  requestId: string;
}

/**
 * N5: the practice accepts, and a network with both teams starts (N6, N10), with the consent the
 * asker recorded. Request and network are in two partitions, so it goes in three steps that can
 * each be repeated: the request is claimed with the network's id, the network is made, the request
 * is accepted. After a crash in between it still stands in Openstaand; pressing again finishes it.
 */
export async function acceptRequest(deps: Deps, actor: Actor, input: AcceptRequest): Promise<Outcome<string>> {
  const source = checkSource(input);
  const claimed = await claim(deps, actor, input, source);
  if (!claimed.ok) return claimed;
  const request = claimed.value;
  const { networkId } = request;
  if (networkId === null) return refuse({ kind: 'request-decided' });
  if (request.state === 'accepted') return accept(networkId);
  const made = await make(deps, actor, request, networkId, source);
  await settle(deps, actor, request, made.ok);
  return made.ok ? accept(networkId) : made;
}

/** Of a decline and an accept at the same moment one is first; only then is a network made. */
function claim(
  deps: Deps,
  actor: Actor,
  input: AcceptRequest,
  source: Outcome<CheckedSource>,
): Promise<Outcome<RequestDocument>> {
  return decide<RequestDocument>(deps, async () => {
    const access = await accessRequest(deps, actor, input.practiceId, input.requestId);
    if (!access.ok) return access;
    const { found, sides } = access.value;
    const { doc } = found;
    // Pressed twice by the one who accepted: the network is there.
    if (doc.state === 'accepted' && doc.decision?.personId === actor.personId) return accept(doc);
    const allowed = checkRequestPress(doc.state, sides, 'accept');
    if (!allowed.ok) return allowed;
    if (!source.ok) return source;
    if (doc.state === 'accepting') return accept(doc);
    if (doc.client === null) return refuse({ kind: 'request-decided' });
    const place = await takePlace(deps, actor, await readTeam(deps, doc.practiceTeamId), doc.client);
    if (!place.ok) return place;
    const next: RequestDocument = { ...doc, state: 'accepting', networkId: place.value };
    const writes: Write[] = [{ kind: 'replace', doc: next, revision: found.revision }];
    return { ...accept(next), partition: doc.partition, writes };
  });
}

/** The network with its members, consent and steps, in one batch; made once, whoever presses. */
function make(
  deps: Deps,
  actor: Actor,
  request: RequestDocument,
  networkId: string,
  source: Outcome<CheckedSource>,
): Promise<Outcome<null>> {
  const partition = networkPartition(networkId);
  return decide<null>(deps, async () => {
    const other = await deps.store.get('network', partition, 'network');
    if (other) {
      const ours = (await readChecklist(deps, networkId))?.doc.requestId === request.requestId;
      return ours ? accept(null) : refuse({ kind: 'network-exists', networkId, code: other.doc.code });
    }
    if (!source.ok) return source;
    const { client, consent } = request;
    if (client === null || consent === null) return refuse({ kind: 'request-decided' });
    const asked = { ...request, client, consent };
    return { ...accept(null), partition, writes: networkWrites(deps, actor, asked, networkId, source.value) };
  });
}

function networkWrites(
  deps: Deps,
  actor: Actor,
  request: RequestDocument & { client: Client; consent: Consent },
  networkId: string,
  source: CheckedSource,
): Write[] {
  const { practiceId, practiceTeamId, askerTeamId, client, requestId } = request;
  const network = networkDocument(deps, {
    networkId,
    client,
    practiceId,
    teamIds: [practiceTeamId, askerTeamId],
    ...source,
    startedBy: actor.personId,
    startedByTeam: practiceTeamId,
  });
  return [
    { kind: 'insert', doc: network },
    ...memberWrites(network),
    { kind: 'insert', doc: consentDocument(network, request.consent) },
    { kind: 'insert', doc: newChecklist(network, practiceTeamId, { requestId }) },
    auditWrite(deps, network.partition, actor, {
      action: 'network.start',
      object: `network:${networkId}`,
      ground: 'consent',
      madeFrom: request.id,
      organisationId: practiceId,
    }),
  ];
}

/** Accepted, and the asker's team is told; or open again, where somebody else's network was first (N10). */
async function settle(deps: Deps, actor: Actor, request: RequestDocument, made: boolean): Promise<void> {
  await decide<null>(deps, async () => {
    const found = await findRequest(deps, request.practiceId, request.requestId);
    if (found?.doc.state !== 'accepting') return accept(null);
    const partition = organisationPartition(request.practiceId);
    if (!made) {
      const doc: RequestDocument = { ...found.doc, state: 'open', networkId: null };
      return { ...accept(null), partition, writes: [{ kind: 'replace', doc, revision: found.revision }] };
    }
    const doc = await withClock(deps, {
      ...found.doc,
      state: 'accepted',
      decision: { personId: actor.personId, name: actor.name, at: deps.now(), reason: '' },
      version: found.doc.version + 1,
    });
    const audit = auditWrite(deps, partition, actor, {
      action: 'request.accept',
      object: doc.id,
      ground: 'consent',
      organisationId: doc.practiceId,
      ...ofNetwork(doc),
    });
    const notice = requestNotice(deps, doc, { teamId: doc.askerTeamId, personIds: [] });
    const writes: Write[] = [
      { kind: 'replace', doc, revision: found.revision },
      { kind: 'insert', doc: notice },
      audit,
    ];
    return { ...accept(null), partition, writes };
  });
}
