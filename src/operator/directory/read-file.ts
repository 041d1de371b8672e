import { isCollection, isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { checkDirectory, type DirectoryFile, type Problem } from '../../domain/directory-file';

/** Something wrong in the file: the line (1 is the first) and a sentence. */
export interface FileProblem {
  line: number;
  sentence: string;
}

export type ReadDirectory =
  { ok: true; value: DirectoryFile; lineOf: (path: PropertyKey[]) => number } | { ok: false; problems: FileProblem[] };

/** Reads the YAML text of a directory file; first its form is checked, then what only shows together. */
export function readDirectory(text: string): ReadDirectory {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      line: counter.linePos(error.pos[0]).line,
      sentence: `not YAML: ${error.message}`,
    }));
    return { ok: false, problems };
  }
  const value = valueOf(document);
  if (value.problem !== undefined) return { ok: false, problems: [{ line: 1, sentence: value.problem }] };
  const lineOf = (path: PropertyKey[]): number => lineAt(document, counter, path);
  const checked = checkDirectory(value.json);
  if (checked.ok) return { ok: true, value: checked.value, lineOf };
  const problems = checked.problems.map((problem) => ({ line: lineOf(problem.path), sentence: sentenceOf(problem) }));
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line) };
}

function valueOf(document: Document): { json?: unknown; problem?: string } {
  try {
    const json: unknown = document.toJS();
    return json === null || json === undefined ? { problem: 'the file is empty' } : { json };
  } catch {
    return { problem: 'the file refers to itself too often (aliases)' };
  }
}

/** "organisations[1].teams[0].digest must be …" */
export function sentenceOf({ path, reason }: Problem): string {
  const way = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return `${way === '' ? 'the file' : way.replace(/^\./, '')} ${reason}`;
}

/** The line of a value, of its key where it is a block, or of the nearest block around it that exists. */
function lineAt(document: Document, counter: LineCounter, path: PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== undefined) return counter.linePos(start).line;
  }
  return 1;
}

function startOf(document: Document, path: PropertyKey[]): number | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (last !== undefined && isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return (pair?.key as Node | undefined)?.range?.[0];
  }
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isCollection(node) || isScalar(node) ? (node.range?.[0] ?? undefined) : undefined;
}
