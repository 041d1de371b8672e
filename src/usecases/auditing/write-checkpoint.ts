import { CodedError } from '../../errors';
import { after, type Instant } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import { checkpointPartition } from '../../store/partitions';
import { maxWrites } from '../../store/store';
import { insert } from '../../store/write';
import type { Deps } from '../deps';
import { eachOf } from '../read-all';
import { checkpointId, lastCheckpoint } from './last-checkpoint';

type Checkpoint = DocumentOf<'checkpoint'>;
type Head = Checkpoint['heads'][number];

/** How far back records of others are looked for, in milliseconds: at the start two clocks may each be a day off. */
const firstMs = 50 * 3_600_000;
const regularMs = 15 * 60_000;
/** Chains in one checkpoint, about at most: 1 MB; the rest follows in the next. */
const headsMax = 5_000;
/** How often another process may be first with the same number. */
const attempts = 20;

/**
 * After so many records of its own a process tells how far its chains have come, besides after some time: fewer cannot
 * be cut off in parts, as one press may record as many in one batch (`maxWrites`).
 */
export const recordsMost = maxWrites;

/**
 * Writes down how far this process's own chains have come since its last checkpoint, so that a record cut off from an
 * end is missed from then on. The store signs it. The ends are known without asking, whatever the clock says.
 * @returns the checkpoint, to be told to the log; undefined when there was nothing new
 */
export async function checkpointOwn(deps: Deps): Promise<Checkpoint | undefined> {
  const ends = deps.store.chainEnds?.() ?? [];
  return ends.length === 0 ? undefined : tellEnds(deps, { ends, told: new Map(), upTo: deps.now(), most: headsMax });
}

/**
 * The same, and how far chains have come that nobody tells of: those of a process that died, or of a command, are looked
 * for by the time of their records.
 * @param looked until when this process looked before; undefined at its start: then it looks far back, and ahead
 */
export async function checkpointAll(deps: Deps, looked?: Instant): Promise<Checkpoint | undefined> {
  const now = deps.now();
  const [from, until] =
    looked === undefined
      ? [after(now, -firstMs)]
      : [after(looked < now ? looked : now, -regularMs), after(now, regularMs)];
  const told = await toldSince(deps, from);
  const { heads, upTo } = await headsSince(deps, from, until, told);
  const ends = [...heads, ...(deps.store.chainEnds?.() ?? [])];
  // What others left is all told, as it is not looked for again; the rest of one's own comes next time.
  return tellEnds(deps, { ends, told, upTo, most: Math.max(headsMax, heads.length) });
}

interface Ends {
  ends: readonly Head[];
  /** By other checkpoints. */
  told: Told;
  upTo: Instant;
  most: number;
}

/** Commits the ends that are not told yet, as the checkpoint after the last. */
async function tellEnds(deps: Deps, { ends, told, upTo, most }: Ends): Promise<Checkpoint | undefined> {
  const at = deps.now();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const last = await lastCheckpoint(deps.store);
    remember(told, last?.heads ?? []);
    const fresh = furthest(ends, told).slice(0, most);
    if (fresh.length === 0) return undefined;
    const doc = checkpointAfter(last, { at, upTo, heads: fresh });
    const done = await deps.store.commit(checkpointPartition, [insert(doc)]);
    if (done.ok) return (await deps.store.get('checkpoint', doc.partition, doc.id))?.doc;
  }
  throw new CodedError('OTHERS_FIRST', 'Other processes were first with every checkpoint');
}

function checkpointAfter(last: Checkpoint | undefined, says: Pick<Checkpoint, 'at' | 'upTo' | 'heads'>): Checkpoint {
  const number = (last?.number ?? 0) + 1;
  return {
    type: 'checkpoint',
    partition: checkpointPartition,
    id: checkpointId(number),
    schemaVersion: 1,
    number,
    ...says,
    previous: last?.mac ?? '',
    mac: '',
  };
}

/** How far checkpoints have told each chain: by chain, the number. */
type Told = Map<string, number>;

function remember(told: Told, heads: readonly Head[]): void {
  for (const { chain, number } of heads) told.set(chain, Math.max(number, told.get(chain) ?? 0));
}

/** What checkpoints since then told; one by another clock that is not among them is told again, which does no harm. */
async function toldSince(deps: Deps, from: Instant): Promise<Told> {
  const told: Told = new Map();
  const range = { partition: checkpointPartition, after: JSON.stringify([from, '']) };
  for await (const { doc } of eachOf(deps.store, 'checkpoints', 'checkpoint', range)) remember(told, doc.heads);
  return told;
}

/** Of each chain the furthest end, where no checkpoint has told it. */
function furthest(ends: readonly Head[], told: Told): Head[] {
  const found = new Map<string, Head>();
  for (const end of ends) {
    const known = Math.max(told.get(end.chain) ?? 0, found.get(end.chain)?.number ?? 0);
    if (end.number > known) found.set(end.chain, end);
  }
  return [...found.values()];
}

/** The ends that records of a time show; `upTo`: until when they were looked at. */
async function headsSince(
  deps: Deps,
  from: Instant,
  until: Instant | undefined,
  told: Told,
): Promise<{ heads: Head[]; upTo: Instant }> {
  const heads = new Map<string, Head>();
  // What cannot be read is for `audit -- verify` to tell; the other chains get their checkpoint.
  const range = { after: JSON.stringify([from, '']), upTo: until, onUnreadable: () => undefined };
  for await (const { doc } of eachOf(deps.store, 'auditByTime', 'audit', range)) {
    const { seal, partition } = doc;
    if (seal === null) continue;
    const { chain, number, mac } = seal;
    if (number > Math.max(told.get(chain) ?? 0, heads.get(chain)?.number ?? 0)) {
      heads.set(chain, { partition, chain, number, mac });
    }
    if (heads.size >= headsMax) return { heads: [...heads.values()], upTo: doc.at };
  }
  return { heads: [...heads.values()], upTo: deps.now() };
}
