import type { Actor } from '../../../domain/directory';
import { CodedError } from '../../../errors';
import { isRunning, type Client } from '../../../domain/network';
import { contentTeams } from '../../../domain/rights';
import { exactName, likelySame } from '../../../domain/same-client';
import type { DocumentOf } from '../../../store/documents';
import { bornOf, key } from '../../../store/keys';
import { organisationPartition } from '../../../store/partitions';
import { UnreadableDocument } from '../../../store/store';
import { recordPress, type AuditEntry } from '../../audit';
import type { Deps } from '../../deps';
import { readAll } from '../../read-all';
import { findNetwork } from '../find-network';

type Network = DocumentOf<'network'>;

/**
 * N10: the open networks at the practice that are possibly this client's by birth date and name, as far as the actor is
 * entitled to them. Whether anybody is entitled or not, the same is read.
 */
export async function likelyFor(deps: Deps, actor: Actor, practiceId: string, client: Client): Promise<string[]> {
  const teams = contentTeams(actor);
  const isOwn = ({ teamIds }: Network): boolean => teamIds.some((teamId) => teams.includes(teamId));
  const born = await bornAlike(deps, practiceId, client);
  const likely = born.filter((each) => each.state === 'open' && isLikely(each, client));
  return likely.filter(isOwn).map(({ networkId }) => networkId);
}

/** Not the client who agrees exactly: that one is refused. */
export function isLikely({ client }: Pick<Network, 'client'>, wanted: Client): boolean {
  if (client.birthDate !== wanted.birthDate || isExact({ client }, wanted)) return false;
  return likelySame(client.name, wanted.name);
}

export function isExact({ client }: Pick<Network, 'client'>, wanted: Client): boolean {
  return client.birthDate === wanted.birthDate && exactName(client.name) === exactName(wanted.name);
}

/** N11: what whoever is entitled is asked about. */
export interface LikelyNetwork {
  networkId: string;
  code: string;
  client: Client;
  /** N5: only asked for; its request is the thread of the same id. */
  requested: boolean;
}

/** One card holds no more, with the question about each; nobody is asked about some of them only. */
const likelyMost = 20;

/**
 * The likely ones of these, for who is entitled to them; each that is shown is on the record of its client (NEN 7513).
 * @throws CodedError when they are more than a card holds
 */
export async function readLikely(deps: Deps, actor: Actor, networkIds: readonly string[]): Promise<LikelyNetwork[]> {
  const shown: LikelyNetwork[] = [];
  const asked = new Set(networkIds);
  if (asked.size > likelyMost)
    throw new CodedError('TOO_MANY_ALIKE', `More than ${likelyMost} networks may be one client's`);
  for (const networkId of asked) {
    const access = await findNetwork(deps, actor, networkId, { forThread: networkId });
    if (!access.ok || !isRunning(access.value.network)) continue;
    const { code, client, state } = access.value.network;
    await recordPress(deps, actor, 'client.find', { networkId }, { refusal: undefined, manages: false });
    shown.push({ networkId, code, client, requested: state === 'requested' });
  }
  return shown;
}

/** N10: that a client was said to be another one than those of these networks, for the audit record. */
export function toldApartRecord(
  toldApart: readonly string[],
  of: { object: string; organisationId: string },
): (AuditEntry & { organisationId: string })[] {
  return toldApart.map((networkId) => {
    return { action: 'client.tell-apart', ground: 'consent', detail: `other than network:${networkId}`, ...of };
  });
}

/**
 * The networks of the practice's clients with this birth date.
 * @throws UnreadableDocument where one of them, or its place, cannot be read: it may be this client's, and no second
 * network is started without a word
 */
async function bornAlike(deps: Deps, practiceId: string, client: Client): Promise<Network[]> {
  const range = { partition: organisationPartition(practiceId) };
  const places = await readAll(deps.store, 'clientsBorn', bornOf(practiceId, client), range);
  const ids = [...new Set(places.map(({ doc }) => doc.networkId))];
  const networks = ids.length === 0 ? [] : await deps.store.getMany(ids.map(key.network));
  return networks.flatMap((each) => {
    if (each instanceof UnreadableDocument) throw each;
    return each === undefined ? [] : each.doc;
  });
}
