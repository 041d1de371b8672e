import { z } from 'zod';
import template from '../../cards/form.json';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { fieldSchema, formNotice, formNoticeFields, marked, searchable, textOnly, textsOf, type Field } from './fields';
import { buttonSchema, line, noticeFields, type Button, type Line } from './parts';
import { defineView, type Shown } from './render';

/** Text that stands out above the fields: of the consent, whom to call (M3), or that no practice can be asked (N5). */
const box = z.strictObject({
  style: z.enum(['emphasis', 'attention', 'warning']),
  heading: z.string(),
  lines: z.array(textOnly),
  links: noticeFields.noticeLinks.max(6),
});

export type Box = z.output<typeof box>;

/** Every form: what it is about, its fields, why it was refused and what to state then, its buttons. */
export const formView = defineView(
  'form',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    ...formNoticeFields,
    about: z.array(textOnly),
    paragraphs: z.array(line),
    boxes: z.array(box),
    fields: z.array(fieldSchema),
    statements: z.array(fieldSchema),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface Form {
  title: string;
  refusal?: Refusal | undefined;
  /** Whom or what it is about. */
  about?: string;
  paragraphs?: Line[];
  boxes?: Box[];
  fields: Field[];
  /** What to state when it was held back, below the notice that says so. */
  statements?: Field[];
  actions: Button[];
}

export function formCard(texts: Texts, form: Form): Shown {
  const { title, refusal, about, paragraphs = [], boxes = [], fields, statements = [], actions } = form;
  return formView.render({
    lang: texts.language,
    title,
    ...formNotice(texts, refusal, fields),
    about: textsOf(about),
    paragraphs,
    boxes,
    fields: marked(texts, searchable(texts, fields, actions), actions),
    statements,
    actions,
  });
}
