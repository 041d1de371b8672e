import type { Actor } from '../../domain/directory';
import { refuse, type Outcome } from '../../domain/outcome';
import { settledLast } from '../../domain/thread';
import { nobody } from '../../domain/told';
import { checkUndo } from '../../domain/undo';
import { find, key } from '../../store/keys';
import { insert } from '../../store/write';
import { change, decide, type Press } from '../decide';
import type { Deps } from '../deps';
import { inNetwork, onBehalfOf } from '../networks/find-network';
import type { Sent } from './send-message';
import { threadNotice, withEvent } from './thread-documents';
import { threadWrites } from './thread-messages';

export interface UndoSettling {
  networkId: string;
  threadId: string;
  press: Press;
}

/**
 * M7: *Afgehandeld* was a slip: for ten minutes whoever pressed it takes it back, still with the right to that team's
 * threads, unless something happened since or an organisation took it over as settled (M8). Both stay on record; turn and
 * clock are as they were. Pressing twice does it once.
 */
export function undoSettling(deps: Deps, actor: Actor, input: UndoSettling): Promise<Outcome<Sent>> {
  const { networkId, threadId } = input;
  const done = { networkId, threadId };
  const work = inNetwork(deps, actor, input, () => done, { forThread: threadId });
  return decide(deps, work, async (access) => {
    const found = await find(deps.store, key.thread(networkId, threadId));
    if (!found) return refuse({ kind: 'not-found' });
    const settled = settledLast(found.doc);
    const taken = (found.doc.processed ?? []).some(({ at }) => settled !== undefined && at > settled.at);
    const may = checkUndo(taken ? undefined : settled, actor.personId, deps.now());
    if (!may.ok) return may;
    const teamId = settled?.teamId ?? '';
    if (!access.ownTeams.includes(teamId)) return refuse({ kind: 'only-asker' });
    const by = { at: deps.now(), personId: actor.personId, teamId };
    const thread = withEvent(deps.region, found.doc, { ...by, kind: 'unsettled' });
    const record = { object: `thread:${threadId}`, ...onBehalfOf(access, teamId) };
    return change(
      { ...done, read: true },
      {
        writes: [...threadWrites(found, thread), insert(threadNotice(deps, thread, nobody))],
        record: ['thread.undo', 'thread.read'].map((action) => ({ action, ...record })),
        result: threadId,
      },
    );
  });
}
