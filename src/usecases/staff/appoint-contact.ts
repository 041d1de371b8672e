import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { checkContact } from '../../domain/staff-changes';
import { replace, unchanged } from '../../store/write';
import { find, key } from '../../store/keys';
import { change, decide } from '../decide';
import type { Deps } from '../deps';
import { onColleague } from './find-colleague';

export interface AppointContact {
  organisationId: string;
  personId: string;
  teamId: string;
}

/** R7: makes a colleague the one contact person of a team; the former one, if any, no longer is. */
export function appointContact(deps: Deps, actor: Actor, input: AppointContact): Promise<Outcome<null>> {
  return decide(deps, onColleague(deps, actor, input), async ({ manager, colleague }) => {
    const team = await find(deps.store, key.team(input.organisationId, input.teamId));
    if (!team) return refuse({ kind: 'not-found' });
    const checked = checkContact(manager.doc, colleague.doc, input.teamId, team.doc.name);
    if (!checked.ok) return checked;
    if (team.doc.contactPersonId === input.personId) return accept(null);
    const doc = { ...team.doc, contactPersonId: input.personId };
    // Nobody becomes contact person while being deactivated.
    const asRead = manager.doc.id === colleague.doc.id ? [] : [unchanged(colleague)];
    return change(null, {
      writes: [replace(team, doc), ...asRead],
      record: {
        action: 'staff.contact',
        object: doc.id,
        ground: 'staff management',
        organisationId: input.organisationId,
        detail: `contact person ${team.doc.contactPersonId ?? 'none'} to ${input.personId}`,
      },
    });
  });
}
