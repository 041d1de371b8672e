import type { Actor, Level } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { checkChange, losesRights } from '../../domain/staff-changes';
import { replace } from '../../store/write';
import { change, decide } from '../decide';
import { rightsLostNotice } from '../notices/refresh-cards';
import type { Deps } from '../deps';
import { onColleague, type StaffDocument } from './find-colleague';

export interface ChangeAccess {
  organisationId: string;
  personId: string;
  /** What the card showed when it was pressed. */
  shown: { level: Level; medicalData: boolean };
  wanted: { level: string; medicalData: boolean };
}

/**
 * R2, R5: gives a colleague another level or role, or gives or takes the medical-data tick; it
 * holds from that person's next press, and in the cards that are out already. A card that shows what no longer is so changes nothing,
 * unless what it asks for is already so.
 */
export function changeAccess(deps: Deps, actor: Actor, input: ChangeAccess): Promise<Outcome<null>> {
  return decide(deps, onColleague(deps, actor, input), ({ manager, colleague, own }) => {
    const before = colleague.doc;
    const checked = checkChange(manager.doc, before, own, input.wanted);
    if (!checked.ok) return checked;
    if (same(before, checked.value)) return accept(null);
    if (!same(before, input.shown)) return refuse({ kind: 'account-changed' });
    const doc: StaffDocument = { ...before, ...checked.value };
    const told = losesRights(before, doc) ? [rightsLostNotice(deps, doc.partition, input.personId)] : [];
    return change(null, {
      writes: [replace(colleague, doc), ...told],
      record: {
        action: 'staff.change',
        object: before.id,
        ground: 'staff management',
        organisationId: input.organisationId,
        detail: `level ${before.level} to ${doc.level}; medical data ${String(before.medicalData)} to ${String(doc.medicalData)}`,
      },
    });
  });
}

function same(one: { level: Level; medicalData: boolean }, other: { level: Level; medicalData: boolean }): boolean {
  return one.level === other.level && one.medicalData === other.medicalData;
}
