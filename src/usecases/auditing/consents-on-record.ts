import type { DocumentOf } from '../../store/documents';
import { networkOfPartition, organisationOfTeam } from '../../store/partitions';
import { madeFrom, type ConsentOnRecord } from '../audit';
import type { AuditProblem } from './audit-problem';

type Audit = DocumentOf<'audit'>;

/** What the record says of one network's consents. */
export interface NetworkConsents {
  /** By their number, as they were given; those recorded before consents stood on the record are not among them. */
  stated: Map<number, ConsentOnRecord & { by: Audit }>;
  /** The one that was withdrawn, as it stood then; null where it is not said. */
  withdrawn?: ConsentOnRecord | null;
  /** They were removed, as retention or somebody's right demands. */
  erased: boolean;
}

export interface ConsentsOnRecord {
  networks: Map<string, NetworkConsents>;
  /** By person and draft, each time it was recorded. */
  drafts: Map<string, ConsentOnRecord[]>;
}

export function noConsents(): ConsentsOnRecord {
  return { networks: new Map(), drafts: new Map() };
}

/** Notes what a record, whose code fits, says of a consent. */
export function noteConsent({ networks, drafts }: ConsentsOnRecord, record: Audit): void {
  const { consent, partition, action, object, personId } = record;
  const networkId = networkOfPartition(partition);
  if (networkId === undefined) {
    if (consent) drafts.set(draftOf(personId, object), [...(drafts.get(draftOf(personId, object)) ?? []), consent]);
    return;
  }
  const [withdrawn, erased] = [action === 'consent.withdraw' && record.outcome === 'done', action.endsWith('.forget')];
  if (!consent && !withdrawn && !erased) return;
  const network: NetworkConsents = networks.get(networkId) ?? { stated: new Map(), erased: false };
  networks.set(networkId, network);
  if (withdrawn) network.withdrawn = consent ?? null;
  else if (consent?.number !== undefined) network.stated.set(consent.number, { ...consent, by: record });
  if (erased) network.erased = true;
}

function draftOf(personId: string, object: string): string {
  return JSON.stringify([personId, object]);
}

/**
 * Consents that do not follow from those before them on the record itself: what somebody changed in the data stood there
 * when the bot went on with it. The first is one that was recorded with the draft; each later covers what the one before
 * did and the organisation of the team that joined (C4).
 */
export function unfounded(networkId: string, network: NetworkConsents, { drafts }: ConsentsOnRecord): AuditProblem[] {
  const { stated, withdrawn } = network;
  const problems: AuditProblem[] = [];
  for (const [number, { by, ...consent }] of stated) {
    const where = `consent:${number} of ${networkId}`;
    const from = madeFrom(by);
    const recorded = from === undefined ? undefined : drafts.get(draftOf(by.personId, from));
    if (recorded && !recorded.some((each) => isSame(each, consent))) {
      problems.push({ kind: 'consent-changed', where: `${where} is not the one recorded as ${String(from)}` });
    }
    const before = stated.get(number - 1);
    const covers = before && [...before.covers, organisationOfTeam(by.detail)];
    if (covers) problems.push(...otherCovers(covers, consent.covers, `${where} when it was extended`));
  }
  const last = stated.get(withdrawn?.number ?? 0);
  const then = `consent:${withdrawn?.number ?? 0} of ${networkId} when it was withdrawn`;
  return [...problems, ...(last && withdrawn ? otherCovers(last.covers, withdrawn.covers, then) : [])];
}

function isSame(one: ConsentOnRecord, other: ConsentOnRecord): boolean {
  const sameText = one.text === other.text && one.version === other.version;
  return sameText && one.given === other.given && otherCovers(one.covers, other.covers, '').length === 0;
}

/** In what the organisations covered differ from those on record. */
export function otherCovers(onRecord: readonly string[], now: readonly string[], where: string): AuditProblem[] {
  const more = now.filter((each) => !onRecord.includes(each));
  const less = onRecord.filter((each) => !now.includes(each));
  const says = [...more.map((each) => `also covers ${each}`), ...less.map((each) => `no longer covers ${each}`)];
  return says.map((what) => ({ kind: 'consent-covers', where: `${where} ${what}` }));
}
