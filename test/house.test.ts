import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * The house's table (docs/decisions/0005-rooms.md): what each room may import. `types:` means type-only.
 * Packages are named; Node's own modules are `node`.
 */
const table: Record<string, string[]> = {
  domain: ['domain', 'zod', 'luxon', 'croner', 'yaml', 'types:date-holidays', 'when-needed', 'node/url'],
  forms: ['forms', 'domain', 'types:texts', 'types:usecases', 'node'],
  actions: ['actions', 'domain', 'forms', 'zod'],
  usecases: [
    'usecases',
    'domain',
    'store/keys',
    'store/partitions',
    'store/seal',
    'store/store',
    'store/read-once',
    'store/write',
    'types:store/documents',
    'types:actions',
    'types:texts',
    'errors',
    'luxon',
    'node',
  ],
  store: [
    'store',
    'domain',
    'errors',
    'when-needed',
    'zod',
    'types:libsql',
    '@azure/cosmos',
    '@azure/identity',
    'node',
  ],
  texts: ['texts', 'domain', 'luxon', 'node', 'zod'],
  cards: [
    'cards',
    'domain',
    'errors',
    'actions',
    'forms',
    'texts',
    'types:usecases',
    'zod',
    'types:adaptivecards-templating',
    'when-needed',
    'templates',
  ],
  bot: [
    'bot',
    'domain',
    'actions',
    'usecases',
    'cards',
    'forms',
    'texts',
    'store/keys',
    'store/partitions',
    'store/read-once',
    'types:store',
    'zod',
    'node',
    'botbuilder',
    '@microsoft/teams-ai',
    'types:pino',
    'botframework-connector',
    'types:config',
    'luxon',
    'faults',
    'errors',
  ],
  jobs: ['jobs', 'faults', 'usecases', 'domain', 'store/store', 'types:store', 'types:pino'],
  operator: ['operator', 'domain', 'usecases', 'store', 'config', 'open-store', 'errors', 'yaml', 'node'],
  local: ['local', 'domain', 'usecases', 'store', 'node', 'yaml'],
};

const src = resolve(__dirname, '../src');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(/^(?:import|export)\s+(type\s+)?[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/gm);
  return Array.from(found, ([, type, from, dynamic]) => ({
    file: relative(src, file),
    target: placeOf(file, from ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }));
}

/** `store/documents` for a file of ours, `node/url` for one of Node's own modules, the name for a package. */
function placeOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) {
    const name = specifier.replace(/^node:/, '');
    if (specifier.startsWith('node:') || builtinModules.includes(name)) return `node/${name}`;
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  }
  const path = relative(src, resolve(dirname(file), specifier));
  return path.startsWith('..') ? 'templates' : path;
}

function allowed(room: string, each: Import): boolean {
  return (table[room] ?? []).some((entry) => {
    const place = entry.replace(/^types:/, '');
    const fits = each.target === place || each.target.startsWith(`${place}/`);
    return fits && (each.typeOnly || !entry.startsWith('types:'));
  });
}

const files = filesBelow(src);

test.each(Object.keys(table))('%s imports only what the house allows', (room) => {
  const imports = files.filter((file) => relative(src, file).startsWith(`${room}/`)).flatMap(importsOf);
  expect(imports.length).toBeGreaterThan(0);
  const broken = imports
    .filter((each) => !allowed(room, each))
    .map((each) => `${each.file} → ${each.target}${each.typeOnly ? ' (types)' : ''}`);
  expect(broken).toEqual([]);
});

test('every room is in the table, and nothing imports main', () => {
  const rooms = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.map((entry) => entry.name).sort()).toEqual(Object.keys(table).sort());
  expect(files.flatMap(importsOf).filter((each) => each.target === 'main')).toEqual([]);
});

test('the SDK stays in bot/: nothing else loads botbuilder or teams-ai', () => {
  const sdk = /^(botbuilder|botframework|@microsoft\/teams-ai)/;
  const outside = files
    .flatMap(importsOf)
    .filter((each) => sdk.test(each.target) && !each.typeOnly && !each.file.startsWith('bot/'));
  expect(outside).toEqual([]);
});

/**
 * The floors of `usecases/`, from the ground up: a use case builds on those below it, and on its own (ADR 5). What stands
 * in `usecases/` itself is under all of them.
 */
const floors = [
  '',
  'auditing',
  'directory',
  'directory/file',
  'networks',
  'notices',
  'messages',
  'networks/steps',
  'networks/start',
  'requests',
  'networks/endings',
  'absences',
  'access',
  'people',
  'deliveries',
  'reminders',
  'digests',
  'retention',
  'staff',
];

/** The folder below `usecases/` that a file stands in; undefined outside. */
function floorOf(place: string): string | undefined {
  return place.startsWith('usecases/') ? dirname(place.slice('usecases/'.length)).replace(/^\.$/, '') : undefined;
}

test('use cases build on the floors below them only', () => {
  const steps = files.flatMap(importsOf).flatMap(({ file, target }) => {
    const [from, to] = [floorOf(file), floorOf(target)];
    return from === undefined || to === undefined ? [] : [{ file, target, from, to }];
  });
  expect([...new Set(steps.flatMap(({ from, to }) => [from, to]))].filter((each) => !floors.includes(each))).toEqual(
    [],
  );
  const upwards = steps.filter(({ from, to }) => floors.indexOf(to) > floors.indexOf(from));
  expect(upwards.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
});

test('no circle of files, types included', () => {
  const known = new Set(files.map((file) => relative(src, file).replace(/\.ts$/, '')));
  const next = new Map<string, string[]>();
  for (const { file, target } of files.flatMap(importsOf)) {
    const to = [target, `${target}/index`].find((each) => known.has(each));
    const from = file.replace(/\.ts$/, '');
    if (to !== undefined) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const each of next.get(file) ?? []) walk(each, [...way, file]);
    done.add(file);
  };
  for (const file of known) walk(file, []);
  expect(known.size).toBeGreaterThan(200);
  expect(circles).toEqual([]);
});

test('the keys of documents are made in store/keys.ts: no use case puts an id together or reads one by hand', () => {
  const ids =
    /(?:\bid:|\bget\([^)]*?,) *`(?:thread|network|team|staff|seat|organisation|consent|member|message|absence|invitation|access-request):/;
  const fixed =
    /\bget\(\s*'(?:network|person|checklist|draft|consent|team|staff|seat|organisation|thread|absence|invitation|access-request)',[^)]*?'[\w:]+'\s*\)/;
  // What 0.1.0 stored is written down as it was (ADR 16).
  const former = /usecases\/requests\/(?:former-request|upgrade-requests)\.ts$/;
  const byHand = files
    .filter((file) => relative(src, file).startsWith('usecases/') && !former.test(file))
    .filter((file) => [ids, fixed].some((words) => words.test(readFileSync(file, 'utf8'))));
  expect(byHand.map((file) => relative(src, file))).toEqual([]);
});

test('durations are counted by a clock that never jumps: the wall clock is for moments', () => {
  const moments = [
    'bot/connector/attempt.ts', // a Retry-After that names one
    'bot/connector/token.ts', // until when a token lasts
    'main.ts',
    'operator/command.ts',
    'operator/restore.ts',
    'store/sqlite.ts', // when a document leaves
  ];
  const readers = files.filter((file) => /Date\.now|new Date\(\)/.test(readFileSync(file, 'utf8')));
  expect(readers.map((file) => relative(src, file)).sort()).toEqual(moments);
});

test('the environment is read where a program begins, and handed on', () => {
  // A page of the demo is a program of its own, which gets all of it.
  const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
  expect(readers.map((file) => relative(src, file)).sort()).toEqual(['local/playgrounds.ts', 'main.ts', 'schakel.ts']);
});
