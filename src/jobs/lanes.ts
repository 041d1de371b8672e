import type { Instant } from '../domain/instant';
import type { DocumentOf } from '../store/documents';
import type { Stored } from '../store/store';
import type { WrittenDocument } from '../store/tell-commits';
import type { Attempted, Courier } from '../usecases/deliveries/deliver-card';
import type { Deps } from '../usecases/deps';
import { createAttempts, type AttemptOptions } from './attempts';
import type { OnError } from './on-error';
import {
  dequeue,
  dueIn,
  enqueue,
  headOf,
  isDue,
  knownIn,
  postpone,
  waitingOf,
  type Lane,
  type Moment,
  type Waiting,
} from './lane';
import { createPlaces } from './places';

type Card = DocumentOf<'card'>;

/** How long to leave a card alone that somebody else was just at, in milliseconds. */
const takenMs = 20;
/** What changes again and again while it is sent is sent once more after twice as long each time, at most so long, in milliseconds. */
const [repeatMs, repeatMostMs] = [100, 60_000];
/** How long after a fault of ours a card is tried again, in milliseconds; it is read anew then. */
const faultMs = 5_000;

export interface LaneOptions extends AttemptOptions {
  /** Somebody else is at work too: what was just written here is not all there is. */
  overtaken: () => void;
}

/** Every person's chat is a lane of its own: first in, first out, and none waits for another (ADR 30). */
export type Lanes = ReturnType<typeof createLanes>;

export function createLanes(deps: Deps, courier: Courier, onError: OnError, options: LaneOptions) {
  const lanes = new Map<string, Lane>();
  const places = createPlaces();
  const attempts = createAttempts(deps, courier, onError, options);
  const moment = (): Moment => ({ wall: deps.now(), ms: performance.now() });
  let [found, begun] = [0, 0];
  let isStopped = (): boolean => false;
  let settling: (() => void)[] = [];
  let [timer, soon]: [NodeJS.Timeout | undefined, NodeJS.Immediate | undefined] = [undefined, undefined];

  const laneOf = (personId: string): Lane => {
    const lane = lanes.get(personId) ?? {
      waiting: [],
      underWay: false,
      restsUntil: 0,
      repeats: 0,
      slow: false,
      chat: undefined,
    };
    lanes.set(personId, lane);
    return lane;
  };
  const add = (stored: Stored<Card>): Waiting => {
    const waiting = waitingOf(stored, moment(), (found += 1));
    enqueue(laneOf(stored.doc.personId), waiting);
    return waiting;
  };
  /** Where it is not certain what was committed, it is read before it goes. */
  const note = ({ doc, revision }: WrittenDocument): void => {
    if (doc.type !== 'card') return;
    const lane = laneOf(doc.personId);
    if (revision === undefined) Object.assign(knownIn(lane, doc) ?? add({ doc, revision: '' }), { stored: undefined });
    else if (doc.state === 'pending') add({ doc, revision });
    else dequeue(lane, doc);
  };

  /** What its lane has to know of an attempt: what became of the card was noted when it was committed. */
  const followUp = (lane: Lane, each: Waiting, came: Attempted): void => {
    const known = knownIn(lane, each);
    const isRepeated = came.kind === 'done' && known !== undefined && known !== each && isDue(known, moment());
    lane.repeats = isRepeated ? lane.repeats + 1 : 0;
    if (lane.repeats > 1) lane.restsUntil = moment().ms + Math.min(repeatMs * 2 ** lane.repeats, repeatMostMs);
    if (!known) return;
    if (came.kind === 'taken') {
      options.overtaken();
      lane.restsUntil = moment().ms + takenMs;
      Object.assign(known, { stored: undefined, found: (found += 1) });
    } else if (came.kind === 'done') {
      // By nobody's commit here: somebody else was first.
      if (known === each) dequeue(lane, each);
    } else if (came.inPace) lane.restsUntil = moment().ms + came.ms;
    else postpone(known, moment(), came.ms);
  };
  const carryOut = async (lane: Lane, each: Waiting): Promise<void> => {
    const place = places.take(lane.slow);
    lane.underWay = true;
    begun += 1;
    try {
      followUp(lane, each, await attempts.make(lane, each, found));
    } catch (error) {
      onError('card', each.id, error);
      const known = knownIn(lane, each);
      // Not even that it failed could be kept.
      if (known === each || known?.stored === undefined)
        if (known) postpone(Object.assign(known, { stored: undefined }), moment(), faultMs);
    }
    lane.underWay = false;
    lane.slow = place.leave() || knownIn(lane, each)?.holdsUp === true;
    // Those that end together are followed together.
    soon ??= setImmediate(beginAll);
  };
  /** 0: it is begun; otherwise the milliseconds until it may be. */
  const beginOne = (lane: Lane, head: Waiting): number => {
    const waitMs = places.wait(lane.slow) || (lane.chat ? (courier.take?.(lane.chat) ?? 0) : 0);
    if (waitMs === 0) void carryOut(lane, head);
    else lane.restsUntil = moment().ms + waitMs;
    return waitMs;
  };
  const beginAll = (): void => {
    clearTimeout(timer);
    clearImmediate(soon);
    [timer, soon] = [undefined, undefined];
    const now = moment();
    let nextMs = Number.POSITIVE_INFINITY;
    const ready: { lane: Lane; head: Waiting }[] = [];
    for (const [personId, lane] of lanes) {
      if (lane.underWay) continue;
      if (lane.waiting.length === 0) lanes.delete(personId);
      const head = headOf(lane, now);
      if (head && lane.restsUntil > now.ms) nextMs = Math.min(nextMs, lane.restsUntil - now.ms);
      else if (head) ready.push({ lane, head });
    }
    // Whoever waits longest.
    ready.sort((one, other) => (one.head.place < other.head.place ? -1 : 1));
    for (const { lane, head } of ready) if (!isStopped()) nextMs = Math.min(nextMs, beginOne(lane, head) || nextMs);
    const goesOn = nextMs < Number.POSITIVE_INFINITY && !isStopped();
    if (goesOn) timer = setTimeout(beginAll, Math.ceil(nextMs));
    else if (places.used === 0) for (const settled of settling.splice(0)) settled();
  };
  return {
    /** Called for each document that this process commits. */
    note,
    /** A card as the store has it. */
    add: (stored: Stored<Card>): void => void add(stored),
    /** Begins what may go, now and as soon as it may. Once `stopped` says so nothing more is begun. */
    begin: (stopped: () => boolean): void => {
      isStopped = stopped;
      beginAll();
    },
    /** When to begin; undefined: not as far as this process knows. */
    dueAt: (): Instant | undefined => {
      const now = moment();
      let next: Instant | undefined;
      for (const lane of lanes.values()) {
        const at = lane.underWay || lane.restsUntil > now.ms ? undefined : dueIn(lane, now);
        if (at !== undefined && (next === undefined || at < next)) next = at;
      }
      return next;
    },
    /** Once nothing is under way and nothing more may go now. */
    settled: (): Promise<void> =>
      new Promise((done) => {
        settling = [...settling, done];
        soon ??= setImmediate(beginAll);
      }),
    /** How many attempts there were so far. */
    get begun() {
      return begun;
    },
  };
}
