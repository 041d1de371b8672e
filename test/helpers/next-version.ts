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
  const seen = (write: Write, missed: string[]): Write => {
    if (write.kind === 'remove') return write;
    const anew = isAnew(write.doc);
    if (write.kind === 'insert') return { kind: 'insert', doc: ofNextVersion(grownWithin(write.doc)) };
    if (anew) return { ...write, doc: ofNextVersion(grownWithin(write.doc)) };
    missed.push(...lostOf(write.doc).map((field) => `${write.doc.type} lost ${field}`));
    return write;
  };
  const commit: Store['commit'] = async (partition, writes) => {
    const missed: string[] = [];
    const result = await store.commit(
      partition,
      writes.map((write) => seen(write, missed)),
    );
    if (!result.ok) return result;
    lost.push(...missed);
    // The newer program wrote it since, so that nobody has its revision who has not read it.
    const isNew = (index: number): boolean => writes[index]?.kind === 'insert';
    return { ...result, revisions: result.revisions.map((each, index) => (isNew(index) ? 'before' : each)) };
  };
  return { store: { ...store, commit }, lost };
}

/** The document as the next version would write it, with a field more in each object, however deep. */
export function throughoutNextVersion(doc: AnyDocument): AnyDocument {
  return ofNextVersion(throughout(doc) as AnyDocument);
}

/** The store of a newer program itself: whatever it inserts or replaces it writes in its own way. */
export function asNextVersion(store: Store): Store {
  const written = (write: Write): Write =>
    write.kind === 'remove' ? write : { ...write, doc: throughoutNextVersion(write.doc) };
  return { ...store, commit: (partition, writes) => store.commit(partition, writes.map(written)) };
}

function throughout(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(throughout);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, within]) => [name, throughout(within)]);
  return { ...(Object.fromEntries(fields) as object), ofTheNextVersion: true };
}

/** The paths of the objects that had a field of the next version and have it no more; one that is gone took it along. */
export function lossesBetween(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return [];
  const own = 'ofTheNextVersion' in before && !('ofTheNextVersion' in after) ? [path === '' ? '.' : path] : [];
  const now = after as Record<string, unknown>;
  const within = Object.entries(before).flatMap(([name, value]) =>
    lossesBetween(value, now[name], Array.isArray(before) ? `${path}[]` : `${path}.${name}`),
  );
  return [...own, ...within];
}
