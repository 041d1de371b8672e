import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { compose } from '../../src/cards/compose';
import { defineView } from '../../src/cards/render';

const templates = join(__dirname, '../../cards');
const viewFiles = join(__dirname, '../../src/cards');

interface AnyView {
  name: string;
  schema: z.ZodType;
}

function isView(value: unknown): value is AnyView {
  return typeof value === 'object' && value !== null && 'render' in value && 'schema' in value && 'name' in value;
}

/** Every view any file of src/cards exports. */
const views: AnyView[] = readdirSync(viewFiles)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => Object.values(jest.requireActual<Record<string, unknown>>(join(viewFiles, file))))
  .filter(isView);

/** A template as the view renders it, with its parts in place. */
function composedTemplate(name: string): object {
  return compose(name, JSON.parse(readFileSync(join(templates, `${name}.json`), 'utf8')) as object);
}

/** Which fields of each object schema a template uses. */
type Used = Map<z.ZodObject, Set<string>>;

function walk(node: unknown, scope: z.ZodType, used: Used): void {
  if (typeof node === 'string') {
    for (const path of pathsIn(node)) mark(path, scope, used);
    return;
  }
  if (Array.isArray(node)) {
    for (const each of node) walk(each, scope, used);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { $data, ...rest } = node as Record<string, unknown>;
  let inner = scope;
  if (typeof $data === 'string') {
    const [path] = pathsIn($data);
    const field = mark(path ?? '', scope, used);
    inner = field instanceof z.ZodArray ? (field.element as z.ZodType) : scope;
  }
  for (const each of Object.values(rest)) walk(each, inner, used);
}

/** The field paths in the expressions of a text: `count(actions) > 0` uses `actions`. */
function pathsIn(text: string): string[] {
  return Array.from(text.matchAll(/\$\{([^}]*)\}/g), ([, expression]) => expression ?? '').flatMap((expression) =>
    Array.from(expression.replace(/'[^']*'/g, '').matchAll(/[A-Za-z_][\w.]*(?!\w*\()/g), ([path]) => path),
  );
}

function mark(path: string, scope: z.ZodType, used: Used): z.ZodType | undefined {
  let current: z.ZodType | undefined = scope;
  for (const key of path.split('.')) {
    if (!(current instanceof z.ZodObject)) throw new Error(`${path} is used where there is no object`);
    const fields = used.get(current) ?? new Set<string>();
    used.set(current, fields.add(key));
    current = current.shape[key] as z.ZodType | undefined;
    if (current === undefined) return undefined;
  }
  return current;
}

/** Every object schema in a view's schema. */
function objectsIn(schema: z.ZodType): z.ZodObject[] {
  if (schema instanceof z.ZodArray) return objectsIn(schema.element as z.ZodType);
  if (!(schema instanceof z.ZodObject)) return [];
  return [schema, ...Object.values(schema.shape).flatMap((each) => objectsIn(each as z.ZodType))];
}

test('every template has a view', () => {
  const names = readdirSync(templates)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''));
  expect([...new Set(views.map((view) => view.name))].sort()).toEqual(names.sort());
});

test.each(views.map((view) => [view.name, view] as const))(
  'template %s uses exactly the fields of its view',
  (name, view) => {
    const used: Used = new Map();
    walk(composedTemplate(name), view.schema, used);
    for (const schema of new Set(objectsIn(view.schema))) {
      expect([...(used.get(schema) ?? [])].sort()).toEqual(Object.keys(schema.shape).sort());
    }
  },
);

test.each(views.map((view) => [view.name] as const))('template %s holds no words, only layout', (name) => {
  const words: string[] = [];
  const look = (node: unknown, key: string): void => {
    if (typeof node === 'string' && ['text', 'title', 'label', 'placeholder'].includes(key)) {
      if (node.replace(/\$\{[^}]*\}/g, '').replace(/[\s:·]/g, '') !== '') words.push(node);
    } else if (Array.isArray(node)) {
      for (const each of node) look(each, key);
    } else if (typeof node === 'object' && node !== null) {
      for (const [inner, value] of Object.entries(node)) look(value, inner);
    }
  };
  look(composedTemplate(name), '');
  expect(words).toEqual([]);
});

const sample = defineView(
  'sample',
  { type: 'AdaptiveCard', body: [{ type: 'TextRun', text: '${typed}' }] },
  z.object({ typed: z.string().optional() }),
);

test('text of people that looks like an expression stays text', () => {
  expect(sample.render({ typed: '${1+1} ${typed}' }).card).toMatchObject({ body: [{ text: '${1+1} ${typed}' }] });
});

test('a field that is missing throws instead of being printed as it stands', () => {
  expect(() => sample.render({})).toThrow('Card sample misses typed');
});
