import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { TeamContact } from '../usecases/directory/list-contacts';
import type { Digest, DigestRow } from '../usecases/digests/read-digest';
import type { OpenThread, OpenThreads } from '../usecases/messages/list-open-threads';
import type { NetworkRow, NetworkRows } from '../usecases/networks/list-networks';
import { listCard, type Row } from './list';
import { button, lines, subtle, type Button } from './parts';
import type { Card } from './render';
import { birthLine } from './network';

const home = (texts: Texts): Button => button(texts.home.back, 'home.open', {});

/** Mijn netwerken, or the choice of a network to write in. */
export function networksCard(texts: Texts, zone: string, page: NetworkRows, purpose: 'open' | 'write'): Card {
  const rows = page.networks.filter((row) => purpose === 'open' || row.state === 'open');
  const more =
    page.next === undefined ? [] : [button(texts.network.more, 'network.list', { purpose, after: page.next })];
  return listCard(texts, {
    title: purpose === 'open' ? texts.network.listTitle : texts.network.chooseTitle,
    paragraphs: rows.length === 0 ? lines(texts.network.listEmpty) : [],
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
export function openThreadsCard(texts: Texts, zone: string, page: OpenThreads): Card {
  const more = page.next === undefined ? [] : [button(texts.list.more, 'thread.list', { after: page.next })];
  return listCard(texts, {
    title: texts.list.title,
    paragraphs: page.threads.length === 0 ? lines(texts.list.empty) : [],
    sections: [{ heading: '', rows: page.threads.map((thread) => openRow(texts, zone, thread)) }],
    actions: [...more, home(texts)],
  });
}

function openRow(texts: Texts, zone: string, thread: OpenThread): Row {
  const due = texts.list.due(moment(texts.language, zone, thread.dueAt));
  const ball = thread.ownTurn ? texts.list.own : texts.list.other(thread.turnTeam?.name ?? '–');
  const { networkId, threadId } = thread;
  return {
    style: thread.overdue ? 'attention' : thread.ownTurn ? 'accent' : 'emphasis',
    strong: `${texts.categories[thread.category]} · ${thread.subject}`,
    lines: [
      ...lines(`${thread.clientName} · ${thread.code}`),
      ...subtle(thread.overdue ? `${texts.thread.overdue(0)} · ${due} · ${ball}` : `${due} · ${ball}`),
    ],
    actions: [button(texts.thread.open, 'thread.open', { networkId, threadId })],
  };
}

/** G1, G3: health-free; opening shows contents to those entitled. */
export function digestCard(texts: Texts, zone: string, digests: Digest[]): Card {
  const sections = digests.flatMap((digest) => [
    {
      heading: digests.length > 1 ? `${digest.team.name} · ${texts.digest.overdue}` : texts.digest.overdue,
      rows: digest.overdue.map((row) => digestRow(texts, row, texts.digest.late(row.hoursOverdue), 'attention')),
    },
    {
      heading: texts.digest.today,
      rows: digest.today.map((row) =>
        digestRow(texts, row, texts.digest.due(moment(texts.language, zone, row.dueAt)), 'emphasis'),
      ),
    },
  ]);
  return listCard(texts, {
    title: texts.digest.title(digests.map((digest) => digest.team.name).join(', ')),
    paragraphs: [
      ...lines(digests.every((digest) => digest.overdue.length === 0) ? texts.digest.none : undefined),
      ...subtle(digests.some((digest) => digest.more) ? texts.digest.more : undefined),
    ],
    sections: sections.filter((section) => section.rows.length > 0),
    actions: [home(texts)],
  });
}

function digestRow(texts: Texts, row: DigestRow, when: string, style: Row['style']): Row {
  const { networkId, threadId } = row;
  return {
    style,
    strong: texts.digest.row(row.code, texts.categories[row.category], row.sender),
    lines: lines(when),
    actions: [button(texts.digest.open, 'thread.open', { networkId, threadId })],
  };
}

/** H1: organisation, team and contact person of the teams one works with. */
export function contactsCard(texts: Texts, contacts: TeamContact[]): Card {
  return listCard(texts, {
    title: texts.contacts.title,
    paragraphs: contacts.length === 0 ? lines(texts.contacts.empty) : [],
    sections: [
      {
        heading: '',
        rows: contacts.map((contact) => ({
          style: 'emphasis' as const,
          strong: `${contact.team.organisationName} · ${contact.team.name}`,
          lines: [
            ...lines(contact.contactName === undefined ? texts.contacts.none : contact.contactName),
            ...subtle([contact.email, contact.team.phone].filter(Boolean).join(' · ')),
          ],
          actions: [],
        })),
      },
    ],
    actions: [home(texts)],
  });
}
