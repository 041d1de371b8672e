import { z } from 'zod';
import template from '../../cards/list.json';
import type { PageOf } from '../domain/page';
import type { Texts } from '../texts';
import { fieldSchema } from './fields';
import {
  buttonSchema,
  homeButton,
  line,
  lines,
  noNotice,
  noticeFields,
  onward,
  type Button,
  type Line,
  type NoticeData,
} from './parts';
import { defineView, type Shown } from './render';

export const rowStyles = z.enum(['default', 'emphasis', 'attention', 'good', 'accent', 'warning']);

export const rowSchema = z.strictObject({
  style: rowStyles,
  strong: z.string(),
  lines: z.array(line),
  actions: z.array(buttonSchema).max(6),
});
export type Row = z.output<typeof rowSchema>;

/** What a category or a list says of a row in a word, with an icon where the client draws them. */
const markSchema = z.strictObject({ text: z.string(), icon: z.string() });

/** How a row stands, in words; a client that knows no badges draws them in that colour. */
const stateSchema = z.strictObject({
  text: z.string(),
  badge: z.enum(['Attention', 'Warning', 'Informative', 'Subtle']),
  colour: z.enum(['Attention', 'Warning', 'Accent', 'Default']),
});
export type State = z.output<typeof stateSchema>;

/** A row that is pressed as a whole, or one with buttons of its own. */
export const compactSchema = rowSchema.extend({
  mark: markSchema,
  state: z.array(stateSchema).max(1),
  press: buttonSchema.omit({ style: true }).extend({ title: z.string() }),
});
type Compact = z.output<typeof compactSchema>;
/** A row as a list is given it: what it does not say, it has not. */
export type ListRow = Row & Partial<Omit<Compact, keyof Row>>;

const noPress: Compact['press'] = { title: '', verb: '', data: {}, submit: {}, inputs: 'none' };

export function compact(row: ListRow): Compact {
  return { mark: { text: '', icon: '' }, state: [], press: noPress, ...row };
}

const searchSchema = z.strictObject({ fields: z.array(fieldSchema), actions: z.array(buttonSchema).max(6) });

/** A card with rows, each with its own buttons: networks, open threads, digest, staff, contact persons. */
export const listView = defineView(
  'list',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    paragraphs: z.array(line),
    search: z.array(searchSchema).max(1),
    sections: z.array(z.strictObject({ heading: z.string(), rows: z.array(compactSchema) })),
    actions: z.array(buttonSchema).max(6),
  }),
);

/** What stands around the rows of a card. */
interface Around {
  title: string;
  notice?: NoticeData;
  paragraphs?: Line[];
  /** How many could not be read and are left out. */
  unread?: number | undefined;
  /** How that is said; of threads and networks where it does not say. */
  unreadSaid?: (count: number) => string;
  /** By what the rows are searched. */
  search?: z.output<typeof searchSchema>;
  /** Beside the way back, which is the last. */
  actions?: Button[];
  back?: Button;
}

export interface Sections extends Around {
  sections: { heading: string; rows: ListRow[] }[];
}

/** Rows under headings; those without rows are left out. */
export function sectionsCard(texts: Texts, card: Sections): Shown {
  const { title, notice = noNotice, paragraphs = [], search, sections, actions = [], back = homeButton(texts) } = card;
  return listView.render({
    lang: texts.language,
    title,
    ...notice,
    paragraphs,
    search: search === undefined ? [] : [search],
    sections: [{ heading: '', rows: unreadRows(texts, card.unread, card.unreadSaid) }, ...sections].flatMap(
      ({ heading, rows }) => (rows.length > 0 ? [{ heading, rows: rows.map(compact) }] : []),
    ),
    actions: [...actions, back],
  });
}

export interface List<T> extends Around {
  page: PageOf<T>;
  row: (each: T) => ListRow;
  /** The headings its rows stand under, in order, and which of them; all under none where it does not say. */
  under?: { heading: string; of: (each: T) => boolean }[];
  /** Said where there is nothing, here or further on. */
  empty: string;
  /** The button of the next page. */
  more: (after: string) => Button;
}

/** A page of a list. */
export function listCard<T>(
  texts: Texts,
  { page, row, under = [{ heading: '', of: () => true }], empty, more, ...around }: List<T>,
): Shown {
  const { unread } = page;
  const none = page.shown.length + (unread ?? 0) === 0 && page.next === undefined;
  return sectionsCard(texts, {
    ...around,
    unread,
    paragraphs: [...(around.paragraphs ?? []), ...lines(none ? empty : undefined)],
    sections: under.map(({ heading, of }) => ({ heading, rows: page.shown.filter(of).map(row) })),
    actions: [...onward(page.next, more), ...(around.actions ?? [])],
  });
}

/** What a list leaves out because it cannot be read, where it is seen: nobody takes the list for all there is. */
export function unreadRows(texts: Texts, unread = 0, said = texts.list.unread): Row[] {
  return unread === 0 ? [] : [{ style: 'warning', strong: said(unread), lines: [], actions: [] }];
}
