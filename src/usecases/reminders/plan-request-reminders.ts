import { isOverdue, isReminderTime } from '../../domain/deadline';
import { requestWaits } from '../../domain/network-request';
import type { Stored, Write } from '../../store/store';
import { auditWrite, clock } from '../audit';
import type { Deps } from '../deps';
import { readAll } from '../read-all';
import { requestPauses, withClock, type RequestDocument } from '../requests/request-documents';
import { requestReminderNotice } from './reminder-notice';

/** Most reminders looked at in one run. */
const most = 10_000;

/**
 * D5 for a request for a network (N5): reminds the practice's team once when 75 % of the term has
 * passed, as `planReminders` does for threads; late it waits for the morning, and is left to the
 * digest once the deadline itself has passed. Answers how many were sent.
 */
export async function planRequestReminders(deps: Deps): Promise<number> {
  const due = await readAll(deps.store, 'requestsToRemind', 'network-request', { upTo: deps.now() }, most);
  let sent = 0;
  for (const found of due) {
    if (await remind(deps, found)) sent += 1;
  }
  if (sent > 0) deps.wake();
  return sent;
}

/** The request that says so and the notice are one batch, so that of two processes one commits it. */
async function remind(deps: Deps, { doc, revision }: Stored<RequestDocument>): Promise<boolean> {
  if (!requestWaits(doc.state) || doc.dueAt === null) return false;
  const late = isOverdue(doc.dueAt, deps.now());
  if (!late && !isReminderTime(deps.now(), deps.region.terms, await requestPauses(deps, doc))) return false;
  const reminded = await withClock(deps, { ...doc, remindedFor: doc.at });
  const writes: Write[] = [{ kind: 'replace', doc: reminded, revision }];
  if (!late) writes.push({ kind: 'insert', doc: requestReminderNotice(deps, doc, doc.at) }, audited(deps, doc));
  const committed = await deps.store.commit(doc.partition, writes);
  return committed.ok && !late;
}

function audited(deps: Deps, { partition, id, practiceId }: RequestDocument): Write {
  const ground = 'term of the work agreements';
  return auditWrite(deps, partition, clock, {
    action: 'request.remind',
    object: id,
    ground,
    organisationId: practiceId,
  });
}
