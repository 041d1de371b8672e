import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';

/** C2, C4: the organisations a network's consents cover, those it was extended to included. */
export async function coveredBy(
  deps: Deps,
  network: Pick<DocumentOf<'network'>, 'networkId' | 'consents'>,
): Promise<string[]> {
  const numbers = Array.from({ length: network.consents ?? 1 }, (_, index) => index + 1);
  const partition = networkPartition(network.networkId);
  const found = await Promise.all(numbers.map((number) => deps.store.get('consent', partition, `consent:${number}`)));
  return [...new Set(found.flatMap((consent) => consent?.doc.covers ?? []))];
}
