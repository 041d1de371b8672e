import type { Actor } from '../../domain/directory';
import { accept, type Outcome } from '../../domain/outcome';
import { checkLeaving, isManager, readSuccessors } from '../../domain/staff-changes';
import { remove, replace, unchanged } from '../../store/write';
import { find, key } from '../../store/keys';
import type { Stored, Write } from '../../store/store';
import { change, decide } from '../decide';
import { rightsLostNotice } from '../notices/refresh-cards';
import type { Deps } from '../deps';
import { onColleague, type ManagedColleague, type StaffDocument } from './find-colleague';
import { otherPlaces, successionsOf } from './read-colleague';

export interface DeactivateColleague {
  organisationId: string;
  personId: string;
  /** Successors as contact person as chosen on the card: `team~person`, separated by commas. */
  successors: string;
}

export interface Deactivated {
  name: string;
  /** Teams that have no contact person now (R5). */
  withoutContact: string[];
}

/**
 * R5: deactivates an account and, in the same batch, gives its teams another contact person or
 * none. It holds with that person's next press, and every card that is
 * out loses its contents. Threads are of the team and stay
 * there. The last account manager is refused; two managers who leave at once cannot both.
 */
export function deactivateColleague(
  deps: Deps,
  actor: Actor,
  input: DeactivateColleague,
): Promise<Outcome<Deactivated>> {
  return decide<ManagedColleague, Deactivated>(deps, onColleague(deps, actor, input), async (found) => {
    const { manager, colleague } = found;
    // Pressed twice: it is so already.
    if (!colleague.doc.active) return accept({ name: colleague.doc.name, withoutContact: [] });
    const others = await otherPlaces(deps, input.organisationId, input.personId);
    const allowed = checkLeaving(
      manager.doc,
      colleague.doc,
      others.map(({ doc }) => doc),
    );
    if (!allowed.ok) return allowed;
    const successions = await successionsOf(deps, colleague.doc, others);
    const chosen = readSuccessors(input.successors, successions);
    if (!chosen.ok) return chosen;
    const detail = [...chosen.value].map(([team, person]) => `contact person of ${team}: ${person ?? 'none'}`);
    const withoutContact = successions.filter(({ teamId }) => chosen.value.get(teamId) === null);
    const value = { name: colleague.doc.name, withoutContact: withoutContact.map(({ teamName }) => teamName) };
    return change(value, {
      writes: [
        ...(await leavingWrites(deps, colleague)),
        ...(await successionWrites(deps, colleague.doc, chosen.value)),
        ...witnesses(found, others, chosen.value).map(unchanged),
        rightsLostNotice(deps, colleague.doc.partition, input.personId),
      ],
      record: {
        action: 'staff.deactivate',
        object: colleague.doc.id,
        ground: 'staff management',
        organisationId: input.organisationId,
        detail: detail.join('; '),
      },
    });
  });
}

/** The place goes inactive and loses its teams; the seats in them go. */
async function leavingWrites(deps: Deps, colleague: Stored<StaffDocument>): Promise<Write[]> {
  const { doc } = colleague;
  const seats = await Promise.all(
    doc.teamIds.map((teamId) => find(deps.store, key.seat(doc.organisationId, teamId, doc.personId))),
  );
  return [
    replace(colleague, { ...doc, active: false, teamIds: [] }),
    ...seats.flatMap((seat) => (seat ? [remove(seat)] : [])),
  ];
}

/** Another contact person, or none, for each team whose contact person this is. */
async function successionWrites(
  deps: Deps,
  { organisationId, personId }: StaffDocument,
  successors: ReadonlyMap<string, string | null>,
): Promise<Write[]> {
  const found = await find(deps.store, key.organisation(organisationId));
  if (!found?.doc.teams.some((team) => team.contactPersonId === personId)) return [];
  const teams = found.doc.teams.map((team) =>
    team.contactPersonId === personId ? { ...team, contactPersonId: successors.get(team.teamId) ?? null } : team,
  );
  return [replace(found, { ...found.doc, teams })];
}

/**
 * Places that must still be as they were read beside the manager's: the successors', and one account
 * manager who stays, so that of two who leave at once the second finds nobody left.
 */
function witnesses(
  { manager, colleague }: ManagedColleague,
  others: Stored<StaffDocument>[],
  successors: ReadonlyMap<string, string | null>,
): Stored<StaffDocument>[] {
  const chosen = new Set(successors.values());
  const staying = isManager(colleague.doc) ? others.find(({ doc }) => isManager(doc)) : undefined;
  const needed = others.filter(({ doc }) => chosen.has(doc.personId));
  const all = [...(staying ? [staying] : []), ...needed].filter(
    ({ doc }) => doc.id !== colleague.doc.id && doc.id !== manager.doc.id,
  );
  return [...new Map(all.map((place) => [place.doc.id, place])).values()];
}
