/**
 * The licences of everything package-lock.json names, from the installed packages themselves (offline).
 * `node docs/licences.mjs` writes docs/licences.md; with `--check` it writes nothing and ends with 1
 * when the file is out of date or a licence is unknown.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'licences.md');

/** A package that names its licence in neither field: what its own text says. */
const words = [
  ['MIT', /Permission is hereby granted, free of charge|\bMIT\b/],
  ['Apache-2.0', /Apache License,? Version 2\.0/],
  ['ISC', /Permission to use, copy, modify, and\/or distribute/],
];

/** Every package of the lock file: name, version, whether only for development, licence or ''. */
function packages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.link !== true)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      dev: entry.dev === true,
      licence: entry.license ?? licenceIn(join(root, path)),
    }));
}

/** Packages of other platforms are not installed; the lock file names their licences. */
function licenceIn(folder) {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return '';
  const { licenses } = JSON.parse(readFileSync(manifest, 'utf8'));
  const named = [licenses ?? []].flat().map((each) => (typeof each === 'string' ? each : each.type));
  return named.length > 0 ? named.join(' OR ') : saidIn(folder);
}

function saidIn(folder) {
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|readme)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return words.find(([, said]) => texts.some((text) => said.test(text)))?.[0] ?? '';
}

function rows(list) {
  const lines = list.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return [...new Set(lines)].sort();
}

/** How many packages have each licence, most first. */
function counted(list) {
  const counts = new Map();
  for (const { licence } of list) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([licence, n]) => `| ${licence} | ${n} |`);
}

const all = packages();
const shipped = all.filter((each) => !each.dev);
const text = [
  '# Licences of what Schakel is built on',
  '',
  'Made from `package-lock.json` and the installed packages by `node docs/licences.mjs`.',
  '',
  `## In the running bot (${shipped.length})`,
  '',
  '| package | version | licence |',
  '|---|---|---|',
  ...rows(shipped),
  '',
  `## For development and tests only (${all.length - shipped.length})`,
  '',
  '| licence | packages |',
  '|---|---|',
  ...counted(all.filter((each) => each.dev)),
  '',
].join('\n');

const unknown = all.filter((each) => each.licence === '');
if (unknown.length > 0) {
  console.error(`Unknown licence: ${unknown.map((each) => each.name).join(', ')}`);
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  console.error('docs/licences.md is out of date; run: node docs/licences.mjs');
  process.exitCode = 1;
}
