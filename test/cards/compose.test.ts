import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose, WrongTemplate, type Parts } from '../../src/cards/compose';
import * as templateParts from '../../src/cards/template-parts';

const templates = join(__dirname, '../../cards');
const partFiles = join(templates, 'parts');

function parts(named: Record<string, object>): Parts {
  return new Map(Object.entries(named));
}

/** The sentence a template is refused with. */
function refusal(template: object, named: Record<string, object>): string {
  try {
    compose('sample', template, parts(named));
  } catch (error) {
    if (error instanceof WrongTemplate) return error.message;
    throw error;
  }
  return 'not refused';
}

test('a part stands where it is named: in an array, as a property, within another part', () => {
  const template = { body: [{ $part: 'outer' }, { type: 'TextBlock' }], fallback: { $part: 'inner' } };
  const outer = { items: [{ $part: 'inner' }, 'text', 1, true, null] };
  const inner = { type: 'Image' };
  expect(compose('sample', template, parts({ outer, inner }))).toEqual({
    body: [{ items: [{ type: 'Image' }, 'text', 1, true, null] }, { type: 'TextBlock' }],
    fallback: { type: 'Image' },
  });
});

test('a part may stand twice, also within one part', () => {
  const pair = { left: { $part: 'side' }, right: { $part: 'side' } };
  expect(compose('sample', { $part: 'pair' }, parts({ pair, side: { width: 'auto' } }))).toEqual({
    left: { width: 'auto' },
    right: { width: 'auto' },
  });
});

test('an unknown part is refused by its name', () => {
  expect(refusal({ body: [{ $part: 'notcie' }] }, { notice: {} })).toBe(
    'Template sample uses part notcie, which is not in template-parts.ts',
  );
});

test('a part that contains itself is refused, with the way round', () => {
  const named = { row: { items: [{ $part: 'cell' }] }, cell: { items: [{ $part: 'row' }] } };
  expect(refusal({ body: [{ $part: 'row' }] }, named)).toBe(
    'Template sample uses part row, which contains itself: row > cell > row',
  );
});

test('a part takes nothing beside its name', () => {
  expect(refusal({ body: [{ $part: 'notice', $when: '${asked}', spacing: 'None' }] }, { notice: {} })).toBe(
    'Template sample says $when, spacing beside part notice; a part takes nothing',
  );
});

test('every file of cards/parts is a part by its own name', () => {
  const files = readdirSync(partFiles).map((file) => {
    const content: unknown = JSON.parse(readFileSync(join(partFiles, file), 'utf8'));
    return [file.replace('.json', ''), content];
  });
  expect({ ...templateParts }).toEqual(Object.fromEntries(files));
});

test('every part is used by a template', () => {
  const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const used = files
    .map((file) => readFileSync(join(templates, file), 'utf8'))
    .flatMap((text) => Array.from(text.matchAll(/"\$part": "(\w+)"/g), ([, name]) => name));
  expect([...new Set(used)].sort()).toEqual(Object.keys(templateParts).sort());
});
