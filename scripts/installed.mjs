// What `npm start` and `npm test` need before anything is installed: only Node's own modules here.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldest = [20, 19];

/** A sentence for the person at the keyboard; shown without a stack. */
export class PlainError extends Error {}

/** @throws PlainError when `version` ("20.18.1") is older than the oldest Node that this program runs on. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new PlainError(
    `Schakel heeft Node ${oldest.join('.')} of nieuwer nodig; dit is Node ${version}. Zie https://nodejs.org (kies LTS).`,
  );
}

/**
 * Whether node_modules holds what package-lock.json asks for, by the record that npm itself leaves as the last step
 * of an install: an install broken off halfway has none, and one done by hand counts as well. Packages for another
 * operating system may be absent.
 * @public for its test, which runs it in a process of its own
 */
export function isInstalled(folder = root) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(record, 'utf8')).packages;
    return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      if (path === '') return true;
      const found = present[path];
      if (found === undefined) return optional === true;
      return found.version === version && found.integrity === integrity;
    });
  } catch {
    return false;
  }
}

/** Installs with `npm ci` when needed. @throws PlainError when that fails, with what to do about it. */
export async function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  console.log('Pakketten installeren (eenmalig, ongeveer een minuut) ...');
  const { code, output } = await npm(
    ['ci', '--include=dev', '--no-progress', '--fetch-retry-maxtimeout=10000'],
    folder,
  );
  if (code === 0) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(output)) {
    const registry = spawnNpmSync(['config', 'get', 'registry'], folder);
    throw new PlainError(
      `npm kan de pakketten niet ophalen bij ${registry || 'het register'}. Controleer de internetverbinding en, achter ` +
        `een proxy, "npm config get proxy"; probeer het daarna opnieuw.\n${lastLines(output)}`,
    );
  }
  throw new PlainError(`Het installeren van de pakketten is mislukt (npm ci, code ${code}).\n${lastLines(output)}`);
}

/** Builds dist/main.js with the very command of `npm run build`. @throws PlainError with what esbuild says. */
export function build(folder = root) {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [, ...options] = scripts.build.split(' ');
  const esbuild = join(folder, 'node_modules', 'esbuild', 'bin', 'esbuild');
  const built = spawnSync(process.execPath, [esbuild, ...options, '--log-level=warning'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new PlainError(`Bouwen is mislukt.\n${built.stdout}${built.stderr}`);
}

/** Runs `work`; a PlainError ends the process with its sentence and status 1, any other error with its stack. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error);
    process.exitCode = 1;
  }
}

/** The npm that runs us when it is npm, so that no other one is looked for; on Windows npm is a command file. */
function npmCommand(args) {
  const running = process.env.npm_execpath;
  if (running?.endsWith('.js')) return [process.execPath, [running, ...args], {}];
  return ['npm', args, { shell: process.platform === 'win32' }];
}

function npm(args, cwd) {
  const [command, all, options] = npmCommand(args);
  return new Promise((resolve) => {
    const child = spawn(command, all, { ...options, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (data) => (output += data);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 1, output: `npm: ${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function spawnNpmSync(args, cwd) {
  const [command, all, options] = npmCommand(args);
  return (spawnSync(command, all, { ...options, cwd, encoding: 'utf8' }).stdout ?? '').trim();
}

function lastLines(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}
