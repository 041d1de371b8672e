import type { DocumentType } from '../../src/store/documents';
import type { Key, Store } from '../../src/store/store';

/** Changes a stored document so that its schema does not know it: as a newer program writes it, or damaged. Answers how it is mended. */
export async function unreadableDocument(
  store: Pick<Store, 'get' | 'commit'>,
  { type, partition, id }: Key<DocumentType>,
  change: object,
): Promise<() => Promise<void>> {
  const { doc, revision } = (await store.get(type, partition, id))!;
  const broken = { ...doc, ...change };
  const done = await store.commit(partition, [{ kind: 'replace', doc: broken, revision }]);
  if (!done.ok) throw new Error(`${id} was changed meanwhile`);
  return async () => {
    const mended = await store.commit(partition, [{ kind: 'replace', doc, revision: done.revisions[0]! }]);
    if (!mended.ok) throw new Error(`${id} was changed since`);
  };
}
