import type { z } from 'zod';
import { documentSchemas } from '../../src/store/documents';

/** What is used of the definitions that zod keeps with its schemas. */
type Parts =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'union'; options: z.ZodType[] }
  | { type: 'array'; element: z.ZodType }
  | { type: 'optional' | 'nullable' | 'default'; innerType: z.ZodType }
  | { type: 'enum' }
  | { type: 'other' };

/** The places in a document where only listed values are read. */
function listsIn(schema: z.ZodType, path: string): string[] {
  const { def } = schema as unknown as { def: Parts };
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) => listsIn(field, `${path}.${name}`));
    case 'union':
      return [path, ...def.options.flatMap((option) => listsIn(option, path))];
    case 'array':
      return listsIn(def.element, `${path}[]`);
    case 'optional':
    case 'nullable':
    case 'default':
      return listsIn(def.innerType, path);
    case 'enum':
      return [path];
    case 'other':
    default:
      return [];
  }
}

/** Lists of kinds told apart, with a place for the others (`growingUnion`, `growingSubject`) … */
const keptToo = ['card.about', 'checklist.events[]', 'notice.about'];

/** … and lists within such a kind: with a value that is not known it is one of the others. */
const within = ['card.about.change', 'card.about.to', 'notice.about.change', 'notice.about.to'];

/** Of 0.1.0 alone, which nothing newer writes. */
const former = ['network-request.state'];

/**
 * Lists whose values decide who may see and do what (R1, N9, C5): an older program must not guess at one that it does not
 * know. All others grow.
 */
const deciding = ['network.state', 'organisation.kind', 'staff.level', 'staff.organisationKind'];

test('which lists in documents refuse a value of a newer program; a new one is put with the ones it is like', () => {
  const found = Object.entries(documentSchemas).flatMap(([type, schema]) => listsIn(schema, type));
  expect([...new Set(found)].sort()).toEqual([...keptToo, ...within, ...former, ...deciding].sort());
});
