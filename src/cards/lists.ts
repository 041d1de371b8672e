import type { Texts } from '../texts';
import type { OpenThreads } from '../usecases/messages/list-open-threads';
import type { NetworkRow, NetworkRows } from '../usecases/networks/list-networks';
import { listCard, unreadLine, type Row } from './list';
import { openRow } from './open-row';
import { button, lines, subtle, type Button } from './parts';
import type { Shown } from './render';
import { birthLine } from './client-line';

const home = (texts: Texts): Button => button(texts.home.back, 'home.open', {});

/** Mijn netwerken, or the choice of a network to write in. */
export function networksCard(texts: Texts, zone: string, page: NetworkRows, purpose: 'open' | 'write'): Shown {
  const rows = page.networks.filter((row) => purpose === 'open' || row.state === 'open');
  const more =
    page.next === undefined ? [] : [button(texts.network.more, 'network.list', { purpose, after: page.next })];
  return listCard(texts, {
    title: purpose === 'open' ? texts.network.listTitle : texts.network.chooseTitle,
    paragraphs: lines(
      rows.length === 0 && page.next === undefined && page.unread === 0 ? texts.network.listEmpty : undefined,
      unreadLine(texts, page.unread),
    ),
    sections: [{ heading: '', rows: rows.map((row) => networkRow(texts, zone, row, purpose)) }],
    actions: [...more, home(texts)],
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
    strong: row.clientName === '' ? texts.network.hidden : row.clientName,
    lines: [
      ...subtle(row.birthDate === '' ? undefined : birthLine(texts, zone, row.birthDate)),
      ...subtle([row.code, state].filter(Boolean).join(' · ')),
    ],
    actions: row.state === 'frozen' ? [] : [open],
  };
}

/** Openstaand: soonest deadline first (M7, D4, D6). */
export function openThreadsCard(texts: Texts, zone: string, page: OpenThreads): Shown {
  const more = page.next === undefined ? [] : [button(texts.list.more, 'thread.list', { after: page.next })];
  return listCard(texts, {
    title: texts.list.title,
    paragraphs: lines(
      page.rows.length === 0 && page.unread === 0 ? texts.list.empty : undefined,
      unreadLine(texts, page.unread),
    ),
    sections: [{ heading: '', rows: page.rows.map((row) => openRow(texts, zone, row)) }],
    actions: [...more, home(texts)],
  });
}
