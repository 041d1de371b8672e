import type { Consent } from '../../domain/consent';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';

type Network = DocumentOf<'network'>;
type ConsentHeld = NonNullable<Network['consent']>;

/** What the network itself says of the consent that holds: no name, and not the text, which the consent keeps (C1, C2). */
export function consentHeld({ givenBy, form, recordedAt }: Consent): { consent: ConsentHeld } {
  return { consent: { givenBy, form, recordedAt } };
}

/** The consent the network began with (N2), also where later ones extend it. */
export async function readConsentGiven(deps: Pick<Deps, 'store'>, network: Network): Promise<ConsentHeld | undefined> {
  if ((network.consents ?? 1) === 1 || network.forgotten !== undefined) return readConsentHeld(deps, network);
  return (await find(deps.store, key.consent(network.networkId, 1)))?.doc;
}

/** The consent that holds: the last one recorded, which covers what the earlier ones did and more (C4). */
export async function readConsentHeld(deps: Pick<Deps, 'store'>, network: Network): Promise<ConsentHeld | undefined> {
  if (network.consent !== undefined || network.forgotten !== undefined) return network.consent;
  // Recorded by a program that did not say it on the network.
  return (await find(deps.store, key.consent(network.networkId, network.consents ?? 1)))?.doc;
}
