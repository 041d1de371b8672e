import { DateTime } from 'luxon';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import { insert } from '../../store/write';
import { accountManagers } from '../access/account-managers';
import type { Deps } from '../deps';
import { newCard } from '../notices/card-documents';
import { unreachedOf } from '../notices/unreached';

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
  const partition = organisationPartition(organisationId);
  const date = DateTime.fromISO(deps.now(), { zone: deps.region.terms.zone }).toISODate() ?? '';
  const about = { kind: 'unreachable' as const, organisationId, teamId, date };
  for (const { personId } of await accountManagers(deps, organisationId)) {
    const subjectId = `unreachable:${teamId}:${date}`;
    const doc = newCard(deps, partition, { personId, about, subjectId, version: 1 });
    // `exists`: told today already.
    await deps.store.commit(partition, [insert(doc)]);
  }
}
