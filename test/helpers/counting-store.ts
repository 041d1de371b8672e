import type { Store } from '../../src/store/store';

export interface CountingStore {
  store: Store;
  /** Since the last `restart`: calls that read, and documents they gave. */
  readonly reads: number;
  readonly documents: number;
  restart: () => void;
}

/** A store that counts what is read through it: what a store charges for, and what must not grow with the total. */
export function counting(inner: Store): CountingStore {
  const counted = { reads: 0, documents: 0 };
  return {
    store: {
      ...inner,
      get: async (type, partition, id) => {
        counted.reads += 1;
        const found = await inner.get(type, partition, id);
        if (found !== undefined) counted.documents += 1;
        return found;
      },
      getMany: async (keys, options) => {
        counted.reads += 1;
        const found = await inner.getMany(keys, options);
        counted.documents += found.filter((each) => each !== undefined).length;
        return found;
      },
      list: async (sources, range) => {
        counted.reads += 1;
        const page = await inner.list(sources, range);
        counted.documents += page.shown.length;
        return page;
      },
      query: async (name, value, range) => {
        counted.reads += 1;
        const page = await inner.query(name, value, range);
        counted.documents += page.items.length;
        return page;
      },
    },
    get reads() {
      return counted.reads;
    },
    get documents() {
      return counted.documents;
    },
    restart: () => {
      Object.assign(counted, { reads: 0, documents: 0 });
    },
  };
}
