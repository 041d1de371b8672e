import type { OnUnreadable, UnreadableDocument } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import type { Team } from '../directory/all-of';
import { readOrTell } from '../read-all';
import { cardIdOf } from '../notices/card-documents';

/**
 * G5: whether a team's contact person can be reached. `none`: nobody is appointed; `gone`: no longer
 * works there; `silent`: has not opened the bot, or removed or blocked it (that day's digest came back). Whose place cannot
 * be read may see nothing, and is `gone`; whose person or card cannot be read gets nothing, and is `silent`.
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
  const cardId = cardIdOf({ subjectId, personId: contactPersonId, version: 1 });
  const lost: UnreadableDocument[] = [];
  const onUnreadable: OnUnreadable = (fault) => {
    lost.push(fault);
    deps.onUnreadable?.(fault);
  };
  const [staff, person, card] = await Promise.all([
    readOrTell(deps, find(deps.store, key.staff(organisationId, contactPersonId))),
    readOrTell(deps, find(deps.store, key.person(contactPersonId))),
    readOrTell({ onUnreadable }, deps.store.get('card', partition, cardId)),
  ]);
  if (staff?.doc.active !== true) return 'gone';
  // One that was not needed any more did not come back.
  const failed = card?.doc.state === 'failed' && card.doc.failure !== 'nothing-overdue';
  const back = lost.length > 0 || failed || card?.doc.state === 'waiting';
  return person?.doc.conversation && !back ? 'reachable' : 'silent';
}
