import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DocumentOf } from './documents';

export type Audit = DocumentOf<'audit'>;
export type Checkpoint = DocumentOf<'checkpoint'>;
export type Seal = NonNullable<Audit['seal']>;

/** The code of an audit record at its place in a chain: HMAC-SHA256, hexadecimal. */
export function recordMac(key: string, record: Audit, place: Omit<Seal, 'mac'>): string {
  return macOf(key, { ...record, seal: null }, [place.chain, place.number, place.previous]);
}

/** The code of a checkpoint, over everything it says. */
export function checkpointMac(key: string, checkpoint: Checkpoint): string {
  return macOf(key, { ...checkpoint, mac: '' }, ['checkpoint', checkpoint.number, checkpoint.previous]);
}

export function sameMac(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/**
 * Fields in alphabetical order; those that are empty are left out, so that a field added to the
 * schema later, with an empty default, does not break the codes of before.
 */
function macOf(key: string, document: Record<string, unknown>, place: (string | number)[]): string {
  const fields = Object.entries(document)
    .filter(([, value]) => value !== '' && value !== null && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHmac('sha256', key)
    .update(JSON.stringify([place, fields]))
    .digest('hex');
}
