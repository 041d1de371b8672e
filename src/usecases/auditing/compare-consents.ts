import type { DocumentOf } from '../../store/documents';
import { key } from '../../store/keys';
import { networkPartition } from '../../store/partitions';
import { UnreadableDocument, type Store } from '../../store/store';
import { eachOf } from '../read-all';
import type { AuditProblem } from './audit-problem';
import { consentDifferences, type Kept } from './consent-differences';
import { noConsents, noteConsent, unfounded, type ConsentsOnRecord, type NetworkConsents } from './consents-on-record';

export interface ConsentsCompared {
  /** So many consents of so many networks were compared with the record. */
  consents: number;
  networks: number;
  /** Networks whose consents are gone, as the record says. */
  erased: number;
  problems: AuditProblem[];
}

/** Whether a record's code fits it. */
type Fits = (record: DocumentOf<'audit'>) => boolean;

/** Networks read at once. */
const together = 25;
/** How often a difference is looked at again: the bot may have written meanwhile. */
const looks = 3;

/**
 * Compares each consent on record with the one that is kept and with what its network says (C1, C2, C4, C5), and with
 * the one on record that it came of.
 */
export async function compareConsents(store: Store, onRecord: ConsentsOnRecord, fits: Fits): Promise<ConsentsCompared> {
  const all = [...onRecord.networks];
  const problems: AuditProblem[] = [];
  for (let start = 0; start < all.length; start += together) {
    const some = all.slice(start, start + together);
    const kept = await keptOf(store, some);
    for (const [index, [networkId, network]] of some.entries()) {
      problems.push(...unfounded(networkId, network, onRecord));
      const found = consentDifferences(networkId, network, kept[index]);
      if (found.length > 0) problems.push(...(await lookAgain(store, networkId, fits, found)));
    }
  }
  const compared = all.filter(([, { stated }]) => stated.size > 0);
  return {
    consents: compared.reduce((sum, [, { stated }]) => sum + stated.size, 0),
    networks: compared.length,
    erased: all.filter(([, { erased }]) => erased).length,
    problems,
  };
}

async function keptOf(store: Store, some: readonly (readonly [string, NetworkConsents])[]): Promise<Kept[]> {
  const networks = await store.getMany(some.map(([networkId]) => key.network(networkId)));
  const numbers = some.flatMap(([networkId, { stated }]) =>
    [...stated.keys()].map((number) => ({ networkId, number })),
  );
  const consents = await store.getMany(numbers.map(({ networkId, number }) => key.consent(networkId, number)));
  return some.map(([networkId], index) => {
    const own = numbers.flatMap(({ networkId: of, number }, at) => {
      return of === networkId ? [[number, readable(consents[at])] as const] : [];
    });
    return { network: readable(networks[index]), consents: new Map(own) };
  });
}

function readable<D>(found: { doc: D } | UnreadableDocument | undefined): D | 'unreadable' | undefined {
  return found instanceof UnreadableDocument ? 'unreadable' : found?.doc;
}

/** The differences that are still there when the network's records are read anew, and then what is kept. */
async function lookAgain(store: Store, networkId: string, fits: Fits, found: AuditProblem[]): Promise<AuditProblem[]> {
  let problems = found;
  for (let look = 0; look < looks && problems.length > 0; look += 1) {
    const anew = noConsents();
    for await (const { doc } of eachOf(store, 'auditOfNetwork', networkId, { onUnreadable: () => undefined })) {
      if (doc.partition === networkPartition(networkId) && fits(doc)) noteConsent(anew, doc);
    }
    const network = anew.networks.get(networkId);
    if (network === undefined) break;
    const [kept] = await keptOf(store, [[networkId, network]]);
    problems = consentDifferences(networkId, network, kept);
  }
  return problems;
}
