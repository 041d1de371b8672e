// `npm test`: the tests; arguments go to jest. With `--checks` instead: types, lint, format and unused code, which
// `npm run check` runs before the tests. The last line is the sum, "N passed, N failed". Only Node's own modules.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, main, requireNode, root } from './installed.mjs';

/** What a test measured: a line that begins with a lower-case word, a number or a JSON text. */
const figure = /^(?:[a-z0-9][\w ,]*: |\{"\w+":\d)/;

/** Runs one part, and tells on one line how it went; what it printed is shown when it failed, otherwise its figures. */
async function run(name, command, args, nodeOptions = []) {
  const started = Date.now();
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'node_modules', command), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (data) => (output += data));
  const ok = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const shown = output.split('\n').filter((line) => !ok || figure.test(line));
  console.log(
    `${shown.length === 0 ? '' : `${shown.join('\n').trimEnd()}\n`}${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`,
  );
  return ok;
}

/** Each part in turn. */
async function checks() {
  const result = { passed: 0, failed: 0 };
  for (const [name, command, args] of [
    ['types', 'typescript/bin/tsc', []],
    ['lint', 'eslint/bin/eslint.js', ['.']],
    ['format', 'prettier/bin/prettier.cjs', ['--check', '.']],
    ['unused code', 'knip/bin/knip.js', []],
  ]) {
    if (await run(name, command, args)) result.passed += 1;
    else result.failed += 1;
  }
  return result;
}

/** Room for what lives briefly, in MB: tests make much of it, and a tenth of their time went to collecting it. */
const room = '--max-semi-space-size=64';

/** Counts from jest's own result; a file that cannot be run, or a jest that gives no result, counts as one failed. */
async function tests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-test-'));
  try {
    const file = join(folder, 'result.json');
    const ok = await run('tests', 'jest/bin/jest.js', [...args, '--json', `--outputFile=${file}`], [room]);
    if (!existsSync(file)) return { passed: 0, failed: ok ? 0 : 1 };
    const result = JSON.parse(readFileSync(file, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: ok ? failed : Math.max(1, failed) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(async () => {
  requireNode();
  await ensureInstalled();
  const args = process.argv.slice(2);
  const { passed, failed } = args.includes('--checks') ? await checks() : await tests(args);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
