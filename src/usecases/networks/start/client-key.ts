import { createHash } from 'node:crypto';
import type { Actor } from '../../../domain/directory';
import { after } from '../../../domain/instant';
import type { Client } from '../../../domain/network';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import type { Refusal } from '../../../domain/refusal';
import { contentTeams } from '../../../domain/rights';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition, organisationPartition } from '../../../store/partitions';
import { writtenOver, type Stored } from '../../../store/store';
import { put, replace } from '../../../store/write';
import { recordPress } from '../../audit';
import type { Deps } from '../../deps';

type Key = DocumentOf<'client-key'>;
type Network = DocumentOf<'network'>;

/** One name for a client at a practice, whatever the capitals, accents and spaces. */
export function keyId(practiceId: string, client: Client): string {
  const name = client.name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const hash = createHash('sha256').update(`${practiceId}\n${name}\n${client.birthDate}`).digest('hex');
  return `client:${hash.slice(0, 40)}`;
}

export interface Practice {
  organisationId: string;
  organisationName: string;
  phone: string;
}

/**
 * N10: refuses when the client has an open network at this practice – shown to those entitled,
 * "contact the practice" to others. One that was closed (N9) or whose consent was withdrawn (C5)
 * leaves the place to a new one, which begins with new consent; one that was asked for has none yet (N5). Answers the
 * place as it is found.
 */
export async function checkNoOther(
  deps: Deps,
  actor: Actor,
  practice: Practice,
  client: Client,
): Promise<Outcome<{ key: Stored<Key> | undefined; other: Stored<Network> | undefined }>> {
  const partition = organisationPartition(practice.organisationId);
  const key = await deps.store.get('client-key', partition, keyId(practice.organisationId, client));
  if (!key) return accept({ key, other: undefined });
  const other = await deps.store.get('network', networkPartition(key.doc.networkId), 'network');
  if (other?.doc.state !== 'open') return accept({ key, other });
  const teams = contentTeams(actor);
  const { networkId, code } = other.doc;
  const refusal: Refusal = other.doc.teamIds.some((teamId) => teams.includes(teamId))
    ? { kind: 'network-exists', networkId, code }
    : { kind: 'network-exists-elsewhere', practiceName: practice.organisationName, phone: practice.phone };
  // A search for a client by name, found: the client's own list shows it (NEN 7513).
  await recordPress(deps, actor, 'client.find', { networkId }, { refusal: refusal.kind, manages: false });
  return refuse(refusal);
}

/** How long a start may take from its place to its network, in milliseconds: far longer than any press. */
const startMs = 5 * 60_000;

/**
 * N10: the id under which this client's network at the practice is to be inserted. Two starters
 * at once get the same id, so that only one of their inserts can succeed; a place taken by a
 * start that never finished passes its id on. Whoever takes it from one that was asked for makes its
 * acceptance of this very moment decide again; a start of this very moment goes first.
 * @param taker `own`: the network that is there, asked for (N5), and is to have the place; else `fresh`: an id for a new one
 */
export async function takePlace(
  deps: Deps,
  actor: Actor,
  practice: Practice,
  client: Client,
  { own, fresh }: { own: string; fresh?: never } | { own?: never; fresh: () => Promise<string> },
): Promise<Outcome<string>> {
  for (;;) {
    const found = await checkNoOther(deps, actor, practice, client);
    if (!found.ok) return found;
    const { key, other } = found.value;
    const unfinished = other === undefined ? key?.doc : undefined;
    if (own !== undefined && unfinished && unfinished.at > after(deps.now(), -startMs)) return refuse({ kind: 'busy' });
    if (other?.doc.state === 'requested' && other.doc.networkId !== own && !(await touch(deps, other))) continue;
    const networkId = own ?? unfinished?.networkId ?? (await fresh());
    const doc = writtenOver(key?.doc, newKey(deps, practice, client, networkId));
    const write = put(key, doc);
    const taken = await deps.store.commit(doc.partition, [write]);
    if (taken.ok) return accept(doc.networkId);
  }
}

/** False: it was decided on meanwhile. */
async function touch(deps: Deps, { doc, revision }: Stored<Network>): Promise<boolean> {
  return (await deps.store.commit(doc.partition, [replace({ revision }, doc)])).ok;
}

function newKey(deps: Deps, practice: Practice, client: Client, networkId: string): Key {
  return {
    type: 'client-key',
    partition: organisationPartition(practice.organisationId),
    id: keyId(practice.organisationId, client),
    schemaVersion: 1,
    networkId,
    at: deps.now(),
  };
}
