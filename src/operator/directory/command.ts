import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { applyDirectory, planDirectory } from '../../usecases/directory/file/apply-directory';
import { counted, namedFile, withStore, type Command, type OperatorDeps, type Ran } from '../command';
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
    // What a plan is made for need not be there yet, and is not made by it.
    return runDirectory(what, namedFile(name, env), (work) => withStore(env, work, what === 'plan' ? 'empty' : 'made'));
  },
};

/** Largest file that is read, in bytes. */
const maxBytes = 2_000_000;

/** The store is opened only for a file that is right by itself, and made where there is none yet. */
export async function runDirectory(
  what: string | undefined,
  file: string,
  inStore: (work: (deps: OperatorDeps) => Promise<Ran>) => Promise<Ran>,
): Promise<Ran> {
  const text = textOf(file);
  if (text === undefined) return { status: 1, output: `${file} cannot be read, or is larger than ${maxBytes} bytes.` };
  const read = readDirectory(text);
  if (!read.ok) return wrongFile(file, read.problems);
  if (what === 'check') {
    const { organisations } = read.value;
    return { status: 0, output: `${file} is right: ${counted(organisations.length, 'organisation')}.` };
  }
  return inStore((deps) => carryOut(deps, file, text, read, what === 'apply'));
}

async function carryOut(
  deps: OperatorDeps,
  file: string,
  text: string,
  read: Extract<ReadDirectory, { ok: true }>,
  apply: boolean,
): Promise<Ran> {
  const source = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const planned = apply ? await applyDirectory(deps, read.value, source) : await planDirectory(deps, read.value);
  if (planned.ok) return { status: 0, output: reportOf(planned, apply) };
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
