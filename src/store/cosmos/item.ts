import type { AnyDocument, DocumentOf, DocumentType } from '../documents';
import { parseDocument } from '../documents';
import { staysSeconds } from '../stays';
import type { Stored } from '../store';

/**
 * Written into every item beside the document: which commit wrote it. So a commit whose answer was
 * lost can be recognised afterwards, whatever the documents say.
 */
const commitField = '_commit';

/** After how many seconds Cosmos DB removes the item by itself, counted from this write. */
const expiryField = 'ttl';

/** What Cosmos DB stores for a document. */
export function itemOf(doc: AnyDocument, commit: string): Record<string, unknown> {
  const seconds = staysSeconds(doc);
  return { ...doc, [commitField]: commit, ...(seconds === undefined ? {} : { [expiryField]: seconds }) };
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
 * and what we put beside it; no document has fields with an underscore in front, or a `ttl`.
 * @throws UnreadableDocument, with the id and never the content
 */
export function parseItem<T extends DocumentType>(type: T, item: Record<string, unknown>): Stored<DocumentOf<T>> {
  return { doc: parseDocument(type, bare(item)), revision: revisionOf(item) };
}

/** An item without the fields that are not the document's. */
export function bare(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_') && name !== expiryField));
}
