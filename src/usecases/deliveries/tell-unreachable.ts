import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { unreachedOf } from '../notices/unreached';
import { cardForManagers, localDate } from './card-for-managers';

/**
 * When nobody of a team that has the turn can be reached in Teams, the account managers of its
 * organisation are told, without health information: once a day for a team. The answer to a card
 * that did not arrive, and to a notice that found nobody.
 */
export async function tellUnreachable(deps: Deps, { about }: Pick<DocumentOf<'notice'>, 'about'>): Promise<void> {
  if (about.kind !== 'thread') return;
  const { networkId, threadId } = about;
  const thread = await find(deps.store, key.thread(networkId, threadId));
  const teamId = thread?.doc.turnTeamId ?? null;
  if (teamId === null) return;
  const { wholeTeam } = await unreachedOf(deps, networkId, threadId, teamId);
  if (wholeTeam) await tellManagers(deps, teamId);
}

async function tellManagers(deps: Deps, teamId: string): Promise<void> {
  const organisationId = organisationOfTeam(teamId);
  const date = localDate(deps);
  const about = { kind: 'unreachable' as const, organisationId, teamId, date };
  await cardForManagers(deps, about, `unreachable:${teamId}:${date}`);
}
