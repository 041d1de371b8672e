// `npm run package:azure [-- FILE]`: builds the bot and writes what App Service runs, a zip with the programs, the
// packages they need and your region's file. No package of development, and none with a native module: on Azure the data
// are in Cosmos DB, so that the same zip runs wherever Node does.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, ensureInstalled, main, PlainError, requireNode, root } from './installed.mjs';

/** What the program reads beside its code. */
const own = ['package.json', 'dist/main.js', 'dist/main.js.map', 'dist/schakel.js', 'dist/schakel.js.map'];
const texts = 'src/texts/consent';
const regionFile = 'region.yaml';
/** Read by nobody while it runs, and half of all there is. */
const idle = /\.(?:d\.[cm]?ts|[cm]?ts|[cm]?js\.map|d\.ts\.map|tsbuildinfo)$/;

/** The folders of the packages that the bot needs, by the lock file; types are for development, whoever asks for them. */
function neededPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path]) => path)
    .filter((path) => !path.includes('node_modules/@types/'));
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    // Packages within a package have a line of their own in the lock file.
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function filesToSend() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = neededPackages(lock).flatMap(filesBelow);
  const native = packages.find((path) => path.endsWith('.node'));
  if (native !== undefined) throw new PlainError(`${native} is a native module; leave its package out of the bot.`);
  const region = existsSync(join(root, regionFile)) ? [regionFile] : [];
  return [...own, ...filesBelow(texts), ...region, ...packages.filter((path) => !idle.test(path))];
}

await main(async () => {
  requireNode();
  await ensureInstalled();
  build();
  const { zipSync } = await import('fflate');
  const out = resolve(root, process.argv[2] ?? 'dist/azure.zip');
  const files = filesToSend();
  const zip = zipSync(Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path))])), { level: 6 });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zip);
  console.log(`${out}: ${files.length} files, ${Math.round(zip.length / 1e6)} MB`);
  if (!files.includes(regionFile))
    console.log(`Without ${regionFile}: cp docs/region-example.yaml ${regionFile}, fill it in, and make it anew.`);
  return 0;
});
