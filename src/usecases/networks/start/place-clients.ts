import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { organisationPartition } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { insert, replace } from '../../../store/write';
import type { Deps } from '../../deps';
import { allTeams } from '../../directory/all-of';
import { eachInTurn } from '../../each-in-turn';
import { readReadable } from '../../read-all';
import { keyId } from './client-key';

type Network = DocumentOf<'network'>;

/**
 * What the runs before learned, so that one more costs a read for each open network: where its client's place is, or
 * that it has ended, which is for good (N9, C5).
 */
export type KnownPlaces = Map<string, { partition: string; id: string } | 'ended'>;

/** Who is told what a run found, by ids alone. */
export interface PlacesFound {
  /** The place of this network's client was missing, or led nowhere, and is written. */
  written: (networkId: string) => void;
  /** One client has two open networks at a practice: people must say which one goes on. */
  twice: (networkId: string, holderId: string) => void;
}

/**
 * N10 whatever way a network came in: gives each open network without it its client's place at the practice, so that a
 * second one is not started without a word. A place that another open network holds is left to it, and told; one that
 * points to an ended network, or to none, is taken over. Each run looks at every place again.
 * @throws the first fault, after the other networks have had their turn; the next run tries again
 */
export async function placeClients(deps: Pick<Deps, 'store'>, known: KnownPlaces, found: PlacesFound): Promise<void> {
  const { teams, faults: unread } = await allTeams(deps);
  const faults: unknown[] = [...unread];
  const networkIds = new Set<string>();
  for (const { teamId } of teams) {
    const members = await readReadable(deps.store, 'networksOfTeam', teamId);
    for (const { doc } of members.found) networkIds.add(doc.networkId);
    faults.push(...members.faults);
  }
  await eachInTurn([...networkIds], (networkId) => placeClient(deps, networkId, known, found), faults);
}

/** Whether the place of this network's client was written. */
async function placeClient(
  deps: Pick<Deps, 'store'>,
  networkId: string,
  known: KnownPlaces,
  found: PlacesFound,
): Promise<boolean> {
  const before = known.get(networkId);
  if (before === 'ended' || (before && (await holds(deps, before, networkId)))) return false;
  const network = await readNetwork(deps, networkId);
  if (network?.state !== 'open') {
    if (network) known.set(networkId, 'ended');
    return false;
  }
  const { practiceId, client } = network;
  known.set(networkId, { partition: organisationPartition(practiceId), id: keyId(practiceId, client) });
  return place(deps, network, found);
}

async function holds(
  { store }: Pick<Deps, 'store'>,
  { partition, id }: { partition: string; id: string },
  networkId: string,
): Promise<boolean> {
  return (await store.get('client-key', partition, id))?.doc.networkId === networkId;
}

/** Writes the place where it is missing. Where somebody else was first the next run looks again. */
async function place(
  deps: Pick<Deps, 'store'>,
  { practiceId, client, networkId, startedAt }: Network,
  found: PlacesFound,
): Promise<boolean> {
  const partition = organisationPartition(practiceId);
  const id = keyId(practiceId, client);
  const key = await deps.store.get('client-key', partition, id);
  if (key?.doc.networkId === networkId) return false;
  const holder = key && (await readNetwork(deps, key.doc.networkId));
  if (holder?.state === 'open') {
    found.twice(networkId, holder.networkId);
    return false;
  }
  const write: Write = key
    ? replace(key, { ...key.doc, networkId })
    : insert({ type: 'client-key', partition, id, schemaVersion: 1, networkId, at: startedAt });
  const written = (await deps.store.commit(partition, [write])).ok;
  if (written) found.written(networkId);
  return written;
}

async function readNetwork({ store }: Pick<Deps, 'store'>, networkId: string): Promise<Network | undefined> {
  return (await find(store, key.network(networkId)))?.doc;
}
