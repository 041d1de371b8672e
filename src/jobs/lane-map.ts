import type { Instant } from '../domain/instant';
import type { DocumentOf } from '../store/documents';
import type { Stored } from '../store/store';
import type { WrittenDocument } from '../store/tell-commits';
import { dequeue, dueIn, enqueue, knownIn, lookAnew, waitingOf, type Lane, type Moment, type Waiting } from './lane';

/** Every lane of this process, by person, with what it was told of. */
export function createLaneMap(moment: () => Moment, ripens: boolean) {
  const lanes = new Map<string, Lane>();
  let found = 0;
  const laneOf = (personId: string): Lane => {
    const lane = lanes.get(personId) ?? emptyLane();
    lanes.set(personId, lane);
    return lane;
  };
  const add = (stored: Stored<DocumentOf<'card'>>): Waiting => {
    const lane = laneOf(stored.doc.personId);
    found += 1;
    const known = knownIn(lane, stored.doc);
    const now = moment();
    const waiting = waitingOf(stored, now, { found, order: known?.order ?? found }, ripens);
    // Whoever holds the lane up has to know of what is new, and may be done with it.
    if (known === undefined && lane.held === 'elsewhere') lookAnew(lane, now);
    enqueue(lane, waiting);
    return waiting;
  };
  return {
    all: (): Iterable<[string, Lane]> => lanes,
    /** How many cards were found so far. */
    get found() {
      return found;
    },
    /** A card as the store has it. */
    add: (stored: Stored<DocumentOf<'card'>>): void => void add(stored),
    /** Called for each document that this process commits. Where it is not certain what was, it is read before it goes. */
    note: ({ doc, revision }: WrittenDocument): void => {
      if (doc.type !== 'card') return;
      const lane = laneOf(doc.personId);
      if (revision === undefined)
        Object.assign(knownIn(lane, doc) ?? add({ doc, revision: '' }), { stored: undefined });
      else if (doc.state === 'pending') add({ doc, revision });
      else dequeue(lane, doc);
    },
    /** It is read before it goes, and counts as found then. */
    forgetStored: (waiting: Waiting): void => void Object.assign(waiting, { stored: undefined, found: (found += 1) }),
    /** Forgets a lane in which nothing waits. */
    remove: (personId: string): void => void lanes.delete(personId),
    /** When something may go, as far as this process knows. */
    dueAt: (): Instant | undefined => {
      const now = moment();
      let next: Instant | undefined;
      for (const lane of lanes.values()) {
        const at = lane.underWay || lane.restsUntil > now.ms ? undefined : dueIn(lane, now);
        if (at !== undefined && (next === undefined || at < next)) next = at;
      }
      return next;
    },
  };
}

/** Nothing waits in it. */
export function emptyLane(): Lane {
  const counts = { restsUntil: 0, repeats: 0, taken: 0, markAt: 0, renewAt: 0 };
  const isNot = { underWay: false, slow: false, isMarking: false };
  return { waiting: [], ...counts, ...isNot, held: 'free', chat: undefined, waitsSince: undefined };
}
