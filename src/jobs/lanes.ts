import type { Courier } from '../usecases/deliveries/deliver-card';
import type { WrittenDocument } from '../store/tell-commits';
import type { Deps } from '../usecases/deps';
import { createAttempts, type AttemptOptions, type Made } from './attempts';
import type { OnError } from './on-error';
import { dequeue, headOf, isDue, knownIn, obstacleIn, postpone, type Lane, type Moment, type Waiting } from './lane';
import { createHeldLanes } from './held-lanes';
import { createLaneMap } from './lane-map';
import { createPlaces } from './places';
import { createSilence } from './silence';

/** How long to leave a card alone that somebody else was just at, in milliseconds, so many times in a row. */
const [takenMs, takenMost] = [20, 5];
/** What changes again and again while it is sent is sent once more after twice as long each time, at most so long, in milliseconds. */
const [repeatMs, repeatMostMs] = [100, 60_000];
/** How long to leave a lane alone that another instance holds up, in milliseconds. */
const elsewhereMs = 5_000;
/** How long after a fault of ours a card is tried again, in milliseconds; it is read anew then. */
const faultMs = 5_000;

export interface LaneOptions extends AttemptOptions {
  /** Whether chats that did not answer are asked now and again whether they do. */
  asks?: boolean | undefined;
  /** This program among others that may run beside it; without it there are none. */
  instance?: string | undefined;
  /** Where false the wall clock alone says what is due: it is one of a test, which stands still. */
  ripens?: boolean | undefined;
  /** Somebody else is at work too: what was just written here is not all there is. */
  overtaken: () => void;
}

/** Every person's chat is a lane of its own: first in, first out, and none waits for another (ADR 30). */
export type Lanes = ReturnType<typeof createLanes>;

export function createLanes(deps: Deps, courier: Courier, onError: OnError, options: LaneOptions) {
  const places = createPlaces();
  const moment = (): Moment => ({ wall: deps.now(), ms: performance.now() });
  const lanes = createLaneMap(moment, options.ripens ?? true);
  const look = (): void => void (soon ??= setImmediate(beginAll));
  const held = createHeldLanes(deps, onError, options.instance, { add: lanes.add, look });
  const attempts = createAttempts(deps, courier, onError, held.mayGo, options);
  const silence = createSilence(() => performance.now());
  let begun = 0;
  let isStopped = (): boolean => false;
  let settling: (() => void)[] = [];
  let [timer, soon]: [NodeJS.Timeout | undefined, NodeJS.Immediate | undefined] = [undefined, undefined];

  /** What waited for an answer that was lost goes early once: each sending may be a copy. */
  const goNow = (lane: Lane): void => {
    const obstacle = obstacleIn(lane, moment());
    if (obstacle && (obstacle.stored?.doc.unclear ?? 0) <= 1) obstacle.ripeAt = moment().ms;
  };
  const listen = (lane: Lane, chat: 'heard' | 'silent'): void => {
    if (chat === 'silent') silence.failed(lane);
    // Those that were slow as Teams was away may have any place again, or the younger of others would go before them.
    else for (const other of silence.heard(lane)) goNow(Object.assign(other, { slow: false }));
  };
  /** What its lane has to know of an attempt: what became of the card was noted when it was committed. */
  const followUp = (lane: Lane, each: Waiting, came: Made): void => {
    const known = knownIn(lane, each);
    if (came.kind === 'read') {
      // Unless this process committed it meanwhile, or somebody's page came.
      if (known === each) lanes.add(came.card);
      return;
    }
    const isRepeated = came.kind === 'done' && known !== undefined && known !== each && isDue(known, moment());
    lane.repeats = isRepeated ? lane.repeats + 1 : 0;
    if (lane.repeats > 1) lane.restsUntil = moment().ms + Math.min(repeatMs * 2 ** lane.repeats, repeatMostMs);
    if (came.kind === 'done' && came.chat) listen(lane, came.chat);
    lane.taken = came.kind === 'taken' ? lane.taken + 1 : 0;
    if (!known) return;
    if (came.kind === 'elsewhere') {
      lanes.forgetStored(known);
      if (lane.held === 'elsewhere') postpone(known, moment(), elsewhereMs);
    } else if (came.kind === 'taken') {
      options.overtaken();
      lanes.forgetStored(known);
      // As long as that goes on, or its record cannot be kept.
      if (lane.taken > takenMost) postpone(known, moment(), faultMs);
      else lane.restsUntil = moment().ms + takenMs;
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
      const came = await attempts.make(lane, each, lanes.found);
      if (came.kind === 'elsewhere') await held.settle(each.personId, lane);
      followUp(lane, each, came);
    } catch (error) {
      onError('card', each.id, error);
      const known = knownIn(lane, each);
      // Not even that it failed could be kept.
      if (known === each || known?.stored === undefined)
        if (known) postpone(Object.assign(known, { stored: undefined }), moment(), faultMs);
    }
    lane.slow = place.leave() || knownIn(lane, each)?.holdsUp === true;
    ended(lane);
  };
  const ended = (lane: Lane): void => {
    lane.underWay = false;
    // Those that end together are followed together.
    look();
  };
  /** Whether a chat answers again, which did not; then what it did not take goes at once. */
  const ask = async (lane: Lane, { personId }: Waiting): Promise<void> => {
    const place = places.take(true);
    lane.underWay = true;
    const answers = await courier.answers?.(personId).catch(() => false);
    place.leave();
    if (answers === true) {
      listen(lane, 'heard');
      const obstacle = obstacleIn(lane, moment());
      if (obstacle) obstacle.ripeAt = moment().ms;
    } else silence.failed(lane);
    ended(lane);
  };
  /** Infinity: it is asked, or does not have to be; otherwise the milliseconds until it is. */
  const askOne = (lane: Lane, now: Moment): number => {
    const [askAt, obstacle] = [silence.askAt(lane), obstacleIn(lane, now)];
    if (options.asks !== true || askAt === undefined || obstacle?.stored?.doc.leaseUntil !== null)
      return Number.POSITIVE_INFINITY;
    const waitMs = Math.max(askAt - now.ms, places.wait(true));
    if (waitMs > 0) return waitMs;
    void ask(lane, obstacle);
    return Number.POSITIVE_INFINITY;
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
    let [nextMs, markMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const ready: { lane: Lane; head: Waiting }[] = [];
    for (const [personId, lane] of lanes.all()) {
      markMs = Math.min(markMs, held.watch(personId, lane, now));
      if (lane.underWay) continue;
      if (lane.waiting.length === 0 && lane.held !== 'here' && !lane.isMarking) {
        lanes.remove(personId);
        silence.forget(lane);
      }
      const head = headOf(lane, now);
      if (head && lane.restsUntil > now.ms) nextMs = Math.min(nextMs, lane.restsUntil - now.ms);
      else if (head) ready.push({ lane, head });
      else if (!isStopped()) nextMs = Math.min(nextMs, askOne(lane, now));
    }
    // Whoever waits longest.
    ready.sort((one, other) => (one.head.place < other.head.place ? -1 : 1));
    for (const { lane, head } of ready) if (!isStopped()) nextMs = Math.min(nextMs, beginOne(lane, head) || nextMs);
    const lookMs = isStopped() ? Number.POSITIVE_INFINITY : Math.min(nextMs, markMs);
    if (lookMs < Number.POSITIVE_INFINITY) timer = setTimeout(beginAll, Math.ceil(lookMs));
    // A mark waits for nothing that may go.
    if (nextMs < Number.POSITIVE_INFINITY && !isStopped()) return;
    if (places.used === 0) for (const settled of settling.splice(0)) settled();
  };
  return {
    note: (written: WrittenDocument): void => {
      held.note(written);
      lanes.note(written);
    },
    add: lanes.add,
    /** Begins what may go, now and as soon as it may. Once `stopped` says so nothing more is begun. */
    begin: (stopped: () => boolean): void => {
      isStopped = stopped;
      beginAll();
    },
    dueAt: lanes.dueAt,
    /** Once nothing is under way and nothing more may go now. */
    settled: (): Promise<void> =>
      new Promise((done) => {
        settling = [...settling, done];
        look();
      }),
    /** How many attempts there were so far. */
    get begun() {
      return begun;
    },
  };
}
