import type { AnyDocument, DocumentOf, DocumentType } from './documents';

/** Cards that say nothing of contents and that nothing brings up to date any more. */
const passing: readonly DocumentOf<'card'>['about']['kind'][] = ['reminder', 'unreachable', 'absence-clash'];

/**
 * How many days after its last write a document leaves that is done (ADR 13). All others stay: what is on its way,
 * contents and the cards that show them, and the audit record in any case.
 */
const days: { [T in DocumentType]?: (doc: DocumentOf<T>) => number | undefined } = {
  press: () => 90,
  notice: ({ state }) => (state === 'done' ? 30 : undefined),
  digest: () => 60,
  card: ({ state, about }) => (state === 'delivered' && passing.includes(about.kind) ? 60 : undefined),
};

/** The same in seconds; undefined for one that stays. */
export function staysSeconds(doc: AnyDocument): number | undefined {
  const daysOf = days[doc.type] as ((doc: AnyDocument) => number | undefined) | undefined;
  const found = daysOf?.(doc);
  return found === undefined ? undefined : found * 24 * 3_600;
}
