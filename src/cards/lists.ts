import type { PageOf } from '../domain/page';
import type { Texts } from '../texts';
import type { OpenRow } from '../usecases/messages/open-rows';
import type { NetworkRow } from '../usecases/networks/list-networks';
import { listCard, type ListRow } from './list';
import { isOwnTurn, openRow } from './open-row';
import { rowPress } from './row-state';
import { button } from './parts';
import type { Shown } from './render';
import { clientMarks } from './client-line';

/** Mijn netwerken, or the choice of a network to write in. */
export function networksCard(texts: Texts, zone: string, page: PageOf<NetworkRow>, purpose: 'open' | 'write'): Shown {
  return listCard(texts, {
    title: purpose === 'open' ? texts.network.listTitle : texts.network.chooseTitle,
    page: { ...page, shown: page.shown.filter((row) => purpose === 'open' || row.state === 'open') },
    row: (each) => networkRow(texts, zone, each, purpose),
    empty: texts.network.listEmpty,
    more: (after) => button(texts.list.more, 'network.list', { purpose, after }),
  });
}

function networkRow(texts: Texts, zone: string, row: NetworkRow, purpose: 'open' | 'write'): ListRow {
  const state = row.state === 'open' ? undefined : texts.states[row.state];
  const open =
    purpose === 'open'
      ? button(texts.network.open, 'network.open', { networkId: row.networkId })
      : button(texts.network.write, 'thread.write', { networkId: row.networkId });
  const who = row.client === undefined ? texts.network.hidden : clientMarks(texts, zone, row.client);
  return {
    style: 'default',
    mark: { text: row.code, icon: 'PeopleTeam' },
    state: state === undefined ? [] : [{ text: state, badge: 'Subtle', colour: 'Default' }],
    strong: who,
    lines: [],
    actions: [],
    ...(row.state === 'frozen' ? {} : { press: rowPress(open, row.code) }),
  };
}

/** Openstaand: soonest deadline first (M7, D4, D6). */
export function openThreadsCard(texts: Texts, zone: string, page: PageOf<OpenRow>): Shown {
  return listCard(texts, {
    title: texts.list.title,
    page,
    row: (each) => openRow(texts, zone, each),
    under: [
      { heading: texts.rows.ownTurn, of: isOwnTurn },
      { heading: texts.rows.awaited, of: (each) => !isOwnTurn(each) },
    ],
    empty: texts.list.empty,
    more: (after) => button(texts.list.more, 'thread.list', { after }),
  });
}
