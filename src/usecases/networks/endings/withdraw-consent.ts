import type { Actor } from '../../../domain/directory';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import { told } from '../../../domain/told';
import { insert, replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition } from '../../../store/partitions';
import { change, decide } from '../../decide';
import type { Deps } from '../../deps';
import { findNetwork, onBehalfOf, type NetworkAccess } from '../find-network';
import { networkNotice } from './network-notice';
import { dropSteps, openChecklist } from './open-items';

/**
 * C5: any professional in the network records that the consent is withdrawn, also after closing.
 * With this one commit the network is frozen: reading and writing ask its state first, and every
 * batch in it holds its revision. Nothing recorded is removed; the notice committed with it brings
 * the cards in people's chats up to date and tells the members. Pressed again it changes nothing.
 */
export function withdrawConsent(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<{ code: string }>> {
  const press = { verb: 'consent.withdraw-confirm', card: networkId, typed: '' };
  const work = {
    actor,
    partition: networkPartition(networkId),
    allow: () => findNetwork(deps, actor, networkId, { frozen: true }),
    once: { press, again: (_: unknown, code: string) => accept({ code }) },
  };
  return decide<NetworkAccess, { code: string }>(deps, work, async (access) => {
    if (access.network.state === 'frozen') return refuse({ kind: 'network-frozen' });
    const { consent: _, ...kept } = access.network;
    const { consents: number = 1, covers } = kept;
    const network: DocumentOf<'network'> = {
      ...kept,
      state: 'frozen',
      withdrawn: { at: deps.now(), personId: actor.personId, teamId: access.ownTeams[0] ?? '' },
    };
    const { organisationId } = onBehalfOf(access);
    const object = `network:${networkId}`;
    return change(
      { code: network.code },
      {
        writes: [
          replace(access, network),
          ...dropSteps(await openChecklist(deps, networkId)),
          insert(networkNotice(deps, network, 'frozen', told.networkEnded())),
        ],
        record: {
          action: 'consent.withdraw',
          object,
          ground: 'withdrawn by the client',
          organisationId,
          ...(covers && { consent: { number, covers } }),
        },
        result: network.code,
      },
    );
  });
}
