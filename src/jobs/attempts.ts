import type { DocumentOf } from '../store/documents';
import type { Store, Stored } from '../store/store';
import { commitTogether } from '../usecases/deliveries/commit-together';
import { deliverCard, type Attempted, type Courier, type Delivery } from '../usecases/deliveries/deliver-card';
import type { HeldBy } from '../usecases/deliveries/held-lane';
import { sharedReading } from '../usecases/deliveries/shared-reading';
import type { Deps } from '../usecases/deps';
import type { OnError } from './on-error';
import type { Lane, Waiting } from './lane';
import { tellingOthers } from './telling-others';

export interface AttemptOptions {
  /** From 0 to 1; lengthens the wait before another attempt. */
  chance: () => number;
  /** How long one result waits at most for others, in milliseconds. */
  togetherMs: number;
  /** How long what was read counts for cards that were found before, in milliseconds. */
  readingMs?: number;
}

/** Whether a card may go to a person whose document says so of who holds up their lane. */
export type MayGo = (lane: Lane, heldBy: HeldBy) => boolean;

/** What came of an attempt; `read`: nothing yet, as it was not known how the card stands, and it may have another place. */
export type Made = Attempted | { kind: 'read'; card: Stored<DocumentOf<'card'>> };

/** Single attempts, which share what they read and commit with those that are under way beside them (ADR 28). */
export function createAttempts(
  deps: Deps,
  courier: Courier,
  onError: OnError,
  mayGo: MayGo,
  { chance, togetherMs, readingMs = 1_000 }: AttemptOptions,
) {
  const join = commitTogether({ commit: (...asked) => deps.store.commit(...asked) }, togetherMs);
  const others = tellingOthers(deps, onError);
  const readingOf = sharedReadings(deps, readingMs);
  const deliver = async (lane: Lane, each: Waiting, foundSoFar: number): Promise<Made> => {
    const { partition, stored } = each;
    if (!stored) return readAnew(deps, each);
    // Before anything is awaited, so that those that are begun together wait for each other.
    const writing = join(partition);
    try {
      const reading = readingOf(each.found, foundSoFar)(partition);
      const goesTo: Delivery['goesTo'] = (chat, heldBy) => {
        lane.chat = chat;
        return mayGo(lane, heldBy);
      };
      return await deliverCard(deps, courier, stored, chance, { reading, writing, taken: lane.chat, goesTo });
    } finally {
      writing.leave();
    }
  };
  return {
    /** @throws what kept it from being made, sent or recorded */
    make: async (lane: Lane, each: Waiting, foundSoFar: number): Promise<Made> => {
      others.begins(each);
      let untold: DocumentOf<'card'> | undefined;
      try {
        const came = await deliver(lane, each, foundSoFar);
        if (came.kind === 'done') untold = came.untold;
        return came;
      } finally {
        await others.ends(each, untold);
      }
    },
  };
}

/** A card of which it was not certain how it stands goes back into its lane: it may not be the first there any more. */
async function readAnew({ store }: Deps, { partition, id }: Waiting): Promise<Made> {
  const card = await store.get('card', partition, id);
  return card?.doc.state === 'pending' ? { kind: 'read', card } : { kind: 'done' };
}

/**
 * A reading begins after the card was found that is made from it: whoever wishes a card to be shown anew relies on that
 * (ADR 28).
 * @returns the reading for a card by the number it was found as, and the number of those found so far
 */
function sharedReadings(
  deps: Deps,
  readingMs: number,
): (found: number, foundSoFar: number) => (partition: string) => Store {
  let last = { upTo: -1, until: 0, reading: sharedReading(deps) };
  return (found, foundSoFar) => {
    const now = performance.now();
    if (found > last.upTo || now >= last.until)
      last = { upTo: foundSoFar, until: now + readingMs, reading: sharedReading(deps) };
    return last.reading;
  };
}
