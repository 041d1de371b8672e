import type { Actor } from '../../../domain/directory';
import { accept, type Outcome } from '../../../domain/outcome';
import { told } from '../../../domain/told';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { auditWrite } from '../../audit';
import { decide, earlierPress, pressMarker } from '../../decide';
import type { Deps } from '../../deps';
import { findNetwork, onBehalfOf } from '../find-network';
import { networkNotice } from './network-notice';
import { dropSteps, openChecklist } from './open-items';

/**
 * C5: any professional in the network records that the consent is withdrawn, also after closing.
 * With this one commit the network is frozen: reading and writing ask its state first, and every
 * batch in it holds its revision. Nothing recorded is removed; the notice committed with it brings
 * the cards in people's chats up to date and tells the members. Pressed again it changes nothing.
 */
export function withdrawConsent(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<{ code: string }>> {
  const partition = networkPartition(networkId);
  const press = { verb: 'consent.withdraw-confirm', card: networkId, typed: '' };
  return decide<{ code: string }>(deps, async () => {
    const earlier = await earlierPress(deps, partition, actor, press);
    if (earlier !== undefined) return accept({ code: earlier });
    const access = await findNetwork(deps, actor, networkId);
    if (!access.ok) return access;
    const { revision, ownTeams } = access.value;
    const network: DocumentOf<'network'> = {
      ...access.value.network,
      state: 'frozen',
      withdrawn: { at: deps.now(), personId: actor.personId, teamId: ownTeams[0] ?? '' },
    };
    const writes: Write[] = [
      { kind: 'replace', doc: network, revision },
      ...dropSteps(await openChecklist(deps, networkId)),
      { kind: 'insert', doc: networkNotice(deps, network, 'frozen', told.networkEnded()) },
      { kind: 'insert', doc: pressMarker(deps, partition, actor, press, network.code) },
      auditWrite(deps, partition, actor, {
        action: 'consent.withdraw',
        object: `network:${networkId}`,
        ground: 'withdrawn by the client',
        organisationId: onBehalfOf(access.value).organisationId,
      }),
    ];
    return { ...accept({ code: network.code }), partition, writes };
  });
}
