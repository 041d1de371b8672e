import { after, type Instant } from '../domain/instant';
import type { DocumentOf } from '../store/documents';
import type { Stored } from '../store/store';
import type { Chat } from '../usecases/deliveries/deliver-card';

type Card = DocumentOf<'card'>;

/** A card on its way, as its lane has it. */
export interface Waiting {
  partition: string;
  id: string;
  personId: string;
  subjectId: string;
  /** Where it stands among those of its lane. */
  place: string;
  dueAt: Instant;
  /** When it is due by a clock that nobody sets, in milliseconds: a wall clock that was put back keeps nothing. */
  ripeAt: number;
  /** Nothing behind it goes before it. */
  holdsUp: boolean;
  /** As it was found; undefined where it has to be read first. */
  stored: Stored<Card> | undefined;
  /** When it was found, among all that were, and when for the first time. */
  found: number;
  order: number;
}

/** What is on its way to one person's chat, in the order in which it became due. */
export interface Lane {
  waiting: Waiting[];
  underWay: boolean;
  /** Nothing is begun before, by the clock that nobody sets. */
  restsUntil: number;
  /** How often in a row a card was sent and had to be sent once more at once. */
  repeats: number;
  /** How often in a row somebody else was at its card. */
  taken: number;
  /** Its last sending took long or did not get through: it may have a few of the places for sending, not all. */
  slow: boolean;
  /** Where it goes, once that is known. */
  chat: Chat | undefined;
  /** Which instance holds it up, as the person's document is known to say (ADR 30). */
  held: 'free' | 'here' | 'elsewhere';
  /** That is being written. */
  isMarking: boolean;
  /** Not to be written before, and when it is to be written anew, by the clock that nobody sets. */
  markAt: number;
  renewAt: number;
  /** Since when it has not got on, though nothing was refused. */
  waitsSince: number | undefined;
}

/** Faults that are ours and a card's own; the chat takes others meanwhile. */
const ofTheCard: readonly (string | null)[] = ['fault', 'not-readable'];

/** Where it stands: by the moment since which it is due; of one moment the older first, and what was found first. */
function placeOf({ pendingSince, dueAt, createdAt }: Card, order: number): string {
  return `${pendingSince ?? dueAt} ${createdAt} ${String(order).padStart(12, '0')}`;
}

/**
 * Whether what stands behind it waits for it: somebody holds it, or the chat did not take it. One that waits for the
 * morning (D5), or that we cannot make, holds up nobody.
 */
function holdsUp({ leaseUntil, failure }: Card, now: Instant): boolean {
  return (leaseUntil !== null && leaseUntil > now) || (failure !== null && !ofTheCard.includes(failure));
}

/** Two clocks: the one of the wall, which somebody may set, and one in milliseconds, which nobody sets. */
export interface Moment {
  wall: Instant;
  ms: number;
}

/** A card as a lane has it. `ripens`: whether it is also due by the clock that nobody sets. */
export function waitingOf(
  stored: Stored<Card>,
  now: Moment,
  found: { found: number; order: number },
  ripens: boolean,
): Waiting {
  const { partition, id, personId, subjectId, dueAt } = stored.doc;
  const inMs = ripens ? Math.max(0, Date.parse(dueAt) - Date.parse(now.wall)) : Number.POSITIVE_INFINITY;
  const ripeAt = now.ms + inMs;
  const [place, holds] = [placeOf(stored.doc, found.order), holdsUp(stored.doc, now.wall)];
  return { partition, id, personId, subjectId, place, dueAt, ripeAt, holdsUp: holds, stored, ...found };
}

/** What keeps the others of its lane waiting; undefined where nothing does, or its time has come. */
export function obstacleIn({ waiting }: Lane, now: Moment): Waiting | undefined {
  return waiting.find((each) => isDue(each, now) || each.holdsUp);
}

/** Puts it in its place, instead of what the lane knew of it. */
export function enqueue(lane: Lane, each: Waiting): void {
  dequeue(lane, each);
  const { waiting } = lane;
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((waiting[middle]?.place ?? '') < each.place) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, each);
}

export function dequeue(lane: Lane, card: Pick<Card, 'partition' | 'id'>): void {
  const known = knownIn(lane, card);
  if (known) lane.waiting.splice(lane.waiting.indexOf(known), 1);
}

/** What the lane knows of a card. */
export function knownIn({ waiting }: Lane, { partition, id }: Pick<Card, 'partition' | 'id'>): Waiting | undefined {
  return waiting.find((known) => known.id === id && known.partition === partition);
}

export function isDue({ dueAt, ripeAt }: Waiting, now: Moment): boolean {
  return dueAt <= now.wall || ripeAt <= now.ms;
}

/** What may go now: the first, or one behind others that hold up nobody. */
export function headOf({ waiting }: Lane, now: Moment): Waiting | undefined {
  for (const each of waiting) {
    if (isDue(each, now)) return each;
    if (each.holdsUp) return undefined;
  }
  return undefined;
}

/** When something may go, by the wall; undefined: never, as far as is known. */
export function dueIn({ waiting }: Lane, now: Moment): Instant | undefined {
  let next: Instant | undefined;
  for (const { dueAt, ripeAt, holdsUp: holds } of waiting) {
    const at = ripeAt <= now.ms ? '' : dueAt;
    if (next === undefined || at < next) next = at;
    if (holds) break;
  }
  return next;
}

/** Not now, but so much later; what stands behind it waits too. */
export function postpone(each: Waiting, now: Moment, ms: number): void {
  const ripeAt = Number.isFinite(each.ripeAt) ? now.ms + ms : each.ripeAt;
  Object.assign(each, { dueAt: after(now.wall, ms), ripeAt, holdsUp: true });
}

/** What waited for another instance is looked at now. */
export function lookAnew(lane: Lane, now: Moment): void {
  const obstacle = obstacleIn(lane, now);
  if (obstacle && obstacle.stored === undefined) Object.assign(obstacle, { dueAt: now.wall, ripeAt: now.ms });
}
