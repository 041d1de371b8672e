import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';

/**
 * C2, C4: the organisations a network's consents cover, those it was extended to included: on the network itself, as
 * they were recorded in the same batch; of one that 0.1.0 started it is read in the consents.
 */
export async function coveredBy(
  deps: Deps,
  network: Pick<DocumentOf<'network'>, 'networkId' | 'consents' | 'covers'>,
): Promise<string[]> {
  if (network.covers) return network.covers;
  const numbers = Array.from({ length: network.consents ?? 1 }, (_, index) => index + 1);
  const found = await Promise.all(numbers.map((number) => find(deps.store, key.consent(network.networkId, number))));
  return [...new Set(found.flatMap((consent) => consent?.doc.covers ?? []))];
}
