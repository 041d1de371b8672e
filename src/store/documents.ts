import type { z } from 'zod';
import { absenceSchemas } from './documents-absence';
import { accessDocuments } from './documents-access';
import { auditDocuments } from './documents-audit';
import { deliveryDocuments, type cardSubject } from './documents-delivery';
import { directoryDocuments } from './documents-directory';
import { networkDocuments } from './documents-network';
import { requestDocuments } from './documents-requests';
import { stepDocuments } from './documents-steps';
import { threadDocuments } from './documents-thread';

/** The schemas, one per type of document: the type is the schema is the validator. */
export const documentSchemas = {
  ...directoryDocuments,
  ...networkDocuments,
  ...threadDocuments,
  ...stepDocuments,
  ...requestDocuments,
  ...absenceSchemas,
  ...accessDocuments,
  ...deliveryDocuments,
  ...auditDocuments,
} as const;

export type DocumentType = keyof typeof documentSchemas;
export type DocumentOf<T extends DocumentType> = z.output<(typeof documentSchemas)[T]>;
export type AnyDocument = { [T in DocumentType]: DocumentOf<T> }[DocumentType];
export type CardSubject = z.output<typeof cardSubject>;

/** A stored document that its schema does not know: newer software wrote it, or it is damaged. */
export class UnreadableDocument extends Error {
  constructor(
    readonly documentType: string,
    readonly documentId: string,
  ) {
    super(`Document ${documentId} of type ${documentType} cannot be read by this version`);
  }
}

/**
 * Parses what a store returns; every read passes here.
 * @throws UnreadableDocument, with the id and never the content
 */
export function parseDocument<T extends DocumentType>(type: T, json: unknown): DocumentOf<T> {
  const parsed = documentSchemas[type].safeParse(json);
  if (!parsed.success) {
    const id = typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : '?';
    throw new UnreadableDocument(type, id);
  }
  return parsed.data as DocumentOf<T>;
}
