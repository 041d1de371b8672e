import type { DocumentOf, OnUnreadable } from '../../store/documents';
import { checkpointMac, sameMac } from '../../store/seal';
import type { Store, Stored } from '../../store/store';
import { eachOf } from '../read-all';
import { moved, type AuditProblem } from './audit-problem';
import type { ToldEnd } from './chains';

type Checkpoint = DocumentOf<'checkpoint'>;

/** A checkpoint as the log told it, kept outside the database. */
export interface Anchor {
  number: number;
  mac: string;
}

export interface CheckpointsRead {
  checkpoints: number;
  /** The newest, to compare with the log; undefined without any. */
  last: { number: number; mac: string } | undefined;
  /** The ends of chains that are to be met. */
  told: ToldEnd[];
  problems: AuditProblem[];
}

/** Reads the row of checkpoints and checks it in itself. */
export async function checkCheckpoints(
  store: Store,
  key: string,
  anchor: Anchor | undefined,
  onUnreadable: OnUnreadable,
): Promise<CheckpointsRead> {
  const problems: AuditProblem[] = [];
  const unique = new Map<string, Numbered>();
  const told: ToldEnd[] = [];
  for await (const found of eachOf(store, 'checkpoints', 'checkpoint', { onUnreadable })) {
    problems.push(...moved(found), ...checkCode(key, found));
    const { id, number, previous, mac, heads } = found.doc;
    // A copy is told by where it lies.
    if (unique.has(mac)) continue;
    unique.set(mac, { id, number, previous, mac });
    told.push(...heads.map((head) => ({ chain: head.chain, number: head.number, mac: head.mac, by: id })));
  }
  const row = [...unique.values()].sort((one, other) => one.number - other.number);
  problems.push(...row.flatMap((each, index) => checkPlace(each, row[index - 1])));
  const anchored = anchor === undefined || row[anchor.number - 1]?.mac === anchor.mac;
  if (!anchored) problems.push({ kind: 'cut-off', where: `checkpoint ${anchor.number} of the log` });
  const last = row.at(-1);
  return { checkpoints: row.length, last: last && { number: last.number, mac: last.mac }, told, problems };
}

function checkCode(key: string, { doc }: Stored<Checkpoint>): AuditProblem[] {
  return sameMac(checkpointMac(key, doc), doc.mac) ? [] : [{ kind: 'changed', where: doc.id }];
}

type Numbered = Pick<Checkpoint, 'id' | 'number' | 'previous' | 'mac'>;

function checkPlace({ id: where, number, previous }: Numbered, before: Numbered | undefined): AuditProblem[] {
  if (number !== (before?.number ?? 0) + 1) return [{ kind: 'missing', where }];
  return previous === (before?.mac ?? '') ? [] : [{ kind: 'changed', where }];
}
