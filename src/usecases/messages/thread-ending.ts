import type { Instant } from '../../domain/instant';
import { settledByClosing } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { organisationOfTeam } from '../../store/partitions';
import type { ListedThread } from '../../store/store';
import type { Deps } from '../deps';
import { readOrganisation } from '../directory/read-teams';
import { membersOf, type NetworkAccess } from '../networks/find-network';
import { withTurn } from './thread-documents';

/** M8: an organisation has the thread in its own record. */
export interface ProcessedMark {
  organisationId: string;
  organisationName: string;
  personName: string;
  at: Instant;
  /** No message came after it. */
  current: boolean;
}

/** M8: the marks on a thread, for everyone who may read it. */
export function processedMarks(deps: Deps, thread: DocumentOf<'thread'>): Promise<ProcessedMark[]> {
  return Promise.all(
    (thread.processed ?? []).map(async ({ organisationId, personName, at, messages }) => {
      const organisation = await readOrganisation(deps, organisationId);
      return {
        organisationId,
        organisationName: organisation?.name ?? '–',
        personName,
        at,
        current: messages >= thread.messages,
      };
    }),
  );
}

/** N9: a closing message to a network that is still open, read by one of the practice's own people. */
export function mayClose(access: NetworkAccess, thread: DocumentOf<'thread'>): boolean {
  const members = membersOf(access);
  const practice = members.some((teamId) => organisationOfTeam(teamId) === access.network.practiceId);
  return thread.closing === true && access.network.state === 'open' && practice;
}

/** N9: a thread as readers see it from the closing on, also before its own settling is written down. */
export function asEnded<T extends ListedThread>(deps: Deps, network: DocumentOf<'network'>, thread: T): T {
  if (network.closed === undefined || thread.ended !== undefined) return thread;
  const whole = { latest: [], ...thread };
  return { ...thread, ...withTurn(deps.region, settledByClosing(whole, byOf(network.closed))) };
}

export function byOf({ at, personId, teamId }: NonNullable<DocumentOf<'network'>['closed']>): {
  at: string;
  personId: string;
  teamId: string;
} {
  return { at, personId, teamId };
}
