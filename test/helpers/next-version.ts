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

/** The same with a field of the next version in each object within it. */
export function grownWithin<D extends AnyDocument>(doc: D): D {
  return Object.fromEntries(Object.entries(doc).map(([name, value]: [string, unknown]) => [name, grown(value)])) as D;
}

function grown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(grown);
  return typeof value === 'object' && value !== null ? { ...value, ofTheNextVersion: true } : value;
}

/**
 * A store in which a newer program wrote every document first, with a field more in each object. Whatever this one
 * replaces has to keep what it does not know (ADR 0014); `lost` tells of each replacement that did not. A start anew
 * is another client's draft, to which nothing of the one before may go.
 */
export function besideNextVersion(store: Store): { store: Store; lost: string[] } {
  const lost: string[] = [];
  const starts = new Map<string, string>();
  const isAnew = (doc: AnyDocument): boolean => {
    if (doc.type !== 'draft') return false;
    const before = starts.get(doc.partition);
    starts.set(doc.partition, doc.formId);
    return before !== doc.formId;
  };
  const seen = (write: Write): Write => {
    if (write.kind === 'remove') return write;
    const anew = isAnew(write.doc);
    if (write.kind === 'insert') return { kind: 'insert', doc: ofNextVersion(grownWithin(write.doc)) };
    if (anew) return { ...write, doc: ofNextVersion(grownWithin(write.doc)) };
    for (const field of lostOf(write.doc)) lost.push(`${write.doc.type} lost ${field}`);
    return write;
  };
  return { store: { ...store, commit: (partition, writes) => store.commit(partition, writes.map(seen)) }, lost };
}
