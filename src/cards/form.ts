import { z } from 'zod';
import template from '../../cards/form.json';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { buttonSchema, choice, line, noticeFields, refusalNotice, type Button, type Choice, type Line } from './parts';
import { defineView, type Shown } from './render';

const field = z.strictObject({
  kind: z.enum(['text', 'choice', 'toggle']),
  id: z.string(),
  label: z.string().min(1),
  /** What a toggle states; empty for the others. */
  title: z.string(),
  hint: z.string(),
  value: z.string(),
  multiline: z.boolean(),
  maxLength: z.int(),
  style: z.enum(['compact', 'expanded', 'filtered']),
  choices: z.array(choice),
});
export type Field = z.output<typeof field>;

/** A card with a list of inputs under a few lines, for forms that need no layout of their own. */
export const formView = defineView(
  'form',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    paragraphs: z.array(line),
    fields: z.array(field),
    actions: z.array(buttonSchema).max(6),
  }),
);

const plain = { title: '', hint: '', multiline: false, maxLength: 120, style: 'compact', choices: [] } as const;

/** The id of an input with what it is called and what stands in it. */
export interface Asked {
  id: string;
  label: string;
  value: string;
  hint?: string;
}

export function textField(asked: Asked & { multiline?: boolean; maxLength?: number }): Field {
  return { ...plain, kind: 'text', ...asked, choices: [] };
}

/** A choice that nobody made beforehand unless `value` says so. */
export function choiceField(asked: Asked & { style?: Field['style']; choices: Choice[] }): Field {
  return { ...plain, kind: 'choice', ...asked };
}

/** A tick with the statement it stands for. */
export function toggleField(asked: Asked & { title: string }): Field {
  return { ...plain, kind: 'toggle', ...asked, value: asked.value === 'true' ? 'true' : 'false', choices: [] };
}

export interface Form {
  title: string;
  refusal?: Refusal | undefined;
  paragraphs?: Line[];
  fields: Field[];
  actions: Button[];
}

export function formCard(texts: Texts, form: Form): Shown {
  return formView.render({
    lang: texts.language,
    title: form.title,
    ...refusalNotice(texts, form.refusal),
    paragraphs: form.paragraphs ?? [],
    fields: form.fields,
    actions: form.actions,
  });
}
