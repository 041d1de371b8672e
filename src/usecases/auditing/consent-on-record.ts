import { createHash } from 'node:crypto';
import type { Consent } from '../../domain/consent';
import type { ConsentOnRecord } from '../audit';

/**
 * What the audit record keeps of a consent as it was given, so that a text changed or an organisation added later is seen
 * (docs/decisions/0008-audit-chains.md): ids and codes. The giver's name is not among them, not as a code either: a name
 * is soon guessed, and the record stays when the consent is erased.
 * @param number which consent of its network; undefined while there is only a draft
 */
export function onRecord({ text, covers, ...rest }: Consent, number?: number): ConsentOnRecord {
  const { givenBy, form, recordedBy, recordedByOrganisation, recordedAt } = rest;
  const given = [text.language, text.sha256, givenBy, form, recordedBy, recordedByOrganisation, recordedAt];
  return {
    ...(number === undefined ? {} : { number }),
    covers: [...covers],
    version: text.version,
    text: sha256(text.text),
    given: sha256(JSON.stringify(given)),
  };
}

function sha256(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
