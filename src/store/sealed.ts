import { CodedError } from '../errors';
import { idOf } from './write';
import { checkpointMac, recordMac, type Audit, type Checkpoint, type Seal } from './seal';
import type { CommitResult, Store, Until, Write } from './store';

/** Chains whose end is remembered; the chain of another partition just begins anew. */
const headsMax = 10_000;

type ChainEnd = Checkpoint['heads'][number];

interface Head {
  chain: string;
  number: number;
  mac: string;
}

/**
 * A store that chains the audit records of every batch it commits, and lets none be replaced or removed.
 *
 * Each writer has a chain of its own in each partition, whose end it keeps in memory: recording
 * a reading costs no read and meets nobody else. Commits with a record in one partition follow
 * each other within this process. After a commit whose fate is unknown the chain is left as it is
 * and the next record begins a new one (docs/decisions/0008-audit-chains.md). What its chains have
 * come to is handed over for the next checkpoint, so that no clock is needed to find it.
 * @param key the secret of the region; without it records cannot be made to fit
 */
export function sealStore(store: Store, key: string, newId: () => string): Store {
  const heads = new Map<string, Head>();
  const untold = new Map<string, ChainEnd>();
  const inTurn = turns();

  async function commitSealed(partition: string, writes: Write[], until?: Until): Promise<CommitResult> {
    const head = heads.get(partition) ?? { chain: newId(), number: 0, mac: '' };
    const { sealed, end } = sealAll(key, writes, head);
    // Until the answer is there nobody knows the end; it stays unknown when there is none.
    heads.delete(partition);
    const result = await store.commit(partition, sealed, until);
    heads.set(partition, result.ok ? end : head);
    if (result.ok) noteEnds(untold, partition, end, writes);
    const oldest = heads.keys().next().value;
    if (heads.size > headsMax && oldest !== undefined) heads.delete(oldest);
    return result;
  }

  return {
    ...store,
    chainEnds: () => [...untold.values()],
    commit: (partition, writes, until) => {
      if (writes.some(rewritesHistory)) throw new CodedError('OUR_MISTAKE', 'The audit record is only ever added to');
      if (!writes.some(isSealed)) return store.commit(partition, writes, until);
      return inTurn(partition, () => commitSealed(partition, writes, until));
    },
  };
}

function isSealed(write: Write): boolean {
  return write.kind !== 'remove' && (write.doc.type === 'audit' || write.doc.type === 'checkpoint');
}

/** What a checkpoint of this process has yet to tell, after a batch that was committed. */
function noteEnds(untold: Map<string, ChainEnd>, partition: string, end: Head, writes: Write[]): void {
  for (const write of writes) {
    if (write.kind !== 'insert') continue;
    const { doc } = write;
    if (doc.type === 'audit') untold.set(end.chain, { partition, ...placeIn(end) });
    if (doc.type !== 'checkpoint') continue;
    for (const { chain, number } of doc.heads) {
      if ((untold.get(chain)?.number ?? 0) <= number) untold.delete(chain);
    }
  }
}

function placeIn({ chain, number, mac }: Head): Head {
  return { chain, number, mac };
}

/** Their ids begin with their type, so that a removal shows what it removes. */
function rewritesHistory(write: Write): boolean {
  return write.kind !== 'insert' && (isSealed(write) || /^(audit|checkpoint):/.test(idOf(write)));
}

function sealAll(key: string, writes: Write[], head: Head): { sealed: Write[]; end: Head } {
  let end = head;
  const sealed = writes.map((write): Write => {
    if (write.kind !== 'insert') return write;
    const { doc } = write;
    if (doc.type === 'checkpoint') return { kind: 'insert', doc: { ...doc, mac: checkpointMac(key, doc) } };
    if (doc.type !== 'audit') return write;
    const seal = sealOf(key, doc, end);
    end = seal;
    return { kind: 'insert', doc: { ...doc, seal } };
  });
  return { sealed, end };
}

function sealOf(key: string, record: Audit, head: Head): Seal {
  const place = { chain: head.chain, number: head.number + 1, previous: head.mac };
  return { ...place, mac: recordMac(key, record, place) };
}

/** Work of the same name follows each other; of different names it runs side by side. */
function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
