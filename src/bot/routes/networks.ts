import { refusalCard } from '../../cards/info';
import { networksCard } from '../../cards/lists';
import { networkCard } from '../../cards/network';
import { listNetworks } from '../../usecases/networks/list-networks';
import { readNetwork } from '../../usecases/networks/endings/read-network';
import type { Route } from '../turn';

/** Rows on one page of a list. */
export const pageSize = 8;

export const openNetworks: Route<'network.list'> = async (turn, input) => {
  const page = await listNetworks(turn.deps, turn.actor, { after: input.after, limit: pageSize });
  return page.ok
    ? networksCard(turn.texts, turn.zone, page.value, input.purpose)
    : refusalCard(turn.texts, page.refusal);
};

export const openNetwork: Route<'network.open'> = async (turn, input) => {
  const network = await readNetwork(turn.deps, turn.actor, input.networkId, input.after);
  return network.ok ? networkCard(turn.texts, turn.zone, network.value) : refusalCard(turn.texts, network.refusal);
};
