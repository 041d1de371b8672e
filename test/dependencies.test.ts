import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');

interface Locked {
  dev?: boolean;
  hasInstallScript?: boolean;
  resolved?: string;
  integrity?: string;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every licence is known and docs/licences.md is up to date', () => {
  const { status, stderr } = spawnSync(process.execPath, ['docs/licences.mjs', '--check'], { cwd: root });
  expect([stderr.toString(), status]).toEqual(['', 0]);
});

test('no install script runs: what these would do the running bot does not need (docs/security.md)', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  const withScript = locked.filter(([, each]) => each.hasInstallScript === true && each.dev !== true);
  const explained = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
  const names = withScript.map(([path]) => path.replace('node_modules/', ''));
  expect(names.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  expect(names.sort()).toEqual(['botbuilder-dialogs', 'dtrace-provider']);
});

test('every package has a checksum in the lock file and comes from the public registry', () => {
  const loose = locked.filter(([, each]) => each.resolved !== undefined && each.integrity === undefined);
  expect(loose.map(([path]) => path)).toEqual([]);
  const elsewhere = locked.filter(([, { resolved }]) => resolved?.startsWith('https://registry.npmjs.org/') === false);
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});
