import { CodedError } from '../errors';
import { after, type Instant } from '../domain/instant';
import type { DocumentOf } from '../store/documents';
import { find, key } from '../store/keys';
import { writtenOver } from '../store/store';
import { put } from '../store/write';
import type { Deps } from './deps';

type Entry = DocumentOf<'clock'>['instances'][number];

/** One running program: an id of its own, and which version it is of. */
export type Instance = Pick<Entry, 'instance' | 'version'>;

/** How long an instance counts as running after it last looked in, and how often it does, in milliseconds. */
const leaseMs = 90_000;
const lookMs = 60_000;

/** How often others may be first with the same document. */
const attempts = 20;

export interface Look {
  /** Whether this instance does the clock's work: of those that run it is the first that came. */
  owner: boolean;
  /** Somebody ended or died, whose work the owner has to look for. */
  left: boolean;
  /** When to look in again. */
  nextAt: Instant;
}

/**
 * Says in the one document of the clock (ADR 27) that this instance runs, and learns whose the clock's work is. An end
 * further ahead than any of ours is by a wrong clock and counts as run out. Only the owner takes away who has ended, so
 * that it does not miss anyone.
 * @throws CodedError when others were first each time
 */
export async function lookIn(deps: Pick<Deps, 'store' | 'now'>, me: Instance): Promise<Look> {
  const now = deps.now();
  const runs = ({ instance, until }: Entry): boolean =>
    instance === me.instance || (until > now && until <= after(now, 2 * leaseMs));
  return inTheDocument(deps, me, after(now, leaseMs), (entries) => {
    const running = entries.filter(runs);
    const owner = running[0]?.instance === me.instance;
    const ends = running.filter(({ instance }) => instance !== me.instance).map(({ until }) => after(until, 1));
    const nextAt = [after(now, lookMs), ...ends].sort()[0] ?? now;
    return { kept: owner ? running : entries, answer: { owner, left: running.length < entries.length, nextAt } };
  });
}

/**
 * Ends this instance's part: whoever owns the clock's work by then looks for what it left. A command that wrote
 * something says so in the same way.
 */
export function signOff(deps: Pick<Deps, 'store' | 'now'>, me: Instance): Promise<void> {
  return inTheDocument(deps, me, deps.now(), (entries) => ({ kept: entries, answer: undefined }));
}

/** Writes this instance's end among the others', behind them when it is new. */
async function inTheDocument<T>(
  { store }: Pick<Deps, 'store'>,
  me: Instance,
  until: Instant,
  read: (entries: Entry[]) => { kept: Entry[]; answer: T },
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await find(store, key.clock());
    const before = found?.doc.instances ?? [];
    const isMine = ({ instance }: Entry): boolean => instance === me.instance;
    const mine: Entry = { ...before.find(isMine), ...me, until };
    const entries = before.some(isMine) ? before.map((each) => (isMine(each) ? mine : each)) : [...before, mine];
    const { kept, answer } = read(entries);
    const doc = writtenOver(found?.doc, { ...key.clock(), schemaVersion: 1, instances: kept });
    if ((await store.commit(doc.partition, [put(found, doc)])).ok) return answer;
  }
  throw new CodedError('OTHERS_FIRST', 'Others were first with the clock each time');
}
