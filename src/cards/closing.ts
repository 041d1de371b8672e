import { z } from 'zod';
import template from '../../cards/closing.json';
import type { Refusal } from '../domain/refusal';
import { stepsOf, type Checklist } from '../domain/steps';
import { teamName } from '../domain/team-name';
import { closingFields } from '../forms/closing';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { ClosingView } from '../usecases/networks/endings/close-network';
import { clientLine } from './client-line';
import { fieldNotice, fieldSchema, inputs, marked } from './fields';
import { rowSchema, type Row } from './list';
import { button, buttonSchema, line, lines, noticeFields, subtle, type Button, wordFor } from './parts';
import { defineView, type Shown } from './render';

export const closingView = defineView(
  'closing',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    paragraphs: z.array(line),
    sections: z.array(z.strictObject({ heading: z.string(), rows: z.array(rowSchema) })),
    fields: z.array(fieldSchema),
    actions: z.array(buttonSchema).max(6),
  }),
);

/** Threads on one page of the list, so that the card stays small however many there are. */
const pageSize = 10;

export interface ClosingForm {
  formId: string;
  /** 0 is the first page. */
  page: number;
  refusal?: Refusal | undefined;
}

/** N9: what is still open, list by list, each to be confirmed; nothing is ticked beforehand. */
export function closingCard(texts: Texts, zone: string, view: ClosingView, form: ClosingForm): Shown {
  const { ending } = texts;
  const { network, open } = view;
  const asked = { ...open.toConfirm, refusal: form.refusal };
  const fields = inputs(closingFields, texts, asked, {});
  const buttons = actions(texts, view, form);
  return closingView.render({
    lang: texts.language,
    title: ending.closeTitle(network.code),
    ...fieldNotice(texts, form.refusal, fields),
    paragraphs: [
      ...lines(clientLine(texts, zone, network.client), ending.closeIntro),
      ...subtle(...askedLines(texts, zone, view)),
      ...lines(open.toConfirm.threads === 0 && !open.toConfirm.steps ? ending.nothingOpen : undefined),
    ],
    sections: sections(texts, view, form.page),
    fields: marked(texts, fields, buttons),
    actions: buttons,
  });
}

function askedLines(texts: Texts, zone: string, view: ClosingView): string[] {
  const asked = view.network.closingAsked ?? [];
  if (asked.length === 0) return [texts.ending.nobodyAsked];
  return asked.map(({ teamId, at }) => {
    const team = view.teams.get(teamId);
    const name = teamName(team);
    return `${texts.ending.asked}: ${texts.ending.askedBy(name, moment(texts.language, zone, at))}`;
  });
}

function sections(texts: Texts, view: ClosingView, page: number): { heading: string; rows: Row[] }[] {
  const { ending } = texts;
  const { threads, checklist, unread } = view.open;
  const start = page * pageSize;
  const shown = threads.slice(start, start + pageSize);
  const part = threads.length > pageSize ? ` ${ending.part(start + 1, start + shown.length, threads.length)}` : '';
  return [
    ...(unread.length === 0 ? [] : [{ heading: '', rows: [unreadRow(texts, unread)] }]),
    ...(shown.length === 0
      ? []
      : [
          {
            heading: `${ending.openThreads(threads.length)}.${part}`,
            rows: shown.map((each) => threadRow(texts, view, each.doc)),
          },
        ]),
    ...(checklist === undefined ? [] : [{ heading: ending.openSteps, rows: stepRows(texts, checklist.doc) }]),
  ];
}

/** What cannot be read is named by its ids alone, for the help desk to find. */
function unreadRow({ ending }: Texts, unread: string[]): Row {
  const lines = subtle(`${ending.unreadIds}: ${unread.join(', ')}`);
  return { style: 'warning', strong: ending.unread(unread.length), lines, actions: [] };
}

/** N7: the steps that nobody has done, by name. */
function stepRows(texts: Texts, list: Checklist): Row[] {
  const open = stepsOf(list).filter((each) => each.state === 'open' || each.state === 'later');
  return open.map(({ step }) => ({ style: 'emphasis', strong: texts.steps.open[step], lines: [], actions: [] }));
}

function threadRow(texts: Texts, view: ClosingView, thread: ClosingView['open']['threads'][number]['doc']): Row {
  const team = view.teams.get(thread.turnTeamId ?? '');
  const { networkId, threadId } = thread;
  return {
    style: 'emphasis',
    strong: `${wordFor(texts.categories, thread.category)} · ${thread.subject}`,
    lines: subtle(texts.list.other(teamName(team))),
    actions: [button(texts.thread.open, 'thread.open', { networkId, threadId })],
  };
}

function actions(texts: Texts, view: ClosingView, form: ClosingForm): Button[] {
  const { ending } = texts;
  const { networkId } = view.network;
  const last = Math.max(0, Math.ceil(view.open.threads.length / pageSize) - 1);
  const posted = { networkId, formId: form.formId, shown: view.open.fingerprint };
  return [
    button(ending.closeConfirm, 'network.close-confirm', posted, { style: 'destructive', withInputs: true }),
    ...(form.page > 0 ? [button(ending.previousPage, 'network.close', { networkId, page: form.page - 1 })] : []),
    ...(form.page < last ? [button(ending.nextPage, 'network.close', { networkId, page: form.page + 1 })] : []),
    button(texts.steps.back, 'network.open', { networkId }),
  ];
}
