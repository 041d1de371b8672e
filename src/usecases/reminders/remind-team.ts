import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { insert } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { find, key, type Key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import type { ListedThread } from '../../store/store';
import { change, decide, type Allowed } from '../decide';
import type { Deps } from '../deps';
import { keepsTeam } from './keeps-team';
import { reminderNotice, todayOf } from './reminder-notice';

type Thread = DocumentOf<'thread'>;

/**
 * G4: the contact person (or, G5, the organisation's account manager) reminds the team whose turn it
 * is: its entitled members get a card that says nothing of the contents. Counts once per local
 * day and thread: the notice's id is the decision.
 */
export function remindTeam(
  deps: Deps,
  actor: Actor,
  input: { networkId: string; threadId: string },
): Promise<Outcome<null>> {
  const work = {
    actor,
    partition: networkPartition(input.networkId),
    allow: () => kept(deps, actor, input.networkId, input.threadId),
  };
  return decide<Kept, null>(deps, work, async ({ thread }) => {
    if (thread.turnTeamId === null) {
      return refuse(thread.request ? { kind: 'request-decided' } : { kind: 'already-settled', next: undefined });
    }
    if (!(await keepsTeam(deps, actor, thread.turnTeamId))) return refuse({ kind: 'not-reminder' });
    if (await remindedToday(deps, thread)) return accept(null);
    const notice = reminderNotice(deps, thread, thread.turnTeamId, { ...todayOf(deps), by: actor.personId });
    return change(null, {
      writes: [insert(notice)],
      record: {
        action: 'thread.remind',
        object: `thread:${thread.threadId}`,
        ground: 'account manager or contact person',
        organisationId: organisationOfTeam(thread.turnTeamId),
      },
    });
  });
}

interface Kept extends Allowed {
  thread: Thread;
}

/** G4, G5: a thread of one of the teams this person keeps, in a network that is open: both as they are at this moment. */
async function kept(deps: Deps, actor: Actor, networkId: string, threadId: string): Promise<Outcome<Kept>> {
  const thread = await find(deps.store, key.thread(networkId, threadId));
  if (!thread || !(await keepsSide(deps, actor, thread.doc))) return refuse({ kind: 'not-found' });
  const network = await find(deps.store, key.network(networkId));
  if (!network) return refuse({ kind: 'not-found' });
  if (network.doc.state === 'frozen') return refuse({ kind: 'network-frozen' });
  if (network.doc.state === 'closed') return refuse({ kind: 'network-closed' });
  return accept({ thread: thread.doc, restsOn: [network, thread] });
}

/** G4: whether somebody reminded the team of this thread today. */
export async function remindedToday(deps: Deps, thread: ListedThread): Promise<boolean> {
  const [notice] = await Promise.all(todaysNotice(deps, thread).map((each) => find(deps.store, each)));
  return notice !== undefined;
}

/** The one that says so; none of a thread that waits for nobody. */
export function todaysNotice(deps: Deps, thread: ListedThread): Key<'notice'>[] {
  if (thread.turnTeamId === null) return [];
  const { type, partition, id } = reminderNotice(deps, thread, thread.turnTeamId, todayOf(deps));
  return [{ type, partition, id }];
}

async function keepsSide(deps: Deps, actor: Actor, thread: Thread): Promise<boolean> {
  return (await keepsTeam(deps, actor, thread.askerTeamId)) || (await keepsTeam(deps, actor, thread.addresseeTeamId));
}
