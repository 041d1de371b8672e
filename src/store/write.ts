import type { AnyDocument } from './documents';
import type { Stored, Write } from './store';

type Kind<K extends Write['kind']> = Extract<Write, { kind: K }>;

/** The writes that a batch is made of. */
export const insert = (doc: AnyDocument): Kind<'insert'> => ({ kind: 'insert', doc });
export const replace = ({ revision }: Pick<Stored<AnyDocument>, 'revision'>, doc: AnyDocument): Kind<'replace'> => {
  return { kind: 'replace', doc, revision };
};
export const remove = ({ doc, revision }: Stored<AnyDocument>): Write => ({ kind: 'remove', id: doc.id, revision });

/** A document that may be there already: written over, or made. */
export const put = <D extends AnyDocument>(known: Stored<D> | undefined, doc: D): Write => {
  return known ? replace(known, doc) : insert(doc);
};

/** Keeps a document in the batch as it was read, so that the batch fails when it was changed meanwhile. */
export const unchanged = (found: Stored<AnyDocument>): Kind<'replace'> => replace(found, found.doc);

/** The id of the document a write is about. */
export function idOf(write: Write): string {
  return write.kind === 'remove' ? write.id : write.doc.id;
}
