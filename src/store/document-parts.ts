import { z } from 'zod';
import { consentForms, consentGivers } from '../domain/consent';
import { languages } from '../domain/language';

/**
 * An object in a stored document. What this version does not know of it is kept, and goes back with the rest when the
 * document is replaced: an older program beside a newer one loses nothing (ADR 0014). The types do not tell of it, so
 * that no code comes to lean on it.
 */
export function storedObject<S extends z.ZodRawShape>(shape: S): z.ZodObject<S> {
  return z.looseObject(shape);
}

/**
 * One of a list that grows, such as the kinds of an event. A value that only a newer program knows is kept as it is and
 * read as none of those known, so that what decides over it needs a line for "anything else" (ADR 0014).
 */
export function growing<T extends string>(known: readonly T[]): z.ZodType<T> {
  return z.string().meta({ known }) as unknown as z.ZodType<T>;
}

/**
 * The same of objects told apart by their kind: one of a kind that is not known is kept with all its fields.
 * @param shared what every kind has
 */
export function growingUnion<U extends z.ZodDiscriminatedUnion>(known: U, shared: z.ZodRawShape): U {
  const isNew = z.string().refine((kind) => !known._zod.propValues['kind']?.has(kind));
  return z.union([known, storedObject({ ...shared, kind: isNew })]) as unknown as U;
}

/**
 * The same of what a card or notice is about: whatever this program cannot render, of a kind or within one that it does
 * not know, is kept as it is, so that the rest of the document is read and what it shows can be taken away (ADR 0014).
 */
export function growingSubject<U extends z.ZodDiscriminatedUnion>(known: U): U {
  return z.union([known, storedObject({ kind: text })]) as unknown as U;
}

/** Every document has these; `id` is unique within its partition, `partition` places it (ADR 0002). */
export const base = { partition: z.string().min(1), id: z.string().min(1), schemaVersion: z.int().min(1) };

export const instant = z.iso.datetime({ precision: 3 });
export const text = z.string();

/** C1, C2: what is kept with each consent. */
export const consentFields = storedObject({
  text: storedObject({ version: text, language: growing(languages), text, sha256: z.string().length(64) }),
  givenBy: growing(consentGivers),
  giverName: text,
  form: growing(consentForms),
  recordedBy: text,
  recordedByOrganisation: text,
  recordedAt: instant,
  covers: z.array(text),
});

/** D4: a deadline with what it stood still for. */
export const explainedDeadline = storedObject({
  at: instant,
  hours: z.number(),
  skipped: storedObject({ weekend: z.boolean(), holidays: z.array(text), pause: z.boolean() }),
});

/**
 * What a document of an older program misses, supplied when it is read: in one place, beside the schema. What is
 * simply absent has a default in the schema instead.
 */
export type Upgrades = Readonly<Record<string, (doc: Readonly<Record<string, unknown>>) => Record<string, unknown>>>;
