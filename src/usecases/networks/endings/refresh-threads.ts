import { settledByClosing } from '../../../domain/thread';
import { nobody } from '../../../domain/told';
import type { DocumentOf } from '../../../store/documents';
import { maxWrites, type Stored, type Write } from '../../../store/store';
import { insert, replace } from '../../../store/write';
import type { Deps } from '../../deps';
import { threadNotice, withTurn } from '../../messages/thread-documents';
import { byOf } from '../../messages/thread-ending';
import { allThreads } from './open-items';

type Network = DocumentOf<'network'>;
type Thread = DocumentOf<'thread'>;

/** Each thread takes two writes: itself and the notice that brings its cards up to date. */
const writesEach = 2;

/** How many threads one batch settles, beside a few writes of its own. */
export const threadsInBatch = Math.floor((maxWrites - 10) / writesEach);

/**
 * N9, C5: the thread as the end of its network leaves it – settled if the network was closed, its
 * messages and events as they were – with the notice that brings every card about it up to date.
 */
export function endThread(deps: Deps, network: Network, found: Stored<Thread>): Write[] {
  const { state, closed } = network;
  if ((state !== 'closed' && state !== 'frozen') || found.doc.ended === state) return [];
  const settled = state === 'closed' && closed ? settledByClosing(found.doc, byOf(closed)) : found.doc;
  const thread = withTurn(deps.region, { ...settled, ended: state, version: found.doc.version + 1 });
  return [replace(found, thread), insert(threadNotice(deps, thread, nobody))];
}

/**
 * What the batch of the closing or withdrawal had no room for: every thread whose cards do not yet
 * tell of the end. Safe to repeat; answers whether all are done (a thread that changed at the same
 * moment is taken up again by the next run).
 */
export async function endThreads(deps: Deps, network: Network): Promise<boolean> {
  const writes = (await allThreads(deps, network.networkId)).map((thread) => endThread(deps, network, thread));
  const due = writes.filter((each) => each.length > 0);
  for (let start = 0; start < due.length; start += threadsInBatch) {
    const batch = due.slice(start, start + threadsInBatch).flat();
    const committed = await deps.store.commit(network.partition, batch);
    if (!committed.ok) return false;
  }
  return true;
}
