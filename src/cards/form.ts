import { z } from 'zod';
import template from '../../cards/form.json';
import type { Refusal } from '../domain/refusal';
import { withoutBsn } from '../domain/without-bsn';
import type { FieldOf, Fields } from '../forms/fields';
import type { Texts } from '../texts';
import { buttonSchema, choice, line, lines, noticeFields, refusalNotice, type Button, type Line } from './parts';
import { defineView, type Shown } from './render';

const textOnly = z.strictObject({ text: z.string() });

export const fieldSchema = z.strictObject({
  kind: z.enum(['text', 'choice', 'date', 'toggle']),
  id: z.string(),
  label: z.string().min(1),
  above: z.array(textOnly),
  below: z.array(textOnly),
  /** What a toggle states; empty for the others. */
  title: z.string(),
  hint: z.string(),
  value: z.string(),
  multiline: z.boolean(),
  /** 0: a rule says what is too long. */
  maxLength: z.int(),
  style: z.enum(['compact', 'expanded', 'filtered']),
  several: z.boolean(),
  choices: z.array(choice),
});
export type Field = z.output<typeof fieldSchema>;

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
    about: z.array(textOnly),
    paragraphs: z.array(line),
    boxes: z.array(box),
    fields: z.array(fieldSchema),
    statements: z.array(fieldSchema),
    actions: z.array(buttonSchema).max(6),
  }),
);

const plain: Omit<Field, 'kind' | 'id' | 'label' | 'above' | 'below' | 'value'> = {
  title: '',
  hint: '',
  multiline: false,
  maxLength: 0,
  style: 'expanded',
  several: false,
  choices: [],
};

/**
 * The fields of a form that are asked on this card, with what was filled in before. What may be a BSN in a text does not
 * come back (M9), nor does a day or a choice that could not have been made here, nor a tick that is asked anew (C3).
 */
export function inputs<D, F extends Fields<D>>(
  fields: F,
  texts: Texts,
  form: D,
  values: Partial<Record<keyof F, string | undefined>>,
): Field[] {
  return Object.entries<FieldOf<D>>(fields)
    .filter(([, each]) => each.asked?.(form) ?? true)
    .map(([id, each]) => ({
      ...plain,
      id,
      label: each.label(texts, form),
      above: textsOf(each.above?.(texts, form)),
      below: textsOf(each.below?.(texts, form)),
      ...ofKind(each, texts, form, values[id] ?? ''),
    }));
}

/** What fields of its kind have: what comes back in them, and what the others have not. */
function ofKind<D>(
  each: FieldOf<D>,
  texts: Texts,
  form: D,
  value: string,
): Partial<Field> & Pick<Field, 'kind' | 'value'> {
  const { kind } = each;
  if (kind === 'toggle') {
    return { kind, title: each.title(texts, form), value: String(value === 'true' && each.anew !== true) };
  }
  const hint = each.hint?.(texts, form) ?? '';
  if (kind === 'date') return { kind, hint, value: /^\d{4}-\d\d-\d\d$/.test(value) ? value : '' };
  if (kind === 'text') {
    const { multiline = false, maxLength = 0 } = each;
    return { kind, hint, multiline, maxLength, value: withoutBsn(value) };
  }
  const choices = each.choices(texts, form);
  const chosen = value.split(',').filter((one) => choices.some((known) => known.value === one));
  const style = each.style?.(form) ?? 'expanded';
  return { kind, hint, style, several: each.several === true, choices, value: chosen.join(',') };
}

export const textsOf = (...all: (string | undefined)[]): { text: string }[] =>
  lines(...all).map(({ text }) => ({ text }));

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
    ...refusalNotice(texts, refusal),
    about: textsOf(about),
    paragraphs,
    boxes,
    fields,
    statements,
    actions,
  });
}
