import { isOverdue, isReminderTime } from '../../domain/deadline';
import { isRunning } from '../../domain/network';
import { turnOf } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Stored, Write } from '../../store/store';
import { insert, replace } from '../../store/write';
import { auditWrite, clock } from '../audit';
import type { Deps } from '../deps';
import { withTurn } from '../messages/thread-documents';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { reminderNotice } from './reminder-notice';

/** Most reminders looked at in one run. */
const most = 10_000;

/**
 * D5: reminds each team whose turn it is when 75 % of the term has passed, once per turn: the
 * thread that says so and the notice are one batch, and of two processes one commits it. Late –
 * nothing ran for a while – it waits for the morning, and is left to the digest once the
 * deadline itself has passed. Answers how many were sent.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function planReminders(deps: Deps): Promise<number> {
  const { found, faults } = await readReadable(deps.store, 'threadsToRemind', 'thread', { upTo: deps.now() }, most);
  return eachInTurn(found, (each) => remind(deps, each), faults);
}

async function remind(deps: Deps, found: Stored<DocumentOf<'thread'>>): Promise<boolean> {
  const { doc } = found;
  const turn = turnOf(doc);
  if (turn.side === null || doc.turnTeamId === null || doc.dueAt === null) return false;
  const late = isOverdue(doc.dueAt, deps.now());
  if (!late && !isReminderTime(deps.now(), deps.region.terms, doc.pauses[turn.side])) return false;
  const network = await find(deps.store, key.network(doc.networkId));
  const tell = !late && network !== undefined && isRunning(network.doc);
  const reminded = withTurn(deps.region, { ...doc, remindedFor: turn.since });
  const writes: Write[] = [replace(found, reminded)];
  if (tell) writes.push(insert(reminderNotice(deps, doc, doc.turnTeamId, { turn: turn.since })), audited(deps, doc));
  const committed = await deps.store.commit(doc.partition, writes);
  if (!committed.ok || !tell) return false;
  return true;
}

function audited(deps: Deps, { partition, threadId }: DocumentOf<'thread'>): Write {
  const ground = 'term of the work agreements' as const;
  return auditWrite(deps, partition, clock, { action: 'thread.remind', object: `thread:${threadId}`, ground });
}
