import type { Instant } from '../../domain/instant';
import type { AnyDocument } from '../../store/documents';

/** What the digests' job remembers between its runs; one that is lost is filled again from the store. */
export interface DigestMemory {
  /**
   * The teams for which nothing can follow any more by itself: by team its contact person and the date, and whether the
   * account managers have the digest in the place of a contact person who is not there.
   */
  settled: Map<string, string>;
  /** When there is something to do next, for all it knows. */
  next?: Instant | undefined;
}

export const withManagers = (today: string): string => `${today} managers`;

/** G5, R7: another time or contact person, a digest that came back, a contact person who is back. */
export function isDigestNews({ settled }: DigestMemory, doc: AnyDocument): boolean {
  if (doc.type === 'organisation') return true;
  if (doc.type === 'card') return doc.about.kind === 'digest' && (doc.state === 'failed' || doc.state === 'waiting');
  if (doc.type !== 'person' || doc.conversation === null) return false;
  return [...settled.values()].some(
    (today) => today.startsWith(`${doc.personId} `) && today.endsWith(withManagers('')),
  );
}
