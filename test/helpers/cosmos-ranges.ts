import { createHash } from 'node:crypto';

/** A physical partition: the hashes of partition keys it holds, in hexadecimal digits. */
export interface Range {
  id: string;
  minInclusive: string;
  maxExclusive: string;
}

/** Hashes begin with 00 to 3F, as those of the service's second version do. */
const hashes = 0x4000;

/** So many physical partitions, of equal width. */
export function rangesOf(count: number): Range[] {
  const bounds = Array.from({ length: count + 1 }, (_, index) =>
    Math.floor((index * hashes) / count)
      .toString(16)
      .toUpperCase()
      .padStart(4, '0'),
  );
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    minInclusive: index === 0 ? '' : bounds[index]!,
    maxExclusive: index === count - 1 ? 'FF' : bounds[index + 1]!,
  }));
}

/**
 * Where the documents with a partition key are. The service hashes by its own function; no client of ours needs to
 * know which, since only the gateway tells a key's place.
 */
export function rangeOf(ranges: Range[], partition: string): Range {
  const digest = createHash('sha256').update(partition).digest();
  digest.writeUInt8(digest.readUInt8(0) & 0x3f, 0);
  const hash = digest.toString('hex').toUpperCase();
  return ranges.find(({ minInclusive, maxExclusive }) => hash >= minInclusive && hash < maxExclusive)!;
}
