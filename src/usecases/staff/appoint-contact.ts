import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { checkContact } from '../../domain/staff-changes';
import { find, key } from '../../store/keys';
import { auditWrite } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { findColleague, unchanged } from './find-colleague';

export interface AppointContact {
  organisationId: string;
  personId: string;
  teamId: string;
}

/** R7: makes a colleague the one contact person of a team; the former one, if any, no longer is. */
export function appointContact(deps: Deps, actor: Actor, input: AppointContact): Promise<Outcome<null>> {
  return decide<null>(deps, async () => {
    const found = await findColleague(deps, actor, input.organisationId, input.personId);
    if (!found.ok) return found;
    const { partition, manager, colleague } = found.value;
    const team = await find(deps.store, key.team(input.organisationId, input.teamId));
    if (!team) return refuse({ kind: 'not-found' });
    const checked = checkContact(manager.doc, colleague.doc, input.teamId, team.doc.name);
    if (!checked.ok) return checked;
    if (team.doc.contactPersonId === input.personId) return accept(null);
    const doc = { ...team.doc, contactPersonId: input.personId };
    const audit = auditWrite(deps, partition, actor, {
      action: 'staff.contact',
      object: team.doc.id,
      ground: 'staff management',
      organisationId: input.organisationId,
      detail: `contact person ${team.doc.contactPersonId ?? 'none'} to ${input.personId}`,
    });
    // Both places unchanged: nobody becomes contact person while being deactivated.
    const places = manager.doc.id === colleague.doc.id ? [manager] : [manager, colleague];
    const writes = [{ kind: 'replace' as const, doc, revision: team.revision }, ...places.map(unchanged), audit];
    return { ...accept(null), partition, writes };
  });
}
