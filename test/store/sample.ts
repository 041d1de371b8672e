import type { z } from 'zod';
import { documentSchemas, type AnyDocument, type DocumentOf, type DocumentType } from '../../src/store/documents';

type Fields = Record<string, unknown>;

/** Texts of the forms that schemas ask for: plain, instant, date, time, SHA-256, address. */
const texts = ['x', '2026-11-24T09:30:00.000Z', '2026-11-24', '08:30', '0'.repeat(64), 'a@praktijk.example'];

/**
 * A document of any type with the least its schema asks for, and these fields. Made from the schema,
 * so that the store's tests stand when documents gain fields.
 */
export function sample<T extends DocumentType>(
  type: T,
  partition: string,
  id: string,
  fields: Fields = {},
): DocumentOf<T> {
  const least = valueFor(documentSchemas[type]) as Fields;
  const { shape } = documentSchemas[type];
  const own = Object.entries(fields).filter(([name]) => name in shape);
  return documentSchemas[type].parse({ ...least, ...Object.fromEntries(own), partition, id }) as DocumentOf<T>;
}

/** A document that its schema refuses, damaged or of a meaning that this version cannot read. */
export function unreadable(partition: string, id: string, content: string): AnyDocument {
  return { ...sample('seat', partition, id, { teamId: 'team' }), organisationId: { content } as never };
}

/** The same with a field that no version can read. */
export function damaged<D extends AnyDocument>(doc: D): D {
  return { ...doc, schemaVersion: 'damaged' as never };
}

/** Of two values, those that the field of this type of document takes; none where it has no such field. */
export function valuesFor(type: DocumentType, name: string, candidates: string[]): string[] {
  const shape = documentSchemas[type].shape as Record<string, z.ZodType>;
  const field = shape[name];
  return field === undefined ? [] : candidates.filter((candidate) => field.safeParse(candidate).success);
}

/** The least value a schema takes. */
function valueFor(schema: z.ZodType): unknown {
  const found = candidatesFor(schema).find((candidate) => schema.safeParse(candidate).success);
  if (found === undefined && !schema.safeParse(undefined).success) throw new Error(`No sample for ${schema.type}`);
  return found;
}

function candidatesFor(schema: z.ZodType): unknown[] {
  const { def } = schema as unknown as { def: Parts };
  switch (def.type) {
    case 'object':
      return [Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, valueFor(field)]))];
    case 'union':
      return def.options.map(valueFor);
    case 'array':
      return [[], [valueFor(def.element)]];
    case 'literal':
      return def.values;
    case 'enum':
      return Object.values(def.entries);
    case 'optional':
      return [undefined];
    case 'default':
      return [def.defaultValue];
    default:
      return [null, false, 0, 1, {}, ...texts];
  }
}

/** What is used of the definitions that zod keeps with its schemas. */
type Parts =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'union'; options: z.ZodType[] }
  | { type: 'array'; element: z.ZodType }
  | { type: 'literal'; values: unknown[] }
  | { type: 'enum'; entries: Record<string, unknown> }
  | { type: 'optional' }
  | { type: 'default'; defaultValue: unknown }
  | { type: 'other' };
