import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Store } from '../store/store';
import { applyDirectory, planDirectory } from '../usecases/directory/file/apply-directory';
import type { FileDeps } from '../usecases/directory/file/plan-organisation';
import { readDirectory, sentenceOf, type FileProblem, type ReadDirectory } from './read-file';
import { counted, reportOf } from './report';

export const usage = `Usage: npm run directory -- check FILE    is the file right? (nothing is opened)
       npm run directory -- plan FILE     what would change?
       npm run directory -- apply FILE    change it
The format is explained in docs/directory-example.yaml.`;

/** What the command prints and how it ends: 0 done, 1 something is wrong, 2 not understood. */
export interface Ran {
  status: 0 | 1 | 2;
  output: string;
}

/** Largest file that is read, in bytes. */
const maxBytes = 2_000_000;

/** Carries out one command. The store is opened only for a file that is right by itself. */
export async function run(args: readonly string[], openStore: () => Promise<Store>): Promise<Ran> {
  const [command, file, ...more] = args;
  if (file === undefined || more.length > 0 || !['check', 'plan', 'apply'].includes(command ?? ''))
    return { status: 2, output: usage };
  const text = textOf(file);
  if (text === undefined) return { status: 1, output: `${file} cannot be read, or is larger than ${maxBytes} bytes.` };
  const read = readDirectory(text);
  if (!read.ok) return wrongFile(file, read.problems);
  if (command === 'check') {
    const { organisations } = read.value;
    return { status: 0, output: `${file} is right: ${counted(organisations.length, 'organisation')}.` };
  }
  const store = await openStore();
  try {
    return await withStore(store, file, text, read, command === 'apply');
  } finally {
    await store.close();
  }
}

async function withStore(
  store: Store,
  file: string,
  text: string,
  read: Extract<ReadDirectory, { ok: true }>,
  apply: boolean,
): Promise<Ran> {
  const deps: FileDeps = {
    store,
    now: () => new Date().toISOString(),
    newId: () => randomUUID().replaceAll('-', ''),
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
