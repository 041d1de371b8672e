import { hasStarted } from '../../../domain/network';
import type { DocumentOf, OnUnreadable } from '../../../store/documents';
import { bornOf, find, key, readAhead, type Key } from '../../../store/keys';
import { readOnce } from '../../../store/read-once';
import { UnreadableDocument, type Stored, type Write } from '../../../store/store';
import { insert, replace, unchanged } from '../../../store/write';
import type { Deps } from '../../deps';
import { eachInTurn, throwAny } from '../../each-in-turn';
import { eachOf } from '../../read-all';
import { memberWrite } from './network-documents';

type Network = DocumentOf<'network'>;

/** Who is told what a run found, by ids alone. */
export interface PlacesFound {
  /** The place of this network's client was missing, or led nowhere, and is written. */
  written: (networkId: string) => void;
  /** One client has two open networks at a practice: people must say which one goes on. */
  twice: (networkId: string, holderId: string) => void;
  /** A team's membership of a network was missing, and is written. */
  joined: (networkId: string, teamId: string) => void;
}

/** Of how many networks what should be beside them is read at once. */
const atOnce = 100;

/**
 * What must lie beside each network, whatever way it came in, so that one more run costs a request for a hundred
 * networks, and another for what lies beside them:
 *
 * - N1: each of its teams' memberships, by which the team finds it;
 * - N10: while it is open, its client's place at the practice, found by the birth date too, so that a second one is not
 *   started without a word. A place that another open network holds is left to it, and told; one that points to an ended
 *   network, or to none, is taken over.
 *
 * @throws the first fault, after the other networks have had their turn; the next run tries again
 */
export async function placeClients(deps: Pick<Deps, 'store'>, found: PlacesFound): Promise<void> {
  const faults: unknown[] = [];
  const onUnreadable: OnUnreadable = (fault) => faults.push(fault);
  let some: Stored<Network>[] = [];
  const completeThem = async (): Promise<void> => {
    const { store } = deps;
    const beside = { store: readOnce(store), onUnreadable };
    const keys = some.flatMap(({ doc }) => keysBeside(doc));
    await readAhead(beside.store, keys).catch((fault: unknown) => faults.push(fault));
    await eachInTurn(some, (network) => complete(deps, beside, network, found)).catch((fault: unknown) =>
      faults.push(fault),
    );
    some = [];
  };
  for await (const network of eachOf(deps.store, 'networks', 'network', { limit: atOnce, onUnreadable })) {
    if (some.push(network) === atOnce) await completeThem();
  }
  await completeThem();
  throwAny(faults);
}

function keysBeside(network: Network): Key<'member' | 'client-key'>[] {
  const members = hasStarted(network) ? network.teamIds.map((teamId) => key.member(network.networkId, teamId)) : [];
  return [...members, ...(network.state === 'open' ? [key.client(network.practiceId, network.client)] : [])];
}

/** What was read of the others at once. */
interface Beside extends Pick<Deps, 'store'> {
  onUnreadable: OnUnreadable;
}

/** Whether anything was missing. */
async function complete(
  deps: Pick<Deps, 'store'>,
  beside: Beside,
  network: Stored<Network>,
  found: PlacesFound,
): Promise<boolean> {
  const { doc } = network;
  const joined = hasStarted(doc) && (await joinTeams(deps, beside, network, found));
  if (doc.state !== 'open') return joined;
  const held = await find(beside.store, key.client(doc.practiceId, doc.client));
  if (held?.doc.networkId === doc.networkId && held.doc.born !== undefined) return joined;
  // It may have ended since: an ended network takes no place.
  const now = await readNetwork(deps, doc.networkId);
  return (now?.state === 'open' && (await place(deps, now, found))) || joined;
}

/** In one batch with the network as it was read: where it changed meanwhile the next run looks again. */
async function joinTeams(
  deps: Pick<Deps, 'store'>,
  { store, onUnreadable }: Beside,
  network: Stored<Network>,
  found: PlacesFound,
): Promise<boolean> {
  const { networkId, partition, teamIds, startedAt } = network.doc;
  const members = await store.getMany(teamIds.map((teamId) => key.member(networkId, teamId)));
  // One that cannot be read is there, and told.
  for (const each of members) if (each instanceof UnreadableDocument) onUnreadable(each);
  const missing = teamIds.filter((_, index) => members[index] === undefined);
  if (missing.length === 0) return false;
  const writes = missing.map((teamId) => memberWrite(network.doc, teamId, startedAt));
  if (!(await deps.store.commit(partition, [unchanged(network), ...writes])).ok) return false;
  for (const teamId of missing) found.joined(networkId, teamId);
  return true;
}

/** Writes the place where it is missing. Where somebody else was first the next run looks again. */
async function place(
  deps: Pick<Deps, 'store'>,
  { practiceId, client, networkId, startedAt }: Network,
  found: PlacesFound,
): Promise<boolean> {
  const at = key.client(practiceId, client);
  const held = await find(deps.store, at);
  const born = bornOf(practiceId, client);
  const isOurs = held?.doc.networkId === networkId;
  if (isOurs && held.doc.born !== undefined) return false;
  const holder = held && !isOurs ? await readNetwork(deps, held.doc.networkId) : undefined;
  if (holder?.state === 'open') {
    found.twice(networkId, holder.networkId);
    return false;
  }
  const write: Write = held
    ? replace(held, { ...held.doc, networkId, born })
    : insert({ ...at, schemaVersion: 1, networkId, born, at: startedAt });
  const written = (await deps.store.commit(at.partition, [write])).ok;
  if (written && !isOurs) found.written(networkId);
  return written;
}

async function readNetwork({ store }: Pick<Deps, 'store'>, networkId: string): Promise<Network | undefined> {
  return (await find(store, key.network(networkId)))?.doc;
}
