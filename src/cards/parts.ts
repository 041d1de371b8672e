import { z } from 'zod';
import { actions, type Posted, type Verb } from '../actions';
import { meansCall, type Refusal, type RefusalKind } from '../domain/refusal';
import { dialled } from '../domain/telephone';
import { refusalText, type Texts } from '../texts';

/** A button as the templates draw it; `submit` is for clients that know no Action.Execute. */
export const buttonSchema = z.strictObject({
  title: z.string().min(1),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
  submit: z.record(z.string(), z.unknown()),
  style: z.enum(['default', 'positive', 'destructive']),
  /** Whether the card's inputs are posted with it. */
  inputs: z.enum(['auto', 'none']),
});
export type Button = z.output<typeof buttonSchema>;

export interface ButtonOptions {
  style?: Button['style'];
  /** Posts the card's inputs too. */
  withInputs?: boolean;
}

/** A button that posts a verb with its data; what the inputs add is checked by the contract test. */
export function button<V extends Verb>(
  title: string,
  verb: V,
  data: Partial<Posted<V>>,
  options: ButtonOptions = {},
): Button {
  return {
    title,
    verb,
    data,
    submit: { verb, ...data },
    style: options.style ?? 'default',
    inputs: options.withInputs === true ? 'auto' : 'none',
  };
}

/** The way back that most cards have. */
export function homeButton(texts: Texts): Button {
  return button(texts.home.back, 'home.open', {});
}

/** The button of where a list goes on; none at its end. */
export function onward(next: string | undefined, to: (after: string) => Button): Button[] {
  return next === undefined ? [] : [to(next)];
}

/** The fields of a verb's schema, for the contract test. */
export function fieldsOf(verb: Verb): { name: string; optional: boolean }[] {
  return Object.entries(actions[verb].shape).map(([name, schema]) => ({
    name,
    optional: (schema as z.ZodType).safeParse(undefined).success,
  }));
}

export const noticeFields = {
  hasNotice: z.boolean(),
  noticeStyle: z.enum(['attention', 'warning', 'good', 'accent']),
  notice: z.string(),
  noticeLinks: z.array(z.strictObject({ title: z.string(), url: z.string() })),
};
/** The fields of a notice; where it says why something was not done, also what that was, for the audit record. */
export type NoticeData = z.output<z.ZodObject<typeof noticeFields>> & { refused?: RefusalKind };

export const noNotice: NoticeData = { hasNotice: false, noticeStyle: 'attention', notice: '', noticeLinks: [] };

/** The banner that says why something was not done; where it is urgent, the number can be pressed (M3). */
export function refusalNotice(texts: Texts, refusal: Refusal | undefined): NoticeData {
  if (refusal === undefined) return noNotice;
  const phone = meansCall(refusal) || refusal.kind === 'network-exists-elsewhere' ? refusal.phone : '';
  return {
    refused: refusal.kind,
    hasNotice: true,
    noticeStyle: meansCall(refusal) ? 'attention' : 'warning',
    notice: refusalText(texts.refusals, refusal),
    noticeLinks: phone === '' ? [] : [{ title: texts.info.call(phone), url: telephone(phone) }],
  };
}

/** The banner of a press that was refused; of one that was done, what was done. */
export function outcomeNotice(texts: Texts, refusal: Refusal | undefined, done: string | undefined): NoticeData {
  if (refusal !== undefined || done === undefined) return refusalNotice(texts, refusal);
  return { ...noNotice, hasNotice: true, noticeStyle: 'good', notice: done };
}

/** A `tel:` link. */
export function telephone(phone: string): string {
  return `tel:${dialled(phone)}`;
}

export const line = z.strictObject({ text: z.string(), subtle: z.boolean() });
export type Line = z.output<typeof line>;

export function lines(...all: (string | undefined)[]): Line[] {
  return all.flatMap((text) => (text === undefined || text === '' ? [] : [{ text, subtle: false }]));
}

export function subtle(...all: (string | undefined)[]): Line[] {
  return lines(...all).map((each) => ({ ...each, subtle: true }));
}

/** Text of people as paragraphs: TextRun knows no line breaks; an empty line keeps its height. */
export function paragraphs(text: string): { text: string }[] {
  return text.split('\n').map((each) => ({ text: each === '' ? '\u00a0' : each }));
}

export const choice = z.strictObject({ title: z.string(), value: z.string() });

/** The word for a value of a list that grows; a dash for one that only a newer program knows (ADR 14). */
export function wordFor<V extends string>(words: Readonly<Record<V, string>>, value: V): string {
  return Object.hasOwn(words, value) ? words[value] : '–';
}
