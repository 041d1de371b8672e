import { isDeepStrictEqual } from 'node:util';
import { turnOf } from '../../domain/thread';
import { nobody } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition } from '../../store/partitions';
import { readingAnew, type Stored } from '../../store/store';
import { insert, replace } from '../../store/write';
import type { Deps } from '../deps';
import { threadPauses } from '../directory/read-absences';
import { coveredBy } from '../networks/covered';
import { readAll, tellingUnreadable } from '../read-all';
import { threadNotice, withTurn } from './thread-documents';

type Thread = DocumentOf<'thread'>;

/** The next version of a thread, with the absences as they are recorded now. */
export async function aligned(deps: Deps, covered: readonly string[], thread: Thread): Promise<Thread> {
  const pauses = await threadPauses(deps, covered, { ...thread, since: thread.startedAt });
  return withTurn(deps.region, { ...thread, pauses, version: thread.version + 1 });
}

/**
 * A2, C4: when the consent came to cover more organisations, a deputy may have become one who may
 * take over: terms that stood still run on. Writes only threads whose pauses change; safe to repeat.
 * One that cannot be read is told.
 */
export async function alignNetwork(before: Deps, networkId: string): Promise<void> {
  // Not as the press knew the absences before it extended the consent: one may have been recorded since.
  const deps = { ...before, store: readingAnew(before.store) };
  const partition = networkPartition(networkId);
  const network = await find(deps.store, key.network(networkId));
  if (network?.doc.state !== 'open') return;
  const covered = await coveredBy(deps, network.doc);
  for (const found of await readAll(deps.store, 'threadsOfNetwork', networkId, {
    partition,
    ...tellingUnreadable(deps),
  })) {
    await alignThread(deps, covered, found);
  }
}

async function alignThread(deps: Deps, covered: readonly string[], found: Stored<Thread>): Promise<void> {
  for (let current: Stored<Thread> | undefined = found; current;) {
    if (turnOf(current.doc).side === null) return;
    const thread = await aligned(deps, covered, current.doc);
    if (isDeepStrictEqual(thread.pauses, current.doc.pauses)) return;
    const committed = await deps.store.commit(thread.partition, [
      replace(current, thread),
      insert(threadNotice(deps, thread, nobody)),
    ]);
    if (committed.ok) return;
    current = await deps.store.get('thread', thread.partition, thread.id);
  }
}
