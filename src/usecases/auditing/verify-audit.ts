import { cursorOf } from '../../domain/cursor';
import { after } from '../../domain/instant';
import type { DocumentOf, OnUnreadable } from '../../store/documents';
import { recordMac, sameMac } from '../../store/seal';
import type { Store, Stored } from '../../store/store';
import { eachOf } from '../read-all';
import { moved, type AuditProblem } from './audit-problem';
import { followChains, type Chains, type Link } from './chains';
import { checkCheckpoints, type Anchor, type CheckpointsRead } from './check-checkpoints';
import { compareConsents, type ConsentsCompared } from './compare-consents';
import { noConsents, noteConsent } from './consents-on-record';
import { leftOut, mustList, type Listed } from './left-out';

type Audit = DocumentOf<'audit'>;

export interface AuditVerdict extends Pick<CheckpointsRead, 'checkpoints' | 'last'> {
  records: number;
  chains: number;
  /** What was compared with the consents that are kept. */
  consents: Omit<ConsentsCompared, 'problems'>;
  /** Networks on record of which it says no consent: recorded by an earlier program. */
  withoutConsent: number;
  problems: AuditProblem[];
}

/** How far back it is looked again for what was committed meanwhile, in milliseconds: clocks may differ. */
const againMs = 3_600_000;
/** How often at most. */
const looks = 3;

/**
 * Reads the whole audit record and checks every code and place, every chain from its first record on, and every
 * checkpoint, that the list each client may ask for shows all that is theirs, and that the consents that are kept are
 * those on record. With `anchor`, a checkpoint named by the log, also that the row reaches it. The bot may go on meanwhile: checkpoints are read first, so that all that they
 * tell is there when the records are read.
 */
export async function verifyAudit(store: Store, key: string, anchor?: Anchor): Promise<AuditVerdict> {
  const problems: AuditProblem[] = [];
  const onUnreadable: OnUnreadable = ({ documentId }) => problems.push({ kind: 'unreadable', where: documentId });
  const { told, checkpoints, last, ...row } = await checkCheckpoints(store, key, anchor, onUnreadable);
  const chains = followChains(told);
  const listed: Listed = new Map();
  const onRecord = noConsents();
  let records = 0;
  await eachRecord(store, chains, onUnreadable, (record) => {
    records += 1;
    mustList(listed, record);
    const unfit = checkRecord(key, record);
    if (unfit.every(({ kind }) => kind === 'moved')) noteConsent(onRecord, record.doc);
    problems.push(...unfit);
  });
  const end = chains.end();
  const { problems: differences, ...consents } = await compareConsents(store, onRecord, (record) => fits(key, record));
  const missing = (await leftOut(store, listed)).map((where) => ({ kind: 'left-out' as const, where }));
  return {
    records,
    chains: end.chains,
    checkpoints,
    last,
    consents,
    withoutConsent: [...listed.keys()].filter((networkId) => !onRecord.networks.has(networkId)).length,
    problems: [...row.problems, ...problems, ...end.problems, ...missing, ...differences],
  };
}

/** Every record once, each also taken up in its chain. */
async function eachRecord(
  store: Store,
  chains: Chains,
  onUnreadable: OnUnreadable,
  see: (record: Stored<Audit>) => void,
): Promise<void> {
  const elsewhere: Link[] = [];
  let latest = '';
  for await (const record of eachOf(store, 'auditByTime', 'audit', { onUnreadable })) {
    see(record);
    if (record.doc.at > latest) latest = record.doc.at;
    const link = linkOf(record.doc);
    if (link)
      if (record.foundAt) elsewhere.push(link);
      else chains.add(link);
  }
  // One with an earlier time may have been committed behind our back, and one that follows it before us.
  for (let look = 0; look < looks && latest !== ''; look += 1) {
    const since = after(latest, -againMs);
    if (!chains.waitsSince(since)) break;
    const range = { after: cursorOf({ value: since, id: '' }), onUnreadable: () => undefined };
    for await (const record of eachOf(store, 'auditByTime', 'audit', range)) {
      const link = linkOf(record.doc);
      if (link === undefined || record.foundAt || chains.has(link)) continue;
      see(record);
      chains.add(link);
    }
  }
  // Where a record stands at its own place, what lies elsewhere is a copy.
  for (const link of elsewhere) if (!chains.has(link)) chains.add(link);
}

function linkOf({ seal, at }: Audit): Link | undefined {
  return seal === null ? undefined : { ...seal, at };
}

function fits(key: string, record: Audit): boolean {
  const { seal } = record;
  return seal !== null && sameMac(recordMac(key, record, seal), seal.mac);
}

function checkRecord(key: string, record: Stored<Audit>): AuditProblem[] {
  const { seal, id } = record.doc;
  if (seal === null) return [{ kind: 'unsealed', where: id }];
  return [...(fits(key, record.doc) ? [] : [{ kind: 'changed' as const, where: id }]), ...moved(record)];
}
