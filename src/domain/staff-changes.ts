import { mayGive, type Grant } from './access';
import { levelsOf, type Staff } from './directory';
import { accept, refuse, type Outcome } from './outcome';
import { rightsOf } from './rights';

/** An account manager of this moment: active, with a level or role that manages staff (R1). */
export function isManager(place: Staff): boolean {
  return rightsOf(place).staff;
}

/**
 * R5: may this person see less than before? Of contents – the right or a team through which it opened them – or of
 * who asks for access.
 */
export function losesRights(before: Staff, after: Staff): boolean {
  const [was, is] = [rightsOf(before), rightsOf(after)];
  const ofTeam = was.contents && before.teamIds.some((teamId) => !after.teamIds.includes(teamId));
  return ofTeam || (was.contents && !is.contents) || (was.staff && !is.staff);
}

/**
 * R2: another level or role, or the medical-data tick given or taken. Nobody changes their own
 * (`own`: the same human, whatever the account). What is newly given must be the manager's to give;
 * taking away is open to every account manager.
 */
export function checkChange(
  manager: Staff,
  colleague: Staff,
  own: boolean,
  wanted: { level: string; medicalData: boolean },
): Outcome<Grant> {
  if (!isManager(manager) || manager.organisationId !== colleague.organisationId)
    return refuse({ kind: 'not-manager' });
  if (!colleague.active) return refuse({ kind: 'account-inactive' });
  if (own) return refuse({ kind: 'own-account' });
  const level = levelsOf(colleague.organisationKind).find((known) => known === wanted.level);
  if (level === undefined) return refuse({ kind: 'level-missing' });
  const tickGiven = wanted.medicalData && !colleague.medicalData;
  const given = level !== colleague.level || tickGiven;
  if (given && !mayGive(manager, level, tickGiven)) return refuse({ kind: 'may-not-give' });
  return accept({ level, medicalData: wanted.medicalData });
}

/** R7: a contact person is active and in the team; level and care profession make no difference, the digest is health-free. */
export function checkContact(manager: Staff, colleague: Staff, teamId: string, teamName: string): Outcome<null> {
  if (!isManager(manager) || manager.organisationId !== colleague.organisationId)
    return refuse({ kind: 'not-manager' });
  if (!colleague.active) return refuse({ kind: 'account-inactive' });
  return colleague.teamIds.includes(teamId) ? accept(null) : refuse({ kind: 'not-in-team', teamName });
}

/**
 * R5: may this account be deactivated? By an account manager of the organisation, also one's own
 * when leaving, but not when no account manager would be left. `others` are the organisation's
 * other places.
 */
export function checkLeaving(manager: Staff, colleague: Staff, others: readonly Staff[]): Outcome<null> {
  if (!isManager(manager) || manager.organisationId !== colleague.organisationId)
    return refuse({ kind: 'not-manager' });
  if (!colleague.active) return refuse({ kind: 'account-inactive' });
  const last = isManager(colleague) && !others.some((place) => isManager(place));
  return last ? refuse({ kind: 'last-manager' }) : accept(null);
}

/** A team that loses its contact person, with the people who can succeed (R5). */
export interface Succession {
  teamId: string;
  teamName: string;
  candidates: readonly string[];
}

/** One choice on the card: team and successor. */
export function successorChoice(teamId: string, personId: string): string {
  return `${teamId}~${personId}`;
}

/**
 * R5, R7: the successors chosen on the card (`team~person`, separated by commas), at most one a
 * team, each of them still able to; a team without a choice gets none (null).
 */
export function readSuccessors(chosen: string, teams: readonly Succession[]): Outcome<Map<string, string | null>> {
  const choices = chosen.split(',').filter((choice) => choice !== '');
  const successors = new Map<string, string | null>();
  for (const { teamId, teamName, candidates } of teams) {
    const own = [...new Set(choices.filter((choice) => choice.startsWith(`${teamId}~`)))];
    if (own.length > 1) return refuse({ kind: 'successor-twice', teamName });
    const personId = own[0]?.slice(teamId.length + 1) ?? null;
    if (personId !== null && !candidates.includes(personId)) return refuse({ kind: 'not-in-team', teamName });
    successors.set(teamId, personId);
  }
  return accept(successors);
}
