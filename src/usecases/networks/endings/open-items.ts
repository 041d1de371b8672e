import { createHash } from 'node:crypto';
import { turnOf } from '../../../domain/thread';
import { replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { networkPartition } from '../../../store/partitions';
import type { Stored, Write } from '../../../store/store';
import type { Deps } from '../../deps';
import { notingUnreadable, readAll, readOrTell, tellingUnreadable } from '../../read-all';

type Thread = DocumentOf<'thread'>;
type Checklist = DocumentOf<'checklist'>;

/** N9: what is still open in a network, oldest first. */
export interface OpenItems {
  threads: Stored<Thread>[];
  /** The checklist while a team still has steps in it (N7). */
  checklist: Stored<Checklist> | undefined;
  /** The ids of threads and steps that cannot be read: they may be open. */
  unread: string[];
  /** What has to be confirmed, with what cannot be read. */
  toConfirm: { threads: number; steps: boolean };
  /** Names this list: another once a thread joins, leaves or gets a message, or the steps change. */
  fingerprint: string;
}

/** Every thread of a network, settled or not, oldest first; one that cannot be read is told. */
export function allThreads(deps: Deps, networkId: string): Promise<Stored<Thread>[]> {
  const partition = networkPartition(networkId);
  return readAll(deps.store, 'threadsOfNetwork', networkId, { partition, ...tellingUnreadable(deps) });
}

export async function openItems(before: Deps, networkId: string): Promise<OpenItems> {
  const { deps, faults } = notingUnreadable(before);
  const [all, checklist] = await Promise.all([allThreads(deps, networkId), openChecklist(deps, networkId)]);
  const threads = all.filter(({ doc }) => turnOf(doc).side !== null);
  const listed = threads.map(({ doc }) => `${doc.threadId}:${doc.messages}`);
  const unread = faults.map(({ documentId }) => documentId).sort();
  const steps = faults.filter(({ documentType }) => documentType === 'checklist').length;
  const toConfirm = { threads: threads.length + unread.length - steps, steps: checklist !== undefined || steps > 0 };
  const facts = JSON.stringify([listed, checklist?.doc.events.length ?? null, ...(unread.length > 0 ? [unread] : [])]);
  return {
    threads,
    checklist,
    unread,
    toConfirm,
    fingerprint: createHash('sha256').update(facts).digest('hex').slice(0, 24),
  };
}

/** N7: the checklist, while a team still has steps in it; one that cannot be read is told. */
export async function openChecklist(deps: Deps, networkId: string): Promise<OpenItems['checklist']> {
  const found = await readOrTell(deps, find(deps.store, key.checklist(networkId)));
  return found && found.doc.turnTeamId !== null ? found : undefined;
}

/** Steps nobody has to do any more leave "Openstaand"; what was ticked stays. */
export function dropSteps(checklist: OpenItems['checklist']): Write[] {
  return checklist ? [replace(checklist, { ...checklist.doc, turnTeamId: null, placeAt: null })] : [];
}
