import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const rooms = join(__dirname, '../../scripts');
const installed = pathToFileURL(join(rooms, 'installed.mjs')).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'installed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs one expression with what installed.mjs exports, as the start script would; resolves with all it printed. */
function evaluate(expression: string): Promise<string> {
  const program = `import * as installed from '${installed}'; await installed.main(async () => { ${expression}; return 0; });`;
  const { npm_execpath: _npm, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', program], { env }, (_error, stdout, stderr) => {
      resolve((stdout + stderr).trim());
    });
  });
}

const lock = (packages: unknown) => JSON.stringify({ lockfileVersion: 3, packages });
const one = { version: '1.0.0', integrity: 'sha512-one' };

function project(wanted: string, record?: string) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0' }));
  writeFileSync(join(folder, 'package-lock.json'), wanted);
  if (record === undefined) return;
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), record);
}

const wanted = lock({ '': { version: '1.0.0' }, 'node_modules/one': one });

test.each([
  ['nothing was installed', wanted, undefined, false],
  ['the same packages are there', wanted, lock({ 'node_modules/one': one }), true],
  ['a package is missing', wanted, lock({}), false],
  ['a package has another version', wanted, lock({ 'node_modules/one': { ...one, version: '1.0.1' } }), false],
  ['a package has other content', wanted, lock({ 'node_modules/one': { ...one, integrity: 'sha512-two' } }), false],
  ['only one for another system is missing', lock({ 'node_modules/one': { ...one, optional: true } }), lock({}), true],
  ['the record is broken', wanted, '{', false],
])('installed or not: %s', async (_case, lockfile, record, expected) => {
  project(lockfile, record);
  expect(await evaluate(`console.log(installed.isInstalled(${JSON.stringify(folder)}))`)).toBe(String(expected));
});

test.each([
  ['18.20.8', /^Schakel heeft Node 20\.19 of nieuwer nodig; dit is Node 18\.20\.8\./],
  ['20.18.1', /^Schakel heeft Node 20\.19/],
  ['20.19.0', /^$/],
  ['22.0.0', /^$/],
  ['26.1.0', /^$/],
])('Node %s', async (version, expected) => {
  expect(await evaluate(`installed.requireNode('${version}')`)).toMatch(expected);
});

test('a register that cannot be reached is told in a sentence that helps', async () => {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'x', version: '1.0.0', dependencies: { one: '1.0.0' } }),
  );
  writeFileSync(
    join(folder, 'package-lock.json'),
    lock({
      '': { name: 'x', version: '1.0.0', dependencies: { one: '1.0.0' } },
      'node_modules/one': { ...one, resolved: 'http://127.0.0.1:9/one.tgz' },
    }),
  );
  writeFileSync(
    join(folder, '.npmrc'),
    `registry=http://127.0.0.1:9/\nfetch-retries=0\ncache=${join(folder, 'cache')}\n`,
  );
  expect(await evaluate(`await installed.ensureInstalled(${JSON.stringify(folder)})`)).toContain(
    'npm kan de pakketten niet ophalen bij http://127.0.0.1:9/.',
  );
});

test.each([
  [['--port', 'abc'], '"abc" is geen poort'],
  [['--port', '70000'], '"70000" is geen poort'],
  [['--rest'], 'Gebruik: npm start'],
])('npm start -- %j is refused with how to use it', (args, sentence) => {
  const run = spawnSync(process.execPath, [join(rooms, 'start.mjs'), ...args], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(sentence);
});
