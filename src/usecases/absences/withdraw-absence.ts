import { runsAt } from '../../domain/absence';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { organisationPartition } from '../../store/partitions';
import { change, decide } from '../decide';
import type { Deps } from '../deps';
import { absenceWrites, type AbsenceDocument } from './absence-writes';
import { keeps } from './keepers';
import { isCurrent, recordOf, storedAbsence } from './record-absence';

export interface WithdrawAbsence {
  organisationId: string;
  absenceId: string;
}

/**
 * A1: takes back an absence. One that has not begun counts for nothing any more; one under way ends
 * now, so that the time terms stood still until now keeps counting as such (D3). Pressing again
 * does nothing new.
 */
export function withdrawAbsence(deps: Deps, actor: Actor, input: WithdrawAbsence): Promise<Outcome<null>> {
  const { organisationId, absenceId } = input;
  const allow = () => keeps(deps, actor, organisationId);
  return decide(deps, { actor, partition: organisationPartition(organisationId), allow }, async ({ organisation }) => {
    const found = await storedAbsence(deps, organisationId, absenceId);
    if (!found) return refuse({ kind: 'absence-over' });
    if (!isCurrent(deps, found)) return accept(null);
    const now = deps.now();
    const ended = runsAt(found.doc, now) ? { until: now } : { withdrawn: true };
    const doc: AbsenceDocument = {
      ...found.doc,
      ...ended,
      version: found.doc.version + 1,
      recordedAt: now,
      state: 'pending',
      applyAt: now,
    };
    const writes = absenceWrites(organisation, found, doc);
    return change(null, { writes, record: recordOf(doc, 'absence.withdraw') });
  });
}
