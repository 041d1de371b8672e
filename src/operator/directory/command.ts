import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readOperatorConfig } from '../../config';
import { databaseFile, newId, openStore } from '../../open-store';
import { openSqlite } from '../../store/sqlite';
import type { Store } from '../../store/store';
import { applyDirectory, planDirectory } from '../../usecases/directory/file/apply-directory';
import type { FileDeps } from '../../usecases/directory/file/plan-change';
import { counted, namedFile, type Command, type Env, type Ran } from '../command';
import { readDirectory, sentenceOf, type FileProblem, type ReadDirectory } from './read-file';
import { reportOf } from './report';

/** Organisations, teams and first account managers from a file (docs/directory-example.yaml). */
export const directory: Command = {
  usage: [
    ['check FILE', 'is a directory file right? Nothing is opened'],
    ['plan FILE', 'what would it change?'],
    ['apply FILE', 'change it'],
  ],
  run: ([what, name, ...more], env) => {
    if (name === undefined || more.length > 0 || !['check', 'plan', 'apply'].includes(what ?? '')) return undefined;
    return runDirectory(what, namedFile(name, env), () => openFor(what, env));
  },
};

/** What a plan is made for need not be there yet, and is not made by it. */
function openFor(what: string | undefined, env: Env): Promise<Store> {
  const config = readOperatorConfig(env);
  const file = databaseFile(config);
  if (what === 'plan' && file !== undefined && !existsSync(file)) return Promise.resolve(openSqlite(':memory:'));
  return openStore(config);
}

/** Largest file that is read, in bytes. */
const maxBytes = 2_000_000;

/** The store is opened only for a file that is right by itself, and made where there is none yet. */
export async function runDirectory(what: string | undefined, file: string, open: () => Promise<Store>): Promise<Ran> {
  const text = textOf(file);
  if (text === undefined) return { status: 1, output: `${file} cannot be read, or is larger than ${maxBytes} bytes.` };
  const read = readDirectory(text);
  if (!read.ok) return wrongFile(file, read.problems);
  if (what === 'check') {
    const { organisations } = read.value;
    return { status: 0, output: `${file} is right: ${counted(organisations.length, 'organisation')}.` };
  }
  const store = await open();
  try {
    return await carryOut(store, file, text, read, what === 'apply');
  } finally {
    await store.close();
  }
}

async function carryOut(
  store: Store,
  file: string,
  text: string,
  read: Extract<ReadDirectory, { ok: true }>,
  apply: boolean,
): Promise<Ran> {
  const deps: FileDeps = {
    store,
    now: () => new Date().toISOString(),
    newId,
    wake: () => undefined,
  };
  const source = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const planned = apply ? await applyDirectory(deps, read.value, source) : await planDirectory(deps, read.value);
  if (planned.ok) return { status: 0, output: reportOf(planned.plans, apply) };
  return wrongFile(
    file,
    planned.problems.map((problem) => ({ line: read.lineOf(problem.path), sentence: sentenceOf(problem) })),
  );
}

function wrongFile(file: string, problems: FileProblem[]): Ran {
  const lines = problems.map(({ line, sentence }) => `${file}:${line}: ${sentence}`);
  return { status: 1, output: [...lines, 'Nothing was changed.'].join('\n') };
}

function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > maxBytes ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
