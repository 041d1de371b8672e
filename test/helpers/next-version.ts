import type { AnyDocument } from '../../src/store/documents';
import type { Store, Write } from '../../src/store/store';

/** What a newer program beside this one adds: a field this one does not know, and a higher version. */
const added = { ofTheNextVersion: { kept: true } };

/** The document as the next version of the program would write it. */
export function ofNextVersion<D extends AnyDocument>(doc: D): D {
  return { ...doc, schemaVersion: 2, ...added };
}

/** The fields of the next version that a replacement has lost; none for one that keeps them. */
export function lostOf(doc: AnyDocument): string[] {
  const lost = 'ofTheNextVersion' in doc ? [] : ['ofTheNextVersion'];
  return doc.schemaVersion >= 2 ? lost : [...lost, 'schemaVersion'];
}

/**
 * A store in which a newer program wrote every document first. Whatever this one replaces has to keep what it does not
 * know (ADR 0014); `lost` tells of each replacement that did not.
 */
export function besideNextVersion(store: Store): { store: Store; lost: string[] } {
  const lost: string[] = [];
  const seen = (write: Write): Write => {
    if (write.kind === 'insert') return { kind: 'insert', doc: ofNextVersion(write.doc) };
    if (write.kind === 'replace') {
      for (const field of lostOf(write.doc)) lost.push(`${write.doc.type} lost ${field}`);
    }
    return write;
  };
  return { store: { ...store, commit: (partition, writes) => store.commit(partition, writes.map(seen)) }, lost };
}
