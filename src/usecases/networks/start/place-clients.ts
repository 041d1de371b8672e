import type { DocumentOf } from '../../../store/documents';
import { networkPartition, organisationPartition } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import type { Deps } from '../../deps';
import { readAll } from '../../read-all';
import { keyId } from './client-key';

type Network = DocumentOf<'network'>;

/**
 * N10 whatever way a network came in: gives each open network without it its client's place at the practice, so that a
 * second one is not started without a word. A place that another open network holds is left to it; one that points to
 * an ended network, or to none, is taken over. Answers the ids of the networks that were given theirs.
 * @param looked ids of networks that were found in order before, and are passed by; grows with those found now
 */
export async function placeClients(deps: Pick<Deps, 'store'>, looked: Set<string>): Promise<string[]> {
  const placed: string[] = [];
  for (const { doc: team } of await readAll(deps.store, 'teams', 'team')) {
    for (const { doc: member } of await readAll(deps.store, 'networksOfTeam', team.teamId)) {
      const { networkId } = member;
      if (looked.has(networkId)) continue;
      const network = await readNetwork(deps, networkId);
      const outcome = network?.state === 'open' ? await place(deps, network) : 'in order';
      if (outcome === 'written') placed.push(networkId);
      // Somebody else was first: looked at again the next time.
      if (outcome !== 'conflict') looked.add(networkId);
    }
  }
  return placed;
}

/** Writes the place where it is missing. */
async function place(
  deps: Pick<Deps, 'store'>,
  { practiceId, client, networkId, startedAt }: Network,
): Promise<'in order' | 'written' | 'conflict'> {
  const partition = organisationPartition(practiceId);
  const id = keyId(practiceId, client);
  const found = await deps.store.get('client-key', partition, id);
  if (found !== undefined) {
    const holder = await readNetwork(deps, found.doc.networkId);
    if (holder?.state === 'open') return 'in order';
  }
  const write: Write = found
    ? { kind: 'replace', doc: { ...found.doc, networkId }, revision: found.revision }
    : { kind: 'insert', doc: { type: 'client-key', partition, id, schemaVersion: 1, networkId, at: startedAt } };
  return (await deps.store.commit(partition, [write])).ok ? 'written' : 'conflict';
}

async function readNetwork({ store }: Pick<Deps, 'store'>, networkId: string): Promise<Network | undefined> {
  return (await store.get('network', networkPartition(networkId), 'network'))?.doc;
}
