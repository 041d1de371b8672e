import type { AnyDocument, DocumentOf, DocumentType } from '../documents';
import { parseDocument } from '../documents';
import type { Stored } from '../store';

/**
 * Written into every item beside the document: which commit wrote it. So a commit whose answer was
 * lost can be recognised afterwards, whatever the documents say.
 */
const commitField = '_commit';

/** What Cosmos DB stores for a document. */
export function itemOf(doc: AnyDocument, commit: string): Record<string, unknown> {
  return { ...doc, [commitField]: commit };
}

/** Whether this commit wrote the item as it is now. */
export function isWrittenBy(commit: string, item: Record<string, unknown>): boolean {
  return item[commitField] === commit;
}

/** The revision an item was read at: its ETag. */
export function revisionOf(item: Record<string, unknown>): string {
  return String(item['_etag']);
}

/**
 * The document in an item: without the fields of Cosmos DB (_rid, _self, _etag, _attachments, _ts)
 * and our mark; no document has fields with an underscore in front.
 * @throws UnreadableDocument, with the id and never the content
 */
export function parseItem<T extends DocumentType>(type: T, item: Record<string, unknown>): Stored<DocumentOf<T>> {
  const own = Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_')));
  return { doc: parseDocument(type, own), revision: revisionOf(item) };
}
