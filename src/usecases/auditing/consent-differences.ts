import type { DocumentOf } from '../../store/documents';
import { organisationOfTeam } from '../../store/partitions';
import type { ConsentOnRecord } from '../audit';
import { onRecord } from './consent-on-record';
import type { AuditProblem } from './audit-problem';
import { otherCovers, type NetworkConsents } from './consents-on-record';

type Network = DocumentOf<'network'>;
type Consent = DocumentOf<'consent'>;

/** What is kept of a network's consents. */
export interface Kept {
  network: Network | 'unreadable' | undefined;
  /** Those on record, by number. */
  consents: Map<number, Consent | 'unreadable' | undefined>;
}

/** In what the consents that are kept differ from those on record. What was erased on record may be gone. */
export function consentDifferences(networkId: string, says: NetworkConsents, kept: Kept | undefined): AuditProblem[] {
  const problems: AuditProblem[] = [];
  for (const [number, stated] of says.stated) {
    const where = `consent:${number} of ${networkId}`;
    const consent = kept?.consents.get(number);
    if (consent === undefined) problems.push(...(says.erased ? [] : [{ kind: 'consent-missing' as const, where }]));
    else problems.push(...otherConsent(where, stated, consent));
  }
  const network = kept?.network;
  const where = `network of ${networkId}`;
  if (network === 'unreadable') return [...problems, { kind: 'unreadable', where }];
  if (network === undefined) return says.erased ? problems : [...problems, { kind: 'consent-missing', where }];
  const last = Math.max(0, ...says.stated.keys());
  const [stated, consent] = [says.stated.get(last), kept?.consents.get(last)];
  if (stated) problems.push(...otherCount(networkId, network, last), ...otherReach(network, says, stated));
  if (consent !== 'unreadable' && saysAnother(network, consent)) {
    problems.push({ kind: 'consent-changed', where: `${where} says another than consent:${last}` });
  }
  if (says.withdrawn !== undefined && network.state !== 'frozen') {
    problems.push({ kind: 'consent-withdrawn', where: `${where} is ${network.state}` });
  }
  return problems;
}

function otherConsent(where: string, stated: ConsentOnRecord, consent: Consent | 'unreadable'): AuditProblem[] {
  if (consent === 'unreadable') return [{ kind: 'unreadable', where }];
  const now = onRecord(consent);
  const covers = otherCovers(stated.covers, now.covers, where);
  if (now.text !== stated.text || now.version !== stated.version) return [{ kind: 'consent-text', where }, ...covers];
  return now.given === stated.given ? covers : [{ kind: 'consent-changed', where }, ...covers];
}

function otherCount(networkId: string, { consents = 1 }: Network, last: number): AuditProblem[] {
  if (consents === last) return [];
  const where = `network of ${networkId} has ${consents} consents, the record ${last}`;
  return [{ kind: 'consent-changed', where }];
}

/** Rights follow what the network says that it covers, and the teams in it. */
function otherReach(
  { networkId, covers, teamIds }: Network,
  says: NetworkConsents,
  last: ConsentOnRecord,
): AuditProblem[] {
  if (says.erased && (covers ?? []).length === 0) return [];
  const where = `network of ${networkId}`;
  const strange = teamIds.filter((teamId) => !last.covers.includes(organisationOfTeam(teamId)));
  return [
    ...(covers ? otherCovers(last.covers, covers, where) : []),
    ...strange.map((teamId) => ({
      kind: 'consent-covers' as const,
      where: `${where} has ${teamId}, which is not covered`,
    })),
  ];
}

function saysAnother({ consent: said }: Network, kept: Consent | undefined): boolean {
  if (said === undefined || kept === undefined) return false;
  return said.givenBy !== kept.givenBy || said.form !== kept.form || said.recordedAt !== kept.recordedAt;
}
