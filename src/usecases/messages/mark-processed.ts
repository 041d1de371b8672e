import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { nobody } from '../../domain/told';
import { insert, replace } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition } from '../../store/partitions';
import { change, decide } from '../decide';
import type { Deps } from '../deps';
import { findNetwork, onBehalfOf } from '../networks/find-network';
import { threadNotice } from './thread-documents';

export interface MarkProcessed {
  networkId: string;
  threadId: string;
  /** How many messages the text held that was copied. */
  messages: number;
}

/**
 * M8: "verwerkt in dossier" for the actor's organisation, visible to all by the thread's card. Also
 * on a closed network: the record is often made up afterwards. Again with nothing new, it stays as it was.
 */
export function markProcessed(deps: Deps, actor: Actor, input: MarkProcessed): Promise<Outcome<null>> {
  const { networkId, threadId } = input;
  const allow = () => findNetwork(deps, actor, networkId, { forThread: threadId });
  return decide(deps, { actor, partition: networkPartition(networkId), allow }, async (access) => {
    const found = await find(deps.store, key.thread(networkId, threadId));
    if (!found) return refuse({ kind: 'not-found' });
    const messages = Math.min(input.messages, found.doc.messages);
    // A deputy marks for the deputy's own (A2).
    const behalf = onBehalfOf(access);
    const { organisationId } = behalf;
    const marked = found.doc.processed ?? [];
    const own = marked.find((mark) => mark.organisationId === organisationId);
    if (own && own.messages >= messages) return accept(null);
    const mark = { organisationId, personId: actor.personId, personName: actor.name, at: deps.now(), messages };
    const processed = [...marked.filter((each) => each !== own), mark];
    const thread: DocumentOf<'thread'> = { ...found.doc, processed, version: found.doc.version + 1 };
    return change(null, {
      writes: [replace(found, thread), insert(threadNotice(deps, thread, nobody))],
      record: { action: 'thread.processed', object: `thread:${threadId}`, ...behalf },
    });
  });
}
