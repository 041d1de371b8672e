import type { DocumentOf } from '../../store/documents';
import { checkpointMac, recordMac, sameMac } from '../../store/seal';
import type { Store } from '../../store/store';
import { eachOf } from '../read-all';
import { leftOut, mustList, type Listed } from './left-out';

type Audit = DocumentOf<'audit'>;
type Checkpoint = DocumentOf<'checkpoint'>;

/**
 * What is wrong with the audit record.
 * - changed: a record's code does not fit what it says, or what it follows
 * - missing: a chain skips a number, at its beginning or in between
 * - cut-off: a chain, or the row of checkpoints, ends before the place a checkpoint or the log tells
 * - unsealed: a record without a place in a chain
 * - unreadable: a document that cannot be read at all
 * - left-out: a record that the list of its own client does not show
 */
export interface AuditProblem {
  kind: 'changed' | 'missing' | 'cut-off' | 'unsealed' | 'unreadable' | 'left-out';
  /** Ids of the record, chain or checkpoint; never contents. */
  where: string;
}

export interface AuditVerdict {
  records: number;
  chains: number;
  checkpoints: number;
  /** The newest checkpoint, to compare with the log; undefined without any. */
  last: { number: number; mac: string } | undefined;
  problems: AuditProblem[];
}

/** A checkpoint as the log told it, kept outside the database. */
export interface Anchor {
  number: number;
  mac: string;
}

interface Link {
  number: number;
  previous: string;
  mac: string;
}

/**
 * Reads the whole audit record and checks every code, every chain from its first record on, and
 * every checkpoint, and that the list each client may ask for shows all that is theirs. With
 * `anchor`, a checkpoint named by the log, also that the row reaches it.
 */
export async function verifyAudit(store: Store, key: string, anchor?: Anchor): Promise<AuditVerdict> {
  const problems: AuditProblem[] = [];
  const chains = new Map<string, Link[]>();
  const listed: Listed = new Map();
  let records = 0;
  const read = async (): Promise<void> => {
    for await (const { doc: record } of eachOf(store, 'auditByTime', 'audit')) {
      records += 1;
      mustList(listed, record);
      problems.push(...checkRecord(key, record, chains));
    }
  };
  await read().catch(unreadable(problems));
  problems.push(...(await leftOut(store, listed)).map((where) => ({ kind: 'left-out' as const, where })));
  for (const [chain, links] of chains) problems.push(...checkChain(chain, links));
  const checkpoints: Checkpoint[] = [];
  const readCheckpoints = async (): Promise<void> => {
    for await (const { doc } of eachOf(store, 'checkpoints', 'checkpoint')) checkpoints.push(doc);
  };
  await readCheckpoints().catch(unreadable(problems));
  problems.push(...checkCheckpoints(key, checkpoints, chains, anchor));
  const last = checkpoints.at(-1);
  return {
    records,
    chains: chains.size,
    checkpoints: checkpoints.length,
    last: last && { number: last.number, mac: last.mac },
    problems,
  };
}

/** A document that no schema knows ends the reading; it is told by its id. */
function unreadable(problems: AuditProblem[]): (error: unknown) => void {
  return (error) => {
    const id = typeof error === 'object' && error !== null && 'documentId' in error ? String(error.documentId) : '?';
    if (id === '?') throw error;
    problems.push({ kind: 'unreadable', where: id });
  };
}

function checkRecord(key: string, record: Audit, chains: Map<string, Link[]>): AuditProblem[] {
  const { seal } = record;
  if (seal === null) return [{ kind: 'unsealed', where: record.id }];
  const links = chains.get(seal.chain) ?? [];
  links.push({ number: seal.number, previous: seal.previous, mac: seal.mac });
  chains.set(seal.chain, links);
  const fits = sameMac(recordMac(key, record, seal), seal.mac);
  return fits ? [] : [{ kind: 'changed', where: record.id }];
}

function checkChain(chain: string, links: Link[]): AuditProblem[] {
  links.sort((one, other) => one.number - other.number);
  return links.flatMap((link, index): AuditProblem[] => {
    const before = links[index - 1];
    const where = `${chain} ${link.number}`;
    if (link.number !== (before?.number ?? 0) + 1) return [{ kind: 'missing', where }];
    return link.previous === (before?.mac ?? '') ? [] : [{ kind: 'changed', where }];
  });
}

function checkCheckpoints(
  key: string,
  checkpoints: Checkpoint[],
  chains: ReadonlyMap<string, Link[]>,
  anchor: Anchor | undefined,
): AuditProblem[] {
  checkpoints.sort((one, other) => one.number - other.number);
  const problems = checkpoints.flatMap((each, index) => checkCheckpoint(key, each, checkpoints[index - 1], chains));
  const anchored = anchor === undefined || checkpoints[anchor.number - 1]?.mac === anchor.mac;
  return anchored ? problems : [...problems, { kind: 'cut-off', where: `checkpoint ${anchor.number} of the log` }];
}

function checkCheckpoint(
  key: string,
  checkpoint: Checkpoint,
  before: Checkpoint | undefined,
  chains: ReadonlyMap<string, Link[]>,
): AuditProblem[] {
  const problems: AuditProblem[] = [];
  const where = checkpoint.id;
  if (checkpoint.number !== (before?.number ?? 0) + 1) problems.push({ kind: 'missing', where });
  else if (checkpoint.previous !== (before?.mac ?? '')) problems.push({ kind: 'changed', where });
  if (!sameMac(checkpointMac(key, checkpoint), checkpoint.mac)) problems.push({ kind: 'changed', where });
  for (const head of checkpoint.heads) {
    const reached = chains.get(head.chain)?.find((link) => link.number === head.number);
    if (reached === undefined) problems.push({ kind: 'cut-off', where: `${head.chain} ${head.number} (${where})` });
    else if (reached.mac !== head.mac) problems.push({ kind: 'changed', where: `${head.chain} ${head.number}` });
  }
  return problems;
}
