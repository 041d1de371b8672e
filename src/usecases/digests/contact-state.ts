import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import type { Team } from '../directory/all-of';
import { cardIdOf } from '../notices/card-documents';

/**
 * G5: whether a team's contact person can be reached. `none`: nobody is appointed; `gone`: no longer
 * works there; `silent`: has not opened the bot, or removed or blocked it (that day's digest came back).
 */
export type ContactState = 'reachable' | 'none' | 'gone' | 'silent';

/** In the place of a person in the id of the digest that goes to the account managers (G5). */
export const managers = 'managers';

/** The id of the decision about one digest (G2): one per contact person, team and local date. */
export function digestId(teamId: string, personId: string, date: string): string {
  return `digest:${teamId}:${personId}:${date}`;
}

export async function contactState(deps: Deps, team: Team, date: string): Promise<ContactState> {
  const { contactPersonId, organisationId, partition } = team;
  if (contactPersonId === null) return 'none';
  const subjectId = digestId(team.teamId, contactPersonId, date);
  const [staff, person, card] = await Promise.all([
    find(deps.store, key.staff(organisationId, contactPersonId)),
    find(deps.store, key.person(contactPersonId)),
    deps.store.get('card', partition, cardIdOf({ subjectId, personId: contactPersonId, version: 1 })),
  ]);
  if (staff?.doc.active !== true) return 'gone';
  // One that was not needed any more did not come back.
  const failed = card?.doc.state === 'failed' && card.doc.failure !== 'nothing-overdue';
  const back = failed || card?.doc.state === 'waiting';
  return person?.doc.conversation && !back ? 'reachable' : 'silent';
}
