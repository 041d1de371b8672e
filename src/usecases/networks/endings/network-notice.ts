import type { Told } from '../../../domain/told';
import type { CardSubject, DocumentOf } from '../../../store/documents';
import type { Deps } from '../../deps';
import { notice } from '../../notices/notice';

/** C4, N9, C5: what members are told about a network as a whole. */
type NetworkChange = Extract<CardSubject, { kind: 'network' }>['change'];

/** The notice that something happened to a network as a whole; told without health information (G3, C5). */
export function networkNotice(
  deps: Deps,
  network: DocumentOf<'network'>,
  change: NetworkChange,
  told: Told,
): DocumentOf<'notice'> {
  const id = `notice:${network.networkId}:${change}:${deps.newId()}`;
  const about = { kind: 'network' as const, networkId: network.networkId, change };
  return notice(deps, { partition: network.partition, id, about, version: 1, told });
}
