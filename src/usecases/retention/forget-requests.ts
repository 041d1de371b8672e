import { accept } from '../../domain/outcome';
import { keptLongEnough, mustForget } from '../../domain/retention';
import { nobody } from '../../domain/told';
import { insert, remove, replace } from '../../store/write';
import { find, key } from '../../store/keys';
import type { Stored } from '../../store/store';
import { clock } from '../audit';
import { change, decide, freely, type Allowed, type Decision } from '../decide';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { threadNotice } from '../messages/thread-documents';
import { partsOf, type Message } from '../messages/thread-messages';
import { readReadable } from '../read-all';

/** Requests taken up in one run; the rest follows with the next. */
const most = 500;

/**
 * Removes the client's details from networks that were asked for (N5) and declined or taken back `retentionDays` ago
 * (ADR 0013): name and birth date, consent, the question and the reason, in which people type anything. The notice that
 * brings the cards up to date and the audit record are of the same batch. Answers how many lost their details.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function forgetRequests(deps: Deps): Promise<number> {
  const upTo = keptLongEnough(deps.now(), deps.region.retentionDays);
  const { found, faults } = await readReadable(deps.store, 'networksToForget', 'network', { upTo }, most);
  const forgotten = async ({ doc }: Stored<{ networkId: string; partition: string }>): Promise<boolean> => {
    const work = { actor: clock, partition: doc.partition, allow: freely };
    const done = await decide<Allowed, boolean>(deps, work, () => forget(deps, doc.networkId));
    return done.ok && done.value;
  };
  return eachInTurn(found, forgotten, faults);
}

const emptied = (message: Message): Message => ({ ...message, text: '' });

async function forget(deps: Deps, requestId: string): Promise<Decision<boolean>> {
  const days = deps.region.retentionDays;
  const [network, consent, thread] = await Promise.all([
    find(deps.store, key.network(requestId)),
    find(deps.store, key.consent(requestId, 1)),
    find(deps.store, key.thread(requestId, requestId)),
  ]);
  if (!network || !thread || !mustForget(network.doc.retainedSince, deps.now(), days)) return accept(false);
  const { retainedSince: _, consent: __, ...kept } = network.doc;
  const left: typeof network.doc = {
    ...kept,
    client: { name: '', birthDate: '' },
    covers: [],
    decision: kept.decision && { ...kept.decision, reason: '' },
    forgotten: { at: deps.now(), days },
  };
  const parts = await partsOf(deps.store, thread.doc);
  const told = { ...thread.doc, latest: thread.doc.latest.map(emptied), version: thread.doc.version + 1 };
  return change(true, {
    writes: [
      replace(network, left),
      ...(consent ? [remove(consent)] : []),
      ...parts.map((part) => replace(part, { ...part.doc, messages: part.doc.messages.map(emptied) })),
      replace(thread, told),
      insert(threadNotice(deps, told, nobody)),
    ],
    record: {
      action: 'request.forget',
      object: `thread:${requestId}`,
      ground: 'retention',
      detail: `after ${days} days`,
      organisationId: left.practiceId,
    },
  });
}
