import type { z } from 'zod';
import { SchakelError } from '../errors';
import type { Upgrades } from './document-parts';
import { absenceSchemas } from './documents-absence';
import { accessDocuments } from './documents-access';
import { auditDocuments } from './documents-audit';
import { deliveryDocuments, deliveryUpgrades, type cardSubject } from './documents-delivery';
import { directoryDocuments } from './documents-directory';
import { formerDocuments } from './documents-former';
import { networkDocuments } from './documents-network';
import { stepDocuments } from './documents-steps';
import { threadDocuments } from './documents-thread';
import { versionDocuments } from './documents-version';

/** The schemas, one per type of document: the type is the schema is the validator. */
export const documentSchemas = {
  ...directoryDocuments,
  ...networkDocuments,
  ...threadDocuments,
  ...stepDocuments,
  ...absenceSchemas,
  ...accessDocuments,
  ...deliveryDocuments,
  ...auditDocuments,
  ...formerDocuments,
  ...versionDocuments,
} as const;

const upgrades: Upgrades = { ...deliveryUpgrades };

export type DocumentType = keyof typeof documentSchemas;
export type DocumentOf<T extends DocumentType> = z.output<(typeof documentSchemas)[T]>;
export type AnyDocument = { [T in DocumentType]: DocumentOf<T> }[DocumentType];
export type CardSubject = z.output<typeof cardSubject>;

/** A stored document that its schema does not know: newer software wrote it, or it is damaged. */
export class UnreadableDocument extends SchakelError {
  readonly code = 'UNREADABLE_DOCUMENT';

  constructor(
    readonly documentType: string,
    readonly documentId: string,
    readonly partition: string,
  ) {
    super(`Document ${documentId} of type ${documentType} in ${partition} cannot be read by this version`);
  }
}

/** Called for each unreadable document that is skipped. */
export type OnUnreadable = (unreadable: UnreadableDocument) => void;

/**
 * Parses what a store returns; every read passes here.
 * @throws UnreadableDocument, with the id and never the content
 */
export function parseDocument<T extends DocumentType>(type: T, json: unknown): DocumentOf<T> {
  const parsed = documentSchemas[type].safeParse(upgraded(type, json));
  if (!parsed.success) {
    const known = (name: string): string => {
      const found = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
      return typeof found === 'string' ? found : '?';
    };
    throw new UnreadableDocument(type, known('id'), known('partition'));
  }
  return parsed.data as DocumentOf<T>;
}

function upgraded(type: DocumentType, json: unknown): unknown {
  const upgrade = upgrades[type];
  const isObject = typeof json === 'object' && json !== null;
  return upgrade === undefined || !isObject ? json : upgrade(json as Record<string, unknown>);
}
