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

/** Lists that grow: what is new in them an older program should leave as it is, and go on (ADR 14, not done yet). */
const growing = [
  'card.about',
  'card.about.change',
  'card.about.to',
  'checklist.events[]',
  'checklist.events[].step',
  'message.kind',
  'notice.about',
  'notice.about.change',
  'notice.about.to',
  'thread.events[].kind',
  'thread.ended',
];

/** Lists whose values decide what may be done: an older program must not guess at one that it does not know. */
const deciding = [
  'absence.state',
  'access-request.decision.level',
  'access-request.state',
  'card.state',
  'consent.form',
  'consent.givenBy',
  'consent.text.language',
  'draft.consent.form',
  'draft.consent.givenBy',
  'draft.consent.text.language',
  'draft.step',
  'invitation.state',
  'network-request.consent.form',
  'network-request.consent.givenBy',
  'network-request.consent.text.language',
  'network-request.state',
  'network.source',
  'network.state',
  'notice.state',
  'organisation.kind',
  'person.language',
  'staff.level',
  'staff.organisationKind',
  'thread.category',
];

test('which lists in documents refuse a value of a newer program; a new one is put with the ones it is like', () => {
  const found = Object.entries(documentSchemas).flatMap(([type, schema]) => listsIn(schema, type));
  expect([...new Set(found)].sort()).toEqual([...growing, ...deciding].sort());
});
