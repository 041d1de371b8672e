import { z } from 'zod';
import template from '../../cards/list.json';
import type { Texts } from '../texts';
import { buttonSchema, line, noNotice, noticeFields, type Button, type Line } from './parts';
import { defineView, type Shown } from './render';

export const rowStyles = z.enum(['default', 'emphasis', 'attention', 'good', 'accent', 'warning']);

export const rowSchema = z.strictObject({
  style: rowStyles,
  strong: z.string(),
  lines: z.array(line),
  actions: z.array(buttonSchema).max(6),
});
export type Row = z.output<typeof rowSchema>;

/** A card with rows, each with its own buttons: networks, open threads, digest, contact persons. */
export const listView = defineView(
  'list',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    paragraphs: z.array(line),
    sections: z.array(z.strictObject({ heading: z.string(), rows: z.array(rowSchema) })),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface List {
  title: string;
  paragraphs?: Line[];
  sections: { heading: string; rows: Row[] }[];
  actions: Button[];
}

export function listCard(texts: Texts, list: List): Shown {
  return listView.render({
    lang: texts.language,
    title: list.title,
    ...noNotice,
    paragraphs: list.paragraphs ?? [],
    sections: list.sections,
    actions: list.actions,
  });
}

/** What a list leaves out because it cannot be read: nobody takes it for all there is. */
export function unreadLine(texts: Texts, unread: number): string | undefined {
  return unread === 0 ? undefined : texts.list.unread(unread);
}
