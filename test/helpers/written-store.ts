import type { Store } from '../../src/store/store';

/** A store beside everything that was ever offered to it, as text: for what must nowhere be kept (M9). */
export function keepingWrites(inner: Store): { store: Store; offered: () => string } {
  const writes: string[] = [];
  return {
    store: {
      ...inner,
      commit: (partition, batch) => {
        writes.push(JSON.stringify([partition, batch]));
        return inner.commit(partition, batch);
      },
    },
    offered: () => writes.join('\n'),
  };
}
