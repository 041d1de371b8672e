import type { DocumentOf, DocumentType } from './documents';
import type { ReadOptions, Store, Stored } from './store';

/** How old what is shown of the directory may be, in milliseconds (ADR 22). */
const recentMs = 10_000;

/** Beyond this many documents all are forgotten, so that memory has a bound: far more than a region has teams. */
const rememberedMax = 20_000;

interface Remembered {
  until: number;
  reading: Promise<Stored<DocumentOf<DocumentType>> | undefined>;
}

/**
 * A store that remembers for ten seconds what was read of the directory to be shown (`find` with `recent`): names,
 * telephone numbers, opening hours. A commit in an organisation's partition forgets what is of that organisation, so
 * that only what another process wrote is ever late. Every other read is of what is true now.
 * @param now milliseconds on a clock that never goes back
 */
export function rememberDirectory(inner: Store, now: () => number): Store {
  const remembered = new Map<string, Map<string, Remembered>>();
  let size = 0;
  const forgetAll = (): void => {
    remembered.clear();
    size = 0;
  };
  const recent: Store['get'] = <T extends DocumentType>(
    type: T,
    partition: string,
    id: string,
    options?: ReadOptions,
  ) => {
    const known = remembered.get(partition)?.get(id);
    if (known && known.until > now()) return known.reading as Promise<Stored<DocumentOf<T>> | undefined>;
    if (size >= rememberedMax) forgetAll();
    const reading = inner.get(type, partition, id, options);
    const ofPartition = remembered.get(partition) ?? new Map<string, Remembered>();
    remembered.set(partition, ofPartition.set(id, { until: now() + recentMs, reading }));
    size += 1;
    reading.catch(() => ofPartition.delete(id));
    return reading;
  };
  return {
    ...inner,
    get: (type, partition, id, options) =>
      options?.recent ? recent(type, partition, id, options) : inner.get(type, partition, id, options),
    // What was asked for while it was being written is forgotten too.
    commit: (partition, writes, until) =>
      inner.commit(partition, writes, until).finally(() => remembered.delete(partition)),
  };
}
