import type { z } from 'zod';
import { documentSchemas, type DocumentType } from '../../src/store/documents';

/** What is used of the definitions that zod keeps with its schemas. */
type Parts =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'union'; options: z.ZodType[] }
  | { type: 'array'; element: z.ZodType }
  | { type: 'optional' | 'nullable' | 'default'; innerType: z.ZodType }
  | { type: 'string' };

/** A field of a document that takes values of a newer program; `[]` in its path stands for the last of a list. */
export interface GrowingField {
  type: DocumentType;
  path: string[];
}

/** Every such field there is, in all schemas. */
export function growingFields(): GrowingField[] {
  const types = Object.keys(documentSchemas) as DocumentType[];
  return types.flatMap((type) => [...new Set(pathsIn(documentSchemas[type], []))].map((path) => ({ type, path })));
}

function pathsIn(schema: z.ZodType, path: string[]): string[][] {
  const { def } = schema as unknown as { def: Parts };
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) => pathsIn(field, [...path, name]));
    case 'union':
      return def.options.flatMap((option) => pathsIn(option, path));
    case 'array':
      return pathsIn(def.element, [...path, '[]']);
    case 'optional':
    case 'nullable':
    case 'default':
      return pathsIn(def.innerType, path);
    case 'string':
      return schema.meta()?.['known'] === undefined ? [] : [path];
    default:
      return [];
  }
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return valueAt(Array.isArray(value) ? value.at(-1) : (value as Record<string, unknown>)[name], rest);
}

/** The same with another value there. */
export function withValueAt<V>(value: V, [name, ...rest]: readonly string[], made: unknown): V {
  if (name === undefined) return made as V;
  if (Array.isArray(value)) return value.with(-1, withValueAt(value.at(-1), rest, made)) as V;
  return { ...value, [name]: withValueAt((value as Record<string, unknown>)[name], rest, made) };
}
