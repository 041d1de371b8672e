import { readOnce } from '../../store/read-once';
import type { Store } from '../../store/store';
import type { Deps } from '../deps';

/** How long what one card shows counts for the others of its client, team or request too, in milliseconds. */
const sharedMs = 1_000;

/**
 * What the cards of one round show is read once for all of its readers: the thread, its network, the absences. Each
 * reader's own rights are read by their own card; all of it anew after a second, as who waited for a place in Teams'
 * pace is shown what is true then.
 */
export function sharedReading({ store, now }: Pick<Deps, 'store' | 'now'>): (partition: string) => Store {
  const readings = new Map<string, { store: Store; since: number }>();
  const current = (partition: string): Store => {
    const at = Date.parse(now());
    const known = readings.get(partition);
    if (known !== undefined && at >= known.since && at < known.since + sharedMs) return known.store;
    const anew = readOnce(store);
    readings.set(partition, { store: anew, since: at });
    return anew;
  };
  return (shared) => ({
    ...store,
    get: (type, partition, id, options) => current(shared).get(type, partition, id, options),
    getMany: (keys, options) => current(shared).getMany(keys, options),
    query: (name, value, range) => current(shared).query(name, value, range),
  });
}
