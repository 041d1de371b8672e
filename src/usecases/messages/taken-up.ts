import type { Instant } from '../../domain/instant';
import { takenUp } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { entitledMember } from '../directory/entitled';
import type { TeamInfo } from '../directory/read-teams';
import { peopleStandingIn } from '../networks/stand-in';

export interface TakenUp {
  personId: string;
  name: string;
  at: Instant;
}

/**
 * M12: who has taken up a thread and since when. It falls back to the team, without anything being written, as soon as
 * that person has no access any more or left the team, and while their organisation is away; then whoever stands in can
 * take it up (A2). Nothing is read for a thread that nobody took up.
 */
export async function takenUpNow(
  deps: Deps,
  thread: DocumentOf<'thread'>,
  turnTeam: TeamInfo | undefined,
): Promise<TakenUp | undefined> {
  const taken = takenUp(thread);
  if (taken === undefined || turnTeam === undefined || taken.teamId !== turnTeam.teamId) return undefined;
  const { personId, at } = taken;
  const member = isAway(turnTeam) ? undefined : await entitledMember(deps, turnTeam.teamId, personId);
  if (member === undefined && !(await standsIn(deps, thread, turnTeam, personId))) return undefined;
  const person = await find(deps.store, key.person(personId));
  return { personId, name: person?.doc.name ?? member?.name ?? '–', at };
}

/** A1: its organisation has recorded that it is away now. */
export function isAway({ absence }: TeamInfo): boolean {
  return absence?.running === true;
}

async function standsIn(deps: Deps, thread: DocumentOf<'thread'>, team: TeamInfo, personId: string): Promise<boolean> {
  return isAway(team) && (await peopleStandingIn(deps, thread, team.teamId)).includes(personId);
}
