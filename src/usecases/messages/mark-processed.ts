import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { nobody } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition } from '../../store/partitions';
import { auditWrite } from '../audit';
import { decide } from '../decide';
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
  const partition = networkPartition(input.networkId);
  return decide<null>(deps, async () => {
    const access = await findNetwork(deps, actor, input.networkId, { forThread: input.threadId });
    if (!access.ok) return access;
    const found = await find(deps.store, key.thread(input.networkId, input.threadId));
    if (!found) return refuse({ kind: 'not-found' });
    const { network, revision } = access.value;
    const messages = Math.min(input.messages, found.doc.messages);
    // A deputy marks for the deputy's own (A2).
    const behalf = onBehalfOf(access.value);
    const { organisationId } = behalf;
    const marked = found.doc.processed ?? [];
    const own = marked.find((mark) => mark.organisationId === organisationId);
    if (own && own.messages >= messages) return accept(null);
    const mark = { organisationId, personId: actor.personId, personName: actor.name, at: deps.now(), messages };
    const processed = [...marked.filter((each) => each !== own), mark];
    const thread: DocumentOf<'thread'> = { ...found.doc, processed, version: found.doc.version + 1 };
    return {
      ...accept(null),
      partition,
      writes: [
        { kind: 'replace', doc: network, revision },
        { kind: 'replace', doc: thread, revision: found.revision },
        { kind: 'insert', doc: threadNotice(deps, thread, nobody) },
        auditWrite(deps, partition, actor, {
          action: 'thread.processed',
          object: `thread:${input.threadId}`,
          ...behalf,
        }),
      ],
    };
  });
}
