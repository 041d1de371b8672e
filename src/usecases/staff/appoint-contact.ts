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
    const { teamId, personId, organisationId } = input;
    const organisation = await find(deps.store, key.organisation(organisationId));
    const team = organisation?.doc.teams.find((each) => each.teamId === teamId);
    if (!organisation || !team) return refuse({ kind: 'not-found' });
    const checked = checkContact(manager.doc, colleague.doc, teamId, team.name);
    if (!checked.ok) return checked;
    if (team.contactPersonId === personId) return accept(null);
    const appointed = { ...team, contactPersonId: personId };
    const teams = organisation.doc.teams.map((each) => (each === team ? appointed : each));
    // Nobody becomes contact person while being deactivated.
    const asRead = manager.doc.id === colleague.doc.id ? [] : [unchanged(colleague)];
    return change(null, {
      writes: [replace(organisation, { ...organisation.doc, teams }), ...asRead],
      record: {
        action: 'staff.contact',
        object: `team:${teamId}`,
        ground: 'staff management',
        organisationId,
        detail: `contact person ${team.contactPersonId ?? 'none'} to ${personId}`,
      },
    });
  });
}
