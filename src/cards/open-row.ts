import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { OpenRow, OpenSteps, OpenThread } from '../usecases/messages/open-rows';
import { clientMarks } from './client-line';
import type { ListRow, State } from './list';
import { button, lines, subtle } from './parts';
import { categoryMark, otherState, ownState, rowPress } from './row-state';

/** A row of Openstaand: a thread, or steps to be done (N7). */
export function openRow(texts: Texts, zone: string, row: OpenRow): ListRow {
  return row.kind === 'thread' ? threadRow(texts, zone, row) : stepsRow(texts, zone, row);
}

/** Whether it waits for the reader's team, which sees that first (M7). */
export function isOwnTurn(row: OpenRow): boolean {
  return row.kind === 'steps' || row.ownTurn;
}

function threadRow(texts: Texts, zone: string, thread: OpenThread): ListRow {
  const { networkId, threadId, subject } = thread;
  const client = clientMarks(texts, zone, thread.client);
  const mark = categoryMark(texts, thread.category, thread.code);
  const state = threadState(texts, zone, thread);
  const to = button(texts.thread.open, 'thread.open', { networkId, threadId });
  return {
    style: 'default',
    mark,
    state: [state],
    strong: subject,
    // As deputy it says for whom (A2).
    lines: [...lines(client), ...subtle(thread.standsInFor && texts.list.deputy(thread.standsInFor))],
    actions: [],
    press: rowPress(to, mark.text, state.text),
  };
}

export function threadState(texts: Texts, zone: string, thread: OpenThread): State {
  if (thread.ownTurn) return ownState(texts, zone, thread);
  return otherState(texts, thread.turnTeam?.name ?? '–', thread.overdue);
}

/** The same without a client or subject: whose question, in which network (home). */
export function homeRow(texts: Texts, zone: string, row: OpenRow): ListRow {
  const { networkId, code } = row;
  if (row.kind === 'steps')
    return {
      ...stepsRow(texts, zone, row),
      strong: row.steps.map(({ step }) => texts.steps.open[step]).join(', '),
      lines: [],
    };
  const mark = categoryMark(texts, row.category, code);
  const state = threadState(texts, zone, row);
  const waits = texts.rows.waits(row.waitingTeam === undefined ? '–' : teamName(row.waitingTeam));
  const to = button(texts.thread.open, 'thread.open', { networkId, threadId: row.threadId });
  return {
    style: 'default',
    mark,
    state: [state],
    strong: waits,
    lines: [],
    actions: [],
    press: rowPress(to, mark.text, waits, state.text),
  };
}

function stepsRow(texts: Texts, zone: string, row: OpenSteps): ListRow {
  const { networkId } = row;
  const since = (each: OpenSteps['steps'][number]): string =>
    texts.steps.openSince(texts.steps.open[each.step], moment(texts.language, zone, each.since));
  const client = clientMarks(texts, zone, row.client);
  const to = button(texts.thread.open, 'network.open', { networkId });
  return {
    style: 'default',
    mark: { text: `${texts.steps.openRow} · ${row.code}`, icon: 'TaskListLtr' },
    state: [],
    strong: client,
    lines: subtle(...row.steps.map(since)),
    actions: [],
    press: rowPress(to, texts.steps.openRow, row.code),
  };
}
