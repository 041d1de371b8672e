import { cursorOf } from '../domain/cursor';
import { after, type Instant } from '../domain/instant';
import type { AnyDocument } from '../store/documents';
import { queries, type QueryName, type Stored } from '../store/store';
import type { WrittenDocument } from '../store/tell-commits';
import type { Deps } from '../usecases/deps';
import { eachOf, unreadableOf } from '../usecases/read-all';

/** Queries with their value, whose order says when each document that they find is due. */
export type Waits = Readonly<Partial<Record<QueryName, string>>>;

/**
 * Takes what this process committed and is due by now, as it was stored, so that it need not be asked for; undefined
 * where only the store knows what is due.
 */
export type TellDue = () => Stored<AnyDocument>[] | undefined;

/** One job, safe to repeat and beside other processes. */
export interface Job {
  /** A long one asks `stopped` now and again. One that could not do all calls `again`, and is run after `pauseMs`. */
  run: (stopped: () => boolean, again: () => void, told: TellDue) => Promise<unknown>;
  /** What it works off. */
  waits?: Waits;
  /** When it is due by what its last run learned. */
  next?: () => Instant | undefined;
  /** When something of this process's own is due beside what it `waits` for: whoever has it does it. */
  own?: () => Instant | undefined;
  /** It asks the store for more than what it `waits` for, and so is run each `everyMs`. */
  asksAll?: true;
  /** Ends what its runs left under way. */
  ends?: () => Promise<void>;
  /** Called for each document that this process commits. */
  hears?: (written: WrittenDocument) => void;
  /** Whether what this process has just committed is news to it: the owner runs it a little later. */
  isNews?: (doc: AnyDocument) => boolean;
  /** Called when the wall clock was set. */
  clockSet?: () => void;
  /** How long the owner of the clock's work trusts what it knows; without `waits` and `next`, how often it is run. */
  everyMs: number;
  /** How long after a run that left something due it is tried again, in milliseconds; a minute without. */
  pauseMs?: number;
  /** Each instance does it for itself, not the owner alone. */
  each?: true;
}

/** News come together and are looked at once, in milliseconds. */
const newsMs = 10_000;

/** When one job is due. Asks the store only at the time it knew of, or when it has known of none for `everyMs`. */
export function enter(job: Job, deps: Pick<Deps, 'store' | 'now' | 'onUnreadable'>) {
  const { waits, everyMs, pauseMs = 60_000 } = job;
  const inMs = (ms: number): Instant => after(deps.now(), ms);
  /** What this process committed and falls due before the owner asks again: whoever commits it does it. */
  const noted = new Map<string, Noted>();
  const atOnce = { at: '', runs: true };
  let asked = atOnce;

  const askedAt = (owner: boolean): Instant | undefined => {
    if (!owner && !job.each) return undefined;
    // Further ahead than it is ever set: the clock was put back.
    return asked.at > inMs(everyMs) ? '' : asked.at;
  };
  const notedAt = (owner: boolean): Instant | undefined =>
    first([...(owner || waits ? noted.values() : [])].map(({ at }) => at).concat(job.own?.() ?? []));
  /** Takes what is due of it. */
  const takeDue = (): Noted[] => {
    const now = deps.now();
    return [...noted].flatMap(([name, each]) => (each.at <= now && noted.delete(name) ? [each] : []));
  };
  /** At first what was due when the run began, then what has become due since. */
  const tellFrom = (begin: Noted[]): TellDue => {
    let due: Noted[] | undefined = begin;
    return () => {
      const found = (due ?? takeDue()).map(({ stored }) => stored);
      due = undefined;
      return found.every((each) => each !== undefined) ? found : undefined;
    };
  };

  const ask = async (ran: boolean): Promise<typeof atOnce> => {
    const at = waits ? await firstDue(deps, waits) : job.next?.();
    if (at === undefined || at > inMs(everyMs)) return { at: inMs(everyMs), runs: job.asksAll ?? waits === undefined };
    return { at: ran && at < inMs(pauseMs) ? inMs(pauseMs) : at, runs: true };
  };

  return {
    /** Called for each document that this process commits; where that is not certain, what was known before stands too. */
    note: (written: WrittenDocument): void => {
      const { doc, revision } = written;
      job.hears?.(written);
      if (job.isNews?.(doc) && !noted.has('news')) noted.set('news', { at: inMs(newsMs) });
      if (!waits) return;
      const at = dueOf(waits, doc);
      const name = JSON.stringify([doc.partition, doc.id]);
      const soon = at !== undefined && at <= inMs(everyMs) ? at : undefined;
      const stored = revision === undefined ? undefined : { doc, revision };
      const known = stored === undefined ? noted.get(name)?.at : undefined;
      const next = first([soon, known].flatMap((each) => each ?? []));
      if (next === undefined) noted.delete(name);
      else noted.set(name, { at: next, stored });
    },
    /** Forgets what it knew: somebody left, or the clock's work is this instance's from now on. */
    anew: (): void => void (asked = { ...atOnce }),
    /** All that was set by the clock of before is due; what lies with a document is as it stands there. */
    clockSet: (): void => {
      asked = { ...atOnce };
      for (const name of ['again', 'news']) if (noted.has(name)) noted.set(name, { at: '' });
      job.clockSet?.();
    },
    /** Undefined: never, as far as this instance knows. */
    dueAt: (owner: boolean): Instant | undefined => first([askedAt(owner), notedAt(owner)].flatMap((at) => at ?? [])),
    /** Does what is due. @throws what the job throws; it is tried again after its pause */
    attend: async (owner: boolean, stopped: () => boolean): Promise<void> => {
      const now = deps.now();
      const [asks, called] = [askedAt(owner), notedAt(owner)].map((at) => at !== undefined && at <= now);
      if (!asks && !called) return;
      const before = asked;
      const due = takeDue();
      const again = (): void => void noted.set('again', { at: inMs(pauseMs) });
      const runs = called === true || asked.runs;
      let unread: Error | undefined;
      try {
        // Whoever asks the store finds there what this process committed too.
        const told: TellDue = asks ? () => undefined : tellFrom(due);
        if (runs) await job.run(stopped, again, told).catch((error: unknown) => (unread = unreadable(error)));
        const next = asks || job.next ? await ask(runs) : asked;
        // Unless something happened meanwhile that makes it forget.
        if (asked === before) asked = next;
      } catch (error) {
        again();
        if (asks && asked === before) asked = { at: inMs(pauseMs), runs: true };
        throw error;
      }
      if (unread !== undefined) throw unread;
    },
  };
}

/** What falls due, and when; `stored`: as it was committed, where that is certain. */
interface Noted {
  at: Instant;
  stored?: Stored<AnyDocument> | undefined;
}

function first(times: Iterable<Instant>): Instant | undefined {
  let earliest: Instant | undefined;
  for (const at of times) if (earliest === undefined || at < earliest) earliest = at;
  return earliest;
}

/** What went wrong at several items, one by one. */
export function faultsIn(error: unknown): unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(faultsIn) : [error];
}

/** What cannot be read stays so until another program runs: to be told, not tried again. @throws any other fault */
function unreadable(fault: unknown): Error {
  if (fault instanceof Error && faultsIn(fault).every((each) => unreadableOf(each) !== undefined)) return fault;
  throw fault;
}

/** When a document falls due; undefined for any that is not waited for. */
function dueOf(waits: Waits, doc: AnyDocument): Instant | undefined {
  const fields = doc as unknown as Readonly<Record<string, unknown>>;
  const times = (Object.entries(waits) as [QueryName, string][]).map(([name, value]) => {
    const { type, by, order } = queries[name];
    return doc.type === type && fields[by] === value ? fields[order] : undefined;
  });
  return times.find((at) => typeof at === 'string');
}

/** When the first of all that is waited for falls due, whoever committed it; what cannot be read is skipped. */
async function firstDue({ store, onUnreadable = () => undefined }: Pick<Deps, 'store' | 'onUnreadable'>, waits: Waits) {
  // From '' on: what has no time comes before all others in SQLite.
  const range = { limit: 1, after: cursorOf({ value: '', id: '' }), onUnreadable };
  const times = (Object.entries(waits) as [QueryName, string][]).map(async ([name, value]) => {
    for await (const { doc } of eachOf(store, name, value, range)) return dueOf(waits, doc);
    return undefined;
  });
  return first((await Promise.all(times)).flatMap((at) => at ?? []));
}
