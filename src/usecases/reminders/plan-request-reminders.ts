import { isOverdue, isReminderTime } from '../../domain/deadline';
import { requestWaits } from '../../domain/network-request';
import type { Stored, Write } from '../../store/store';
import { auditWrite, clock } from '../audit';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { requestPauses, withClock, type RequestDocument } from '../requests/request-documents';
import { requestReminderNotice } from './reminder-notice';

/** Most reminders looked at in one run. */
const most = 10_000;

/**
 * D5 for a request for a network (N5): reminds the practice's team once when 75 % of the term has
 * passed, as `planReminders` does for threads; late it waits for the morning, and is left to the
 * digest once the deadline itself has passed. Answers how many were sent.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function planRequestReminders(deps: Deps): Promise<number> {
  const { found, faults } = await readReadable(
    deps.store,
    'requestsToRemind',
    'network-request',
    { upTo: deps.now() },
    most,
  );
  return eachInTurn(found, (each) => remind(deps, each), faults);
}

/** The request that says so and the notice are one batch, so that of two processes one commits it. */
async function remind(deps: Deps, { doc, revision }: Stored<RequestDocument>): Promise<boolean> {
  if (!requestWaits(doc.state) || doc.dueAt === null) return false;
  const late = isOverdue(doc.dueAt, deps.now());
  if (!late && !isReminderTime(deps.now(), deps.region.terms, await requestPauses(deps, doc))) return false;
  const reminded = await withClock(deps, { ...doc, remindedFor: doc.at });
  const writes: Write[] = [{ kind: 'replace', doc: reminded, revision }];
  if (!late)
    writes.push({ kind: 'insert', doc: requestReminderNotice(deps, doc, { turn: doc.at }) }, audited(deps, doc));
  const committed = await deps.store.commit(doc.partition, writes);
  if (!committed.ok || late) return false;
  deps.wake();
  return true;
}

function audited(deps: Deps, { partition, id, practiceId }: RequestDocument): Write {
  const ground = 'term of the work agreements' as const;
  return auditWrite(deps, partition, clock, {
    action: 'request.remind',
    object: id,
    ground,
    organisationId: practiceId,
  });
}
