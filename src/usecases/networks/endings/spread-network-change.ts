import type { DocumentOf, UnreadableDocument } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import type { Stored } from '../../../store/store';
import type { Deps } from '../../deps';
import { alignNetwork } from '../../messages/align-threads';
import { refreshUnknown } from '../../notices/refresh-cards';
import { keepOn } from '../../notices/unread-cards';
import { notingUnreadable } from '../../read-all';
import { endThreads } from './refresh-threads';

type Notice = DocumentOf<'notice'>;
export type NetworkNotice = Notice & { about: { kind: 'network' } };

export function isNetworkNotice(notice: Notice): notice is NetworkNotice {
  return notice.about.kind === 'network';
}

/** Whether it is only for the threads that could not be read before. */
export function isForUnreadThreads(notice: Stored<Notice>): notice is Stored<NetworkNotice> {
  return isNetworkNotice(notice.doc) && notice.doc.unreadThreads === true;
}

/** Who is told of what happened to a network. */
export interface ToldOfNetwork {
  teamIds: string[];
  except?: string | undefined;
  /** What could not be read and has not followed yet. */
  unreadThreads: UnreadableDocument[];
}

/**
 * The first half of telling what happened to a network: its threads follow, and their cards are brought up to date.
 * Undefined when something changed meanwhile and it has to be done again.
 */
export async function spreadNetworkChange(deps: Deps, notice: NetworkNotice): Promise<ToldOfNetwork | undefined> {
  const { networkId, change } = notice.about;
  const network = (await find(deps.store, key.network(networkId)))?.doc;
  if (!network) return { teamIds: [], unreadThreads: [] };
  const unreadThreads = await threadsFollow(deps, notice);
  if (unreadThreads === undefined) return undefined;
  if (change === 'joined') return { teamIds: notice.alertTeamId === null ? [] : [notice.alertTeamId], unreadThreads };
  if (change === 'frozen' && !(await refreshUnknown(deps, network.partition, unreadThreads))) return undefined;
  const by = change === 'frozen' ? network.withdrawn : network.closed;
  return { teamIds: network.teamIds, except: by?.personId, unreadThreads };
}

/** The same for the threads alone that could not be read, until they can. Answers false when it has to be done again. */
export async function spreadToUnreadThreads(deps: Deps, notice: Stored<NetworkNotice>): Promise<boolean> {
  const left = await threadsFollow(deps, notice.doc);
  return left !== undefined && keepOn(deps, notice, left.length === 0 ? undefined : {});
}

/**
 * N9, C5: threads are brought to their end; C4, A2: or to what the consent covers now. Answers those that cannot be read;
 * undefined when something changed meanwhile.
 */
async function threadsFollow(
  before: Deps,
  { about: { networkId, change } }: NetworkNotice,
): Promise<UnreadableDocument[] | undefined> {
  const { deps, faults } = notingUnreadable(before);
  if (change === 'joined') await alignNetwork(deps, networkId);
  else {
    const network = await find(deps.store, key.network(networkId));
    if (network && !(await endThreads(deps, network.doc))) return undefined;
  }
  return faults;
}
