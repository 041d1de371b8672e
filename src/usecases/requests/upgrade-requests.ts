import type { AnyDocument, DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition } from '../../store/partitions';
import type { Store, Stored, Write } from '../../store/store';
import { insert, put, remove } from '../../store/write';
import { auditWrite, operator } from '../audit';
import type { Deps } from '../deps';
import { commitAlone } from '../directory/upgrade-organisations';
import { onRecord } from '../auditing/consent-on-record';
import { readAll } from '../read-all';
import { consentFrom, decisionOf, networkFrom, threadFrom } from './former-request';

type Former = DocumentOf<'network-request'>;
type Network = DocumentOf<'network'>;
type UpgradeDeps = Pick<Deps, 'store' | 'now' | 'newId'>;

/** Whether there is a request, a team or a message as 0.1.0 kept it, which nobody sees before it is moved. */
export async function hasFormerDocuments(store: Store): Promise<boolean> {
  const requests = await store.query('requestsToUpgrade', 'network-request', { limit: 1 });
  const teams = await store.query('teamsToUpgrade', 'team', { limit: 1 });
  const messages = await store.query('messagesToUpgrade', 'message', { limit: 1 });
  return requests.items.length + teams.items.length + messages.items.length > 0;
}

/**
 * Makes of every request of 0.1.0 the network that it asked for, with its thread, consent and cards (N5, ADR 16); one
 * that was accepted gets its thread in the network it became. Nothing may be running. Cut off, it is simply run again.
 * Answers how many there were.
 * @throws Error when somebody else is writing
 */
export async function upgradeRequests(deps: UpgradeDeps): Promise<number> {
  const former = await readAll(deps.store, 'requestsToUpgrade', 'network-request');
  for (const each of former) await upgrade(deps, each);
  return former.length;
}

async function upgrade(deps: UpgradeDeps, { doc, revision }: Stored<Former>): Promise<void> {
  const { store } = deps;
  const { requestId, partition: from } = doc;
  const became = await networkOf(store, doc);
  const networkId = became?.doc.networkId ?? requestId;
  const partition = networkPartition(networkId);
  if ((await store.get('thread', partition, `thread:${requestId}`)) === undefined) {
    const network = became ? { ...became.doc, decision: decisionOf(doc, became.doc) } : networkFrom(doc, partition);
    const write = put(became, network);
    const docs = [...(became ? [] : consentFrom(doc, network)), ...(await threadFrom(deps, doc, network))];
    const audit = auditWrite(deps, partition, operator, {
      action: 'request.upgrade',
      object: `thread:${requestId}`,
      ground: 'work of the operator',
      madeFrom: doc.id,
      ...(became || doc.consent === null ? {} : { consent: onRecord(doc.consent, 1) }),
    });
    await commitAlone(store, partition, [write, ...docs.map((each): Write => insert(each)), audit]);
  }
  await moveCards(store, doc, networkId);
  if (became) {
    const old = networkPartition(requestId);
    const moved: AnyDocument = {
      type: 'moved-request',
      partition: old,
      id: 'moved-request',
      schemaVersion: 1,
      networkId,
    };
    if (!(await store.get('moved-request', old, moved.id))) await commitAlone(store, old, [insert(moved)]);
  }
  await commitAlone(store, from, [remove({ doc, revision })]);
}

/** The network that it became: also where the practice had accepted, and a stop came before that was recorded. */
async function networkOf(store: Store, former: Former): Promise<Stored<Network> | undefined> {
  const { networkId, state, requestId } = former;
  if (networkId === null) return undefined;
  const [found, steps] = await Promise.all([
    find(store, key.network(networkId)),
    find(store, key.checklist(networkId)),
  ]);
  // A start of the practice's own may have taken over the id of one that was stopped: 0.1.0 told them apart by this.
  const ours = (steps?.doc as { requestId?: unknown } | undefined)?.requestId === requestId;
  return state === 'accepted' || ours ? found : undefined;
}

/** The cards in chats, and what was to be told or was told of it, go along: they are brought up to date from there. */
async function moveCards(store: Store, { partition: from, requestId }: Former, networkId: string): Promise<void> {
  const [cards, pending, done] = await Promise.all([
    readAll(store, 'cardsAbout', requestId, { partition: from }),
    readAll(store, 'noticesByState', 'pending', { partition: from }),
    readAll(store, 'noticesByState', 'done', { partition: from }),
  ]);
  const partition = networkPartition(networkId);
  for (const { doc, revision } of [...cards, ...pending, ...done]) {
    if (doc.about.kind !== 'thread' || doc.about.threadId !== requestId) continue;
    const moved = { ...doc, partition, about: { ...doc.about, networkId } };
    if (!(await store.get(doc.type, partition, doc.id))) await commitAlone(store, partition, [insert(moved)]);
    await commitAlone(store, from, [remove({ doc, revision })]);
  }
}
