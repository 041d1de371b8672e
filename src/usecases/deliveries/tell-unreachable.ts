import { DateTime } from 'luxon';
import type { DocumentOf } from '../../store/documents';
import { networkPartition, organisationOfTeam, organisationPartition } from '../../store/partitions';
import { accountManagers } from '../access/account-managers';
import type { Deps } from '../deps';
import { newCard } from './card-documents';
import { findRequest } from '../requests/request-documents';
import { unreachedAbout } from './unreached';

/**
 * When nobody of a team that has the turn can be reached in Teams, the account managers of its
 * organisation are told, without health information: once a day for a team. The answer to a card
 * that did not arrive, and to a notice that found nobody.
 */
export async function tellUnreachable(deps: Deps, about: Pick<DocumentOf<'notice'>, 'about'>): Promise<void> {
  const waiting = await waitingFor(deps, about.about);
  const { partition, subjectId, teamId } = waiting ?? { teamId: null };
  if (teamId === null) return;
  const { wholeTeam } = await unreachedAbout(deps, partition, subjectId, teamId);
  if (wholeTeam) await tellManagers(deps, teamId);
}

/** The team that a thread, or a request for a network (N5), waits for. */
async function waitingFor(
  deps: Deps,
  subject: DocumentOf<'notice'>['about'],
): Promise<{ partition: string; subjectId: string; teamId: string | null } | undefined> {
  if (subject.kind === 'thread') {
    const { networkId, threadId } = subject;
    const partition = networkPartition(networkId);
    const thread = await deps.store.get('thread', partition, `thread:${threadId}`);
    return thread && { partition, subjectId: threadId, teamId: thread.doc.turnTeamId };
  }
  if (subject.kind !== 'network-request') return undefined;
  const request = await findRequest(deps, subject.practiceId, subject.requestId);
  return request && { partition: request.doc.partition, subjectId: subject.requestId, teamId: request.doc.turnTeamId };
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
    await deps.store.commit(partition, [{ kind: 'insert', doc }]);
  }
  deps.wake();
}
