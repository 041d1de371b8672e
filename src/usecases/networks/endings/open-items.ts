import { createHash } from 'node:crypto';
import { turnOf } from '../../../domain/thread';
import { replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { networkPartition } from '../../../store/partitions';
import type { Stored, Write } from '../../../store/store';
import type { Deps } from '../../deps';
import { readAll } from '../../read-all';

type Thread = DocumentOf<'thread'>;
type Checklist = DocumentOf<'checklist'>;

/** N9: what is still open in a network, oldest first. */
export interface OpenItems {
  threads: Stored<Thread>[];
  /** The checklist while a team still has steps in it (N7). */
  checklist: Stored<Checklist> | undefined;
  /** Names this list: another once a thread joins, leaves or gets a message, or the steps change. */
  fingerprint: string;
}

/** Every thread of a network, settled or not, oldest first. */
export function allThreads(deps: Deps, networkId: string): Promise<Stored<Thread>[]> {
  const partition = networkPartition(networkId);
  return readAll(deps.store, 'threadsOfNetwork', networkId, { partition });
}

export async function openItems(deps: Deps, networkId: string): Promise<OpenItems> {
  const [all, checklist] = await Promise.all([allThreads(deps, networkId), openChecklist(deps, networkId)]);
  const threads = all.filter(({ doc }) => turnOf(doc).side !== null);
  const listed = threads.map(({ doc }) => `${doc.threadId}:${doc.messages}`);
  const facts = JSON.stringify([listed, checklist?.doc.events.length ?? null]);
  return { threads, checklist, fingerprint: createHash('sha256').update(facts).digest('hex').slice(0, 24) };
}

/** N7: the checklist, while a team still has steps in it. */
export async function openChecklist(deps: Deps, networkId: string): Promise<OpenItems['checklist']> {
  const found = await find(deps.store, key.checklist(networkId));
  return found && found.doc.turnTeamId !== null ? found : undefined;
}

/** Steps nobody has to do any more leave "Openstaand"; what was ticked stays. */
export function dropSteps(checklist: OpenItems['checklist']): Write[] {
  return checklist ? [replace(checklist, { ...checklist.doc, turnTeamId: null, placeAt: null })] : [];
}
