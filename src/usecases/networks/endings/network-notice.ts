import type { CardSubject, DocumentOf } from '../../../store/documents';
import type { Deps } from '../../deps';

/** C4, N9, C5: what members are told about a network as a whole. */
type NetworkChange = Extract<CardSubject, { kind: 'network' }>['change'];

/** The notice that something happened to a network as a whole; told without health information (G3, C5). */
export function networkNotice(
  deps: Deps,
  network: DocumentOf<'network'>,
  change: NetworkChange,
  alertTeamId: string | null,
): DocumentOf<'notice'> {
  return {
    type: 'notice',
    partition: network.partition,
    id: `notice:${network.networkId}:${change}:${deps.newId()}`,
    schemaVersion: 1,
    about: { kind: 'network', networkId: network.networkId, change },
    version: 1,
    alertTeamId,
    alertPersonIds: [],
    state: 'pending',
    dueAt: deps.now(),
  };
}
