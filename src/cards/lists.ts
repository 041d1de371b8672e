import type { PageOf } from '../domain/page';
import type { Texts } from '../texts';
import type { OpenRow } from '../usecases/messages/open-rows';
import type { NetworkRow } from '../usecases/networks/list-networks';
import { listCard, type Row } from './list';
import { openRow } from './open-row';
import { button, subtle } from './parts';
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

function networkRow(texts: Texts, zone: string, row: NetworkRow, purpose: 'open' | 'write'): Row {
  const state = row.state === 'open' ? undefined : texts.states[row.state];
  const open =
    purpose === 'open'
      ? button(texts.network.open, 'network.open', { networkId: row.networkId })
      : button(texts.network.write, 'thread.write', { networkId: row.networkId });
  return {
    style: 'emphasis',
    strong: row.client === undefined ? texts.network.hidden : clientMarks(texts, zone, row.client),
    lines: subtle([row.code, state].filter(Boolean).join(' · ')),
    actions: row.state === 'frozen' ? [] : [open],
  };
}

/** Openstaand: soonest deadline first (M7, D4, D6). */
export function openThreadsCard(texts: Texts, zone: string, page: PageOf<OpenRow>): Shown {
  return listCard(texts, {
    title: texts.list.title,
    page,
    row: (each) => openRow(texts, zone, each),
    empty: texts.list.empty,
    more: (after) => button(texts.list.more, 'thread.list', { after }),
  });
}
