import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import { auditWrite } from '../audit';
import { decide } from '../decide';
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
  const partition = networkPartition(input.networkId);
  return decide<null>(deps, async () => {
    const thread = (await find(deps.store, key.thread(input.networkId, input.threadId)))?.doc;
    if (!thread || !(await keepsSide(deps, actor, thread))) return refuse({ kind: 'not-found' });
    const network = await find(deps.store, key.network(input.networkId));
    if (network?.doc.state === 'frozen') return refuse({ kind: 'network-frozen' });
    if (network?.doc.state === 'closed') return refuse({ kind: 'network-closed' });
    if (thread.turnTeamId === null) {
      return refuse(thread.request ? { kind: 'request-decided' } : { kind: 'already-settled', next: undefined });
    }
    if (!(await keepsTeam(deps, actor, thread.turnTeamId))) return refuse({ kind: 'not-reminder' });
    if (await remindedToday(deps, thread)) return accept(null);
    const notice = reminderNotice(deps, thread, thread.turnTeamId, todayOf(deps));
    const audit = auditWrite(deps, partition, actor, {
      action: 'thread.remind',
      object: `thread:${thread.threadId}`,
      ground: 'account manager or contact person',
      organisationId: organisationOfTeam(thread.turnTeamId),
    });
    return { ...accept(null), partition, writes: [{ kind: 'insert', doc: notice }, audit] };
  });
}

/** G4: whether somebody reminded the team of this thread today. */
export async function remindedToday(deps: Deps, thread: Thread): Promise<boolean> {
  if (thread.turnTeamId === null) return false;
  const { id } = reminderNotice(deps, thread, thread.turnTeamId, todayOf(deps));
  return (await deps.store.get('notice', thread.partition, id)) !== undefined;
}

async function keepsSide(deps: Deps, actor: Actor, thread: Thread): Promise<boolean> {
  return (await keepsTeam(deps, actor, thread.askerTeamId)) || (await keepsTeam(deps, actor, thread.addresseeTeamId));
}
