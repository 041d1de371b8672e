import { DateTime } from 'luxon';
import { digestCard } from '../../cards/digest';
import { refusalCard } from '../../cards/info';
import type { Card } from '../../cards/render';
import { contentTeams } from '../../domain/rights';
import { managersDigest, readDigests } from '../../usecases/digests/read-digest';
import { remindOfRequest } from '../../usecases/reminders/remind-of-request';
import { remindTeam } from '../../usecases/reminders/remind-team';
import type { Route, Turn } from '../turn';

const optionsOf = (turn: Turn): { opens: boolean } => ({ opens: contentTeams(turn.actor).length > 0 });

export const openDigest: Route<'digest.open'> = async (turn) => {
  const digests = await readDigests(turn.deps, turn.actor);
  return digests.ok
    ? digestCard(turn.texts, turn.zone, digests.value, optionsOf(turn))
    : refusalCard(turn.texts, digests.refusal);
};

export const postReminder: Route<'digest.remind'> = async (turn, input) => {
  const reminded = await remindTeam(turn.deps, turn.actor, input);
  return reminded.ok ? digestAfter(turn, input.teamId) : refusalCard(turn.texts, reminded.refusal);
};

export const postRequestReminder: Route<'digest.remind-request'> = async (turn, input) => {
  const reminded = await remindOfRequest(turn.deps, turn.actor, input);
  return reminded.ok ? digestAfter(turn, input.teamId) : refusalCard(turn.texts, reminded.refusal);
};

/** G4: what was pressed is shown on the digest as it is now: the contact person's own, or the account manager's (G5). */
async function digestAfter(turn: Turn, teamId: string): Promise<Card> {
  const digests = await readDigests(turn.deps, turn.actor);
  const own = digests.ok && digests.value.some((digest) => digest.team.teamId === teamId);
  if (own) return digestCard(turn.texts, turn.zone, digests.value, optionsOf(turn));
  return managersCard(turn, teamId);
}

async function managersCard(turn: Turn, teamId: string): Promise<Card> {
  const date = DateTime.fromISO(turn.deps.now(), { zone: turn.zone }).toFormat('yyyy-MM-dd');
  const digest = await managersDigest(turn.deps, turn.actor, teamId, date);
  return digest.ok
    ? digestCard(turn.texts, turn.zone, [digest.value], optionsOf(turn))
    : refusalCard(turn.texts, digest.refusal);
}
