import { readOnce } from '../../store/read-once';
import { queries, type Store } from '../../store/store';
import type { DocumentType } from '../../store/documents';
import type { Deps } from '../deps';

/** How long what one card shows counts for the others of its client, team or request too, in milliseconds. */
const sharedMs = 1_000;

/** How long what was read of a person counts for another card of theirs, in milliseconds. */
const personMs = 100;

/** What a person's rights hang on, and where they are reached (R1, R5). */
const ofPeople: readonly DocumentType[] = ['person', 'staff', 'seat'];

/**
 * What deliveries that share this read is read once for a subject, for its notices and again for all of its cards: the
 * thread, its network, the absences, the cards there are. Anew after a second, as who waited for a place in Teams' pace
 * is shown what is true then; of people anew after a tenth of it.
 * @returns the store for what lies in one partition, and whatever is read beside it
 */
export function sharedReading({ store, now }: Pick<Deps, 'store' | 'now'>): (partition: string) => Store {
  const readings = new Map<string, { store: Store; since: number }>();
  const current = (what: string, countsMs: number): Store => {
    const at = Date.parse(now());
    const known = readings.get(what);
    if (known !== undefined && at >= known.since && at < known.since + countsMs) return known.store;
    const anew = readOnce(store);
    readings.set(what, { store: anew, since: at });
    return anew;
  };
  return (shared) => {
    const subject = (): Store => current(shared, sharedMs);
    const of = (...types: DocumentType[]): Store =>
      types.some((type) => ofPeople.includes(type)) ? current(`people beside ${shared}`, personMs) : subject();
    return {
      ...store,
      get: (type, partition, id, options) => of(type).get(type, partition, id, options),
      getMany: (keys, options) => of(...keys.map(({ type }) => type)).getMany(keys, options),
      query: (name, value, range) => {
        const { type } = queries[name];
        // Others write cards meanwhile: those that are to be brought up to date are those of this moment.
        return of(type).query(name, value, type === 'card' ? { ...range, anew: true } : range);
      },
      commit: (partition, writes, until) => subject().commit(partition, writes, until),
    };
  };
}
