import { DateTime } from 'luxon';
import { digestCard } from '../../cards/digest';
import { refusalCard } from '../../cards/info';
import type { Shown } from '../../cards/render';
import { contentTeams } from '../../domain/rights';
import { accept, type Outcome } from '../../domain/outcome';
import type { PageOf } from '../../domain/page';
import { contactTeams } from '../../usecases/directory/abilities';
import { managersDigest, readDigests, type DigestPlace, type Digest } from '../../usecases/digests/read-digest';
import { remindTeam } from '../../usecases/reminders/remind-team';
import { networkOfRequest } from '../../usecases/requests/find-request';
import type { Route, Turn } from '../turn';

export const openDigest: Route<'digest.open'> = async (turn, { teamId, after }) => {
  if (teamId !== undefined) return digestAt(turn, { teamId, after });
  return digestCards(turn, await readDigests(turn.deps, turn.actor, { after }));
};

function digestCards(turn: Turn, read: Outcome<PageOf<Digest>>): Shown {
  if (!read.ok) return refusalCard(turn.texts, read.refusal);
  return digestCard(turn.texts, turn.zone, read.value, contentTeams(turn.actor).length > 0);
}

export const postReminder: Route<'digest.remind'> = async (turn, input) => {
  const reminded = await remindTeam(turn.deps, turn.actor, input);
  return reminded.ok ? digestAt(turn, input) : refusalCard(turn.texts, reminded.refusal);
};

/** Of digests of 0.1.0: a request is reminded of like any thread. */
export const postRequestReminder: Route<'digest.remind-request'> = async (turn, { requestId, teamId, after }) => {
  const networkId = await networkOfRequest(turn.deps, requestId);
  return postReminder(turn, { networkId, threadId: requestId, teamId, after });
};

/** G4: the digest as it is now, where the reader was: the contact person's own, or the account manager's (G5). */
async function digestAt(turn: Turn, { teamId, after }: DigestPlace): Promise<Shown> {
  const own = (await contactTeams(turn.deps, turn.actor)).some((team) => team.teamId === teamId);
  const page = { teamId, after };
  return digestCards(turn, own ? await readDigests(turn.deps, turn.actor, page) : await managersDigests(turn, page));
}

async function managersDigests(turn: Turn, page: DigestPlace): Promise<Outcome<PageOf<Digest>>> {
  const date = DateTime.fromISO(turn.deps.now(), { zone: turn.zone }).toFormat('yyyy-MM-dd');
  const digest = await managersDigest(turn.deps, turn.actor, page, date);
  return digest.ok ? accept({ shown: [digest.value], next: undefined }) : digest;
}
