import type { Instant } from '../domain/instant';
import type { DocumentOf } from '../store/documents';
import type { Stored } from '../store/store';
import type { WrittenDocument } from '../store/tell-commits';
import { holdLane, isFree, releaseLane } from '../usecases/deliveries/held-lane';
import type { Deps } from '../usecases/deps';
import { eachOf } from '../usecases/read-all';
import type { MayGo } from './attempts';
import { isDue, obstacleIn, type Lane, type Moment } from './lane';
import type { OnError } from './on-error';

/** How long a lane may take over what it has before it is marked where the chat refused nothing, in milliseconds. */
const longMs = 1_000;
/** How long after it a mark is written anew, which counts for twice as long, in milliseconds. */
const renewMs = 5 * 60_000;
/** How long after a mark could not be kept or taken away it is tried again, in milliseconds. */
const againMs = 5_000;
/** How many marks are under way at once; the others come after them. */
const marksMost = 10;

/** What it needs of the lanes. */
interface OfLanes {
  add: (stored: Stored<DocumentOf<'card'>>) => void;
  /** Looks at the lanes again. */
  look: () => void;
}

/**
 * The lanes that do not get on, as several instances know of them (ADR 30): marked on the person's document, which every
 * delivery reads. Where only one runs nothing is marked.
 * @param me this instance; undefined: it is the only one there will ever be
 */
export function createHeldLanes(deps: Deps, onError: OnError, me: string | undefined, { add, look }: OfLanes) {
  let others = new Map<string, Instant>();
  let underWay = 0;
  const wanted = new Set<string>();
  let loading: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const runs = (instance: string): boolean => (others.get(instance) ?? '') > deps.now();
  const isAlone = (): boolean => me === undefined || ![...others.keys()].some(runs);

  const loadWanted = async (): Promise<void> => {
    [loading, next] = [next, undefined];
    const persons = new Set(wanted);
    wanted.clear();
    const onUnreadable = (): void => undefined;
    for await (const card of eachOf(deps.store, 'cardsByState', 'pending', { onUnreadable }))
      if (persons.has(card.doc.personId)) add(card);
  };
  /** What others have for this person, in one reading for all that ask for theirs meanwhile. */
  const load = (personId: string): Promise<void> => {
    wanted.add(personId);
    next ??= (loading ?? Promise.resolve()).catch(() => undefined).then(loadWanted);
    return next;
  };
  const hold = async (personId: string, lane: Lane, by: string): Promise<void> => {
    const held = await holdLane(deps, personId, { me: by, runs });
    lane.held = held === 'elsewhere' ? 'elsewhere' : 'here';
    lane.renewAt = performance.now() + renewMs;
    if (held === 'here with others') await load(personId);
  };
  const release = async (personId: string, lane: Lane, by: string): Promise<void> => {
    const released = await releaseLane(deps, personId, { me: by });
    if (released === 'free') lane.held = 'free';
    else await load(personId);
  };
  /** Beside the lane's own work; where it fails it may have been kept all the same. */
  const mark = (personId: string, lane: Lane, work: typeof hold, by: string): void => {
    underWay += 1;
    lane.isMarking = true;
    const failed = (error: unknown): void => {
      lane.held = 'here';
      lane.markAt = performance.now() + againMs;
      onError('lane', personId, error);
    };
    const ended = (): void => {
      underWay -= 1;
      lane.isMarking = false;
      look();
    };
    void work(personId, lane, by).catch(failed).then(ended);
  };
  /** Milliseconds until it has been long enough. */
  const untilMarked = (lane: Lane, now: Moment): number => {
    const obstacle = obstacleIn(lane, now);
    const isRefused = obstacle?.stored?.doc.leaseUntil === null && obstacle.holdsUp;
    const waits = lane.underWay || lane.waiting.filter((each) => isDue(each, now)).length > 1;
    if (isRefused && !lane.underWay) return 0;
    lane.waitsSince = waits ? (lane.waitsSince ?? now.ms) : undefined;
    return waits ? (lane.waitsSince ?? 0) + longMs - now.ms : Number.POSITIVE_INFINITY;
  };
  return {
    /** Called for each document that this process commits: its own line tells it who else runs (ADR 27). */
    note: ({ doc }: WrittenDocument): void => {
      if (doc.type !== 'clock') return;
      const found = doc.instances.filter(({ instance }) => instance !== me);
      others = new Map(found.map(({ instance, until }) => [instance, until]));
    },
    /** Whether a card may go to a person whose document says so of their lane. */
    mayGo: ((lane, heldBy) => {
      if (me === undefined) return true;
      if (heldBy?.instance === me) lane.held = 'here';
      else if (heldBy === undefined && lane.held === 'elsewhere') lane.held = 'free';
      return isFree(heldBy, me);
    }) satisfies MayGo,
    /** Another may have it, or something that belongs into it: whose it is stands in the lane then. */
    settle: async (personId: string, lane: Lane): Promise<void> => {
      if (me !== undefined) await hold(personId, lane, me);
    },
    /** Marks it once it does not get on, and no more once it does. @returns milliseconds until it is to be looked at again */
    watch: (personId: string, lane: Lane, now: Moment): number => {
      if (me === undefined || lane.isMarking || (lane.held !== 'here' && isAlone())) return Number.POSITIVE_INFINITY;
      const inMs = untilMarked(lane, now);
      const waits = inMs < Number.POSITIVE_INFINITY;
      // It stands as it is, or another has it.
      if (lane.held === 'here' ? waits && now.ms < lane.renewAt : !waits || lane.held === 'elsewhere')
        return Number.POSITIVE_INFINITY;
      const waitMs = Math.max(lane.held === 'free' ? inMs : 0, lane.markAt - now.ms);
      if (waitMs > 0) return waitMs;
      // Whoever ends looks again.
      if (underWay < marksMost) mark(personId, lane, waits ? hold : release, me);
      return Number.POSITIVE_INFINITY;
    },
  };
}
