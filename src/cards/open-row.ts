import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { OpenRow, OpenSteps, OpenThread } from '../usecases/messages/open-rows';
import { clientMarks } from './client-line';
import type { Row } from './list';
import { button, lines, subtle, type Line, wordFor } from './parts';

/** A row of Openstaand: a thread, or steps to be done (N7). */
export function openRow(texts: Texts, zone: string, row: OpenRow): Row {
  return row.kind === 'thread' ? threadRow(texts, zone, row) : stepsRow(texts, zone, row);
}

function threadRow(texts: Texts, zone: string, thread: OpenThread): Row {
  const { networkId, threadId } = thread;
  return {
    style: styleOf(thread),
    strong: `${wordFor(texts.categories, thread.category)} · ${thread.subject}`,
    lines: [...clientOf(texts, zone, thread), ...dueLine(texts, zone, thread)],
    actions: [button(texts.thread.open, 'thread.open', { networkId, threadId })],
  };
}

function stepsRow(texts: Texts, zone: string, row: OpenSteps): Row {
  const { networkId } = row;
  const since = (each: OpenSteps['steps'][number]): string =>
    texts.steps.openSince(texts.steps.open[each.step], moment(texts.language, zone, each.since));
  return {
    style: 'accent',
    strong: texts.steps.openRow,
    lines: [...clientOf(texts, zone, row), ...subtle(...row.steps.map(since))],
    actions: [button(texts.thread.open, 'network.open', { networkId })],
  };
}

function clientOf(texts: Texts, zone: string, { client, code }: OpenRow): Line[] {
  return lines(`${clientMarks(texts, zone, client)} · ${code}`);
}

function styleOf(row: OpenThread): Row['style'] {
  return row.overdue ? 'attention' : row.ownTurn ? 'accent' : 'emphasis';
}

/** By when and whose turn; what waits for the reader's own team stands out. */
function dueLine(texts: Texts, zone: string, row: OpenThread): Line[] {
  const due = texts.list.due(moment(texts.language, zone, row.dueAt));
  const ball = ballOf(texts, row);
  const words = row.overdue ? `${texts.thread.overdue(0)} · ${due} · ${ball}` : `${due} · ${ball}`;
  return row.ownTurn ? lines(words) : subtle(words);
}

/** Whose turn it is (M7); as deputy it says for whom (A2). */
function ballOf(texts: Texts, row: OpenThread): string {
  if (row.standsInFor !== undefined) return texts.list.deputy(row.standsInFor);
  return row.ownTurn ? texts.list.own : texts.list.other(row.turnTeam?.name ?? '–');
}
