import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import type { Deps } from '../../deps';
import { refreshUnknown } from '../../notices/refresh-cards';
import { endThreads } from './refresh-threads';

export type NetworkNotice = DocumentOf<'notice'> & { about: { kind: 'network' } };

export function isNetworkNotice(notice: DocumentOf<'notice'>): notice is NetworkNotice {
  return notice.about.kind === 'network';
}

/**
 * The first half of telling that a network ended: its threads are brought to their end and their
 * cards up to date. Answers the teams whose people are to be told and who is not, having done it; undefined when
 * something changed meanwhile and it has to be done again.
 */
export async function spreadNetworkChange(
  deps: Deps,
  notice: NetworkNotice,
): Promise<{ teamIds: string[]; except: string | undefined } | undefined> {
  const network = (await find(deps.store, key.network(notice.about.networkId)))?.doc;
  if (!network) return { teamIds: [], except: undefined };
  if (notice.about.change === 'joined') {
    return { teamIds: notice.alertTeamId === null ? [] : [notice.alertTeamId], except: undefined };
  }
  if (!(await endThreads(deps, network))) return undefined;
  if (notice.about.change === 'frozen' && !(await refreshUnknown(deps, network.partition))) return undefined;
  const by = notice.about.change === 'frozen' ? network.withdrawn : network.closed;
  return { teamIds: network.teamIds, except: by?.personId };
}
