import { after, type Instant } from '../domain/instant';
import type { DocumentOf, DocumentType } from '../store/documents';
import type { ReadOptions, Store, Stored } from '../store/store';
import type { WrittenDocument } from '../store/tell-commits';
import type { Deps } from '../usecases/deps';

type Clock = Pick<Deps, 'now'>;
type Known = DocumentOf<'thread' | 'network'>;

/** How long what was written counts for what is there, in milliseconds: the delivery that it wakes begins at once. */
const countsMs = 500;

export interface JustWritten {
  /** Called for each document that this process commits. */
  note: (written: WrittenDocument) => void;
  /** The same store, but for what was just written through it: to spread notices, which their revisions guard. */
  over: (store: Store) => Store;
  forget: () => void;
}

/**
 * Threads and their networks as this process has just committed them, so that who delivers what became of them does not
 * read them again. A network that a batch rests on is in it as it was read; a thread that was made has no cards yet.
 */
export function justWritten(clock: Clock): JustWritten {
  const written = recent<Stored<Known>>(clock);
  const withoutCards = recent<true>(clock);
  return {
    note: ({ doc, revision, isNew }) => {
      if (doc.type === 'card') withoutCards.delete(doc.partition, doc.subjectId);
      if (doc.type !== 'thread' && doc.type !== 'network') return;
      written.delete(doc.type, doc.partition, doc.id);
      if (doc.type === 'thread') withoutCards.delete(doc.partition, doc.threadId);
      if (revision === undefined) return;
      written.set({ doc, revision }, doc.type, doc.partition, doc.id);
      if (doc.type === 'thread' && isNew) withoutCards.set(true, doc.partition, doc.threadId);
    },
    over: (store) => ({
      ...store,
      get: <T extends DocumentType>(type: T, partition: string, id: string, options?: ReadOptions) => {
        const found = options?.anew ? undefined : written.get(type, partition, id);
        return found ? Promise.resolve(found as Stored<DocumentOf<T>>) : store.get(type, partition, id, options);
      },
      query: (name, value, range) =>
        name === 'cardsAbout' && withoutCards.get(range.partition ?? '', value)
          ? Promise.resolve({ items: [], next: undefined })
          : store.query(name, value, range),
    }),
    forget: () => {
      written.clear();
      withoutCards.clear();
    },
  };
}

/** Values by name, each for as long as it counts. */
function recent<V>({ now }: Clock) {
  const values = new Map<string, { at: Instant; value: V }>();
  const nameOf = (...name: string[]): string => JSON.stringify(name);
  const counts = ({ at }: { at: Instant }): boolean => at <= now() && now() < after(at, countsMs);
  return {
    get: (...name: string[]): V | undefined => {
      const found = values.get(nameOf(...name));
      return found && counts(found) ? found.value : undefined;
    },
    set: (value: V, ...name: string[]): void => {
      // In the order of their times, so that those that count no more stand in front.
      for (const [old, each] of values) if (counts(each) || !values.delete(old)) break;
      values.delete(nameOf(...name));
      values.set(nameOf(...name), { at: now(), value });
    },
    delete: (...name: string[]): void => void values.delete(nameOf(...name)),
    clear: (): void => {
      values.clear();
    },
  };
}
