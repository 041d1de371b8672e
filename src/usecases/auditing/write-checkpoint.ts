import { after } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import { checkpointPartition } from '../../store/partitions';
import type { Deps } from '../deps';

type Checkpoint = DocumentOf<'checkpoint'>;
type Head = Checkpoint['heads'][number];

/** Looked at once more, in milliseconds: a record is committed a little after the moment it tells. */
const overlapMs = 60_000;
/** Chains in one checkpoint at most: about 1 MB; the rest follows in the next. */
const headsMax = 5_000;

/**
 * Writes down how far every chain of audit records has come since the last checkpoint, whoever
 * wrote it, so that a record cut off from an end is missed from then on. The store signs it.
 * @returns the checkpoint, to be told to the log; undefined when there was nothing new, or another process was first
 */
export async function writeCheckpoint(deps: Deps): Promise<Checkpoint | undefined> {
  const last = await lastCheckpoint(deps);
  const { heads, upTo } = await headsSince(deps, last === undefined ? '' : after(last.upTo, -overlapMs));
  const known = new Map(last?.heads.map((head) => [head.chain, head.number]));
  const fresh = heads.filter((head) => head.number > (known.get(head.chain) ?? 0));
  if (fresh.length === 0) return undefined;
  const number = (last?.number ?? 0) + 1;
  const doc: Checkpoint = {
    type: 'checkpoint',
    partition: checkpointPartition,
    id: `checkpoint:${String(number).padStart(9, '0')}`,
    schemaVersion: 1,
    number,
    at: deps.now(),
    upTo,
    heads: fresh,
    previous: last?.mac ?? '',
    mac: '',
  };
  const done = await deps.store.commit(checkpointPartition, [{ kind: 'insert', doc }]);
  return done.ok ? (await deps.store.get('checkpoint', doc.partition, doc.id))?.doc : undefined;
}

async function lastCheckpoint(deps: Deps): Promise<Checkpoint | undefined> {
  const page = await deps.store.query('checkpoints', 'checkpoint', {
    partition: checkpointPartition,
    descending: true,
    limit: 1,
  });
  return page.items[0]?.doc;
}

async function headsSince(deps: Deps, from: string): Promise<{ heads: Head[]; upTo: string }> {
  const heads = new Map<string, Head>();
  let upTo = deps.now();
  let next: string | undefined = JSON.stringify([from, '']);
  while (next !== undefined && heads.size < headsMax) {
    const page: Awaited<ReturnType<typeof readRecords>> = await readRecords(deps, next);
    for (const { doc } of page.items) {
      const { seal, partition } = doc;
      if (seal === null || seal.number <= (heads.get(seal.chain)?.number ?? 0)) continue;
      heads.set(seal.chain, { partition, chain: seal.chain, number: seal.number, mac: seal.mac });
    }
    ({ next } = page);
    if (next !== undefined) upTo = page.items.at(-1)?.doc.at ?? upTo;
    else upTo = deps.now();
  }
  return { heads: [...heads.values()], upTo };
}

function readRecords(deps: Deps, after: string) {
  return deps.store.query('auditByTime', 'audit', { after, limit: 100 });
}
