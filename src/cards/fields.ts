import { z } from 'zod';
import { isDay } from '../domain/day';
import type { Refusal, RefusalKind } from '../domain/refusal';
import { bsnRefusal, shownAgain, type NotBsn } from '../domain/without-bsn';
import { requiredOf, type Choice, type FieldOf, type Fields } from '../forms/fields';
import { statedTexts } from '../forms/not-bsn';
import { choicesFound, choicesMax, nothingFound, type Sought } from '../forms/find';
import { refusalText, type Texts } from '../texts';
import { buttonSchema, choice, lines, noNotice, refusalNotice, type Button, type NoticeData } from './parts';

export const textOnly = z.strictObject({ text: z.string() });

export const fieldSchema = z.strictObject({
  kind: z.enum(['text', 'choice', 'date', 'toggle']),
  id: z.string(),
  label: z.string().min(1),
  /** What frames the field: it stands out when it was refused, in another colour than what is urgent (M3). */
  frame: z.enum(['default', 'warning']),
  /** Why it was refused; at most one line. */
  wrong: z.array(textOnly),
  above: z.array(textOnly),
  below: z.array(textOnly),
  /** What a toggle states, and what a tick posts; empty for the others. */
  title: z.string(),
  on: z.string(),
  hint: z.string(),
  value: z.string(),
  multiline: z.boolean(),
  /** 0: a rule says what is too long. */
  maxLength: z.int(),
  style: z.enum(['compact', 'expanded', 'filtered']),
  several: z.boolean(),
  choices: z.array(choice),
  /** Teams marks it, and presses nothing until it is filled in. */
  required: z.boolean(),
  /** What is said then; empty where it may be empty. */
  missing: z.string(),
  /** What can be done at this very field. */
  actions: z.array(buttonSchema),
});
export type Field = z.output<typeof fieldSchema>;

const plain: Omit<Field, 'kind' | 'id' | 'label' | 'value'> = {
  ...{ frame: 'default', wrong: [], above: [], below: [], required: false, missing: '' },
  ...{
    title: '',
    on: '',
    hint: '',
    multiline: false,
    maxLength: 0,
    style: 'expanded',
    several: false,
    choices: [],
    actions: [],
  },
};

/**
 * The fields of a form that are asked on this card, with what was filled in before. What may be a BSN in a text does not
 * come back (M9), nor does a day or a choice that could not have been made here, nor a tick that is asked anew (C3).
 */
export function inputs<D, F extends Fields<D>>(
  fields: F,
  texts: Texts,
  form: D & { refusal?: Refusal | undefined },
  values: Partial<Record<keyof F, string | undefined>> & Sought & { notBsn?: NotBsn },
): Field[] {
  const stated = statedTexts(fields, values);
  const marks = [...stated.values()].join(',');
  const asked = Object.entries<FieldOf<D>>(fields)
    .filter(([id, each]) => (id === 'find' ? isSearched(fields, texts, form) : isAsked(each, form, marks)))
    .map(([id, each]) => ({ id, each, value: values[id] ?? '', required: requiredOf(each, form) }));
  const missed = asked.find(({ required }) => required !== undefined && required.kind === form.refusal?.kind)?.each;
  const shown = asked.map(({ id, each, value, required }): Field => {
    // What else is missing is said with what is, so that nobody is sent back for each.
    const alike = missed !== undefined && missed.apart === each.apart && isEmpty(value) ? required : undefined;
    const told = alike ?? toldAt(each, required, form.refusal, value, values.notBsn);
    return {
      ...plain,
      id,
      label: each.label(texts, form),
      above: textsOf(each.above?.(texts, form), leftOut(each, texts, form, value, values.find)),
      below: textsOf(each.below?.(texts, form), searched(id, texts, form.refusal)),
      missing: required === undefined ? '' : refusalText(texts.refusals, required),
      ...(told === undefined ? {} : { frame: 'warning', wrong: textsOf(refusalText(texts.refusals, told)) }),
      ...ofKind(each, texts, form, value, { ...values, marks }),
    };
  });
  return belowItsTexts(fields, shown, (field) => stated.has(field.id) || field.wrong.length > 0);
}

/** From how many choices on one types a part of a name instead of looking through all. */
const typedFrom = 8;

/** Whether nothing stands in a field: no text, no choice, no tick. */
const isEmpty = (value: string): boolean => value.trim() === '' || value === 'false';

/** What is stated of the texts of a form stands below the last one of those it is about (M9). */
function belowItsTexts(fields: Fields<never>, shown: Field[], isAbout: (field: Field) => boolean): Field[] {
  const statement = shown.find(({ id }) => fields[id]?.kind === 'statement' && fields[id].mark === undefined);
  const text = shown.findLast((field) => field.kind === 'text' && isAbout(field));
  if (statement === undefined || text === undefined) return shown;
  return shown.flatMap((each) =>
    each === statement ? [] : each === text ? [each, { ...statement, frame: text.frame }] : [each],
  );
}

/** M9; of each of them the field itself tells whether it is about it. */
const aboutBsn: ReadonlySet<string> = new Set<RefusalKind>(['bsn', 'bsn-named', 'bsn-taken-out', 'bsn-in-name']);

/** The refusal when it is about this field: its table says so, or its text holds what may be a BSN (M9). */
function toldAt(
  field: FieldOf<never>,
  required: Refusal | undefined,
  refusal: Refusal | undefined,
  value: string,
  notBsn: NotBsn,
): Refusal | undefined {
  if (refusal === undefined) return undefined;
  if (aboutBsn.has(refusal.kind)) {
    if (field.kind !== 'text' || (field.ofName === true) !== (refusal.kind === 'bsn-in-name')) return undefined;
    return bsnRefusal(value, saidOf(field, notBsn), field.behind) ? refusal : undefined;
  }
  return [required?.kind, ...(field.refused ?? [])].includes(refusal.kind) ? refusal : undefined;
}

const saidOf = ({ ofName }: { ofName?: boolean }, notBsn: NotBsn): NotBsn => (ofName === true ? undefined : notBsn);

/** What fields of its kind have: what comes back in them, and what the others have not. */
function ofKind<D>(
  each: FieldOf<D>,
  texts: Texts,
  form: D,
  given: string,
  { find: sought = '', notBsn, marks }: Sought & { notBsn?: NotBsn; marks: string },
): Partial<Field> & Pick<Field, 'kind' | 'value'> {
  const { kind } = each;
  if (kind === 'toggle') {
    const value = given === 'true' && each.anew !== true ? 'true' : 'false';
    return { kind, title: each.title(texts, form), on: 'true', value };
  }
  // Ticked for the texts that stand here: for others it is asked again (M14).
  if (kind === 'statement') {
    const mark = each.mark?.(form) ?? marks;
    const value = given === '' || mark === '' ? 'false' : mark;
    return { kind: 'toggle', title: each.title(texts, form), on: mark || 'true', value };
  }
  const hint = each.hint?.(texts, form) ?? '';
  if (kind === 'date') return { kind, hint, value: isDay(given) ? given : '' };
  if (kind === 'text') {
    const { multiline = false, maxLength = 0 } = each;
    return { kind, hint, multiline, maxLength, value: shownAgain(given, saidOf(each, notBsn), each.behind) };
  }
  const all = each.choices(texts, form);
  const chosen = chosenOf(all, given);
  const choices = each.sought === true ? shownOf(each, all, given, sought) : all;
  const several = each.several?.(form) ?? false;
  const style = each.style?.(form) ?? (!several && all.length >= typedFrom ? 'filtered' : 'expanded');
  return { kind, hint, style, several, choices, value: chosen.join(',') };
}

function isAsked<D>(each: FieldOf<D>, form: D & { refusal?: Refusal | undefined }, marks: string): boolean {
  const { kind = '' } = form.refusal ?? {};
  if (each.kind === 'statement' && each.mark === undefined) {
    return marks !== '' || kind === 'bsn' || kind === 'bsn-taken-out';
  }
  return each.asked?.(form) ?? true;
}

/** Whether a choice that is asked on this form has more than one card shows. */
function isSearched<D>(fields: Fields<D>, texts: Texts, form: D): boolean {
  return Object.values<FieldOf<D>>(fields).some(
    (each) => (each.asked?.(form) ?? true) && allSought(each, texts, form).length > choicesMax,
  );
}

/** All choices of a field that is searched; none of any other. */
function allSought<D>(each: FieldOf<D>, texts: Texts, form: D): Choice[] {
  return each.kind === 'choice' && each.sought === true ? each.choices(texts, form) : [];
}

function shownOf<D>(each: FieldOf<D>, all: Choice[], value: string, sought: string): Choice[] {
  const always = each.kind === 'choice' ? (each.always ?? []) : [];
  return choicesFound(all, [...chosenOf(all, value), ...always], sought);
}

function chosenOf(all: readonly Choice[], value: string): string[] {
  return value.split(',').filter((one) => all.some((known) => known.value === one));
}

/** Says at the search that it did nothing else. */
function searched(id: string, texts: Texts, refusal: Refusal | undefined): string | undefined {
  return id === 'find' && refusal?.kind === 'looked-up' ? refusalText(texts.refusals, refusal) : undefined;
}

/** Says that not all choices are on this card, and how the others are found. */
function leftOut<D>(each: FieldOf<D>, texts: Texts, form: D, value: string, sought = ''): string | undefined {
  const all = allSought(each, texts, form);
  if (all.length <= choicesMax) return undefined;
  const { find } = texts;
  if (nothingFound(all, sought)) return find.nothing;
  return find.leftOut(shownOf(each, all, value, sought).length, all.length);
}

/** The button of a form's search: it posts what the form posts, to come back with what was found and all that was typed. */
export function searchable(texts: Texts, fields: Field[], actions: Button[]): Field[] {
  const [posts] = actions;
  if (posts === undefined) return fields;
  const seek = { seek: 'true' };
  const data = { data: { ...posts.data, ...seek }, submit: { ...posts.submit, ...seek } };
  const search: Button = { ...posts, ...data, title: texts.find.button, style: 'default' };
  return fields.map((each) => (each.id === 'find' ? { ...each, actions: [search] } : each));
}

/**
 * The mark of what has to be filled in, and what it means above the first one. Where one button alone posts the fields,
 * Teams marks them and says itself what is missing; it would hold back each button that posts them, a way back too.
 */
export function marked(texts: Texts, fields: Field[], actions: Button[]): Field[] {
  const all = [...actions, ...fields.flatMap((each) => each.actions)];
  const required = all.filter(({ inputs }) => inputs === 'auto').length === 1;
  const first = fields.find(({ missing }) => missing !== '');
  return fields.map((each) => ({
    ...each,
    ...(each.missing === '' ? {} : required ? { required } : { label: `${each.label} *` }),
    ...(each === first ? { above: [...textsOf(texts.info.marked), ...each.above] } : {}),
  }));
}

/** What says on a card with fields why it was refused: below the title where to look, in full at the field or below. */
export const formNoticeFields = { refusedLine: z.array(textOnly) };

export function formNotice(
  texts: Texts,
  refusal: Refusal | undefined,
  fields: Field[],
): NoticeData & { refusedLine: { text: string }[] } {
  // A search is nothing that went wrong: it is told where it was made, and on record.
  if (refusal?.kind === 'looked-up') return { ...noNotice, refused: refusal.kind, refusedLine: [] };
  const notice = fieldNotice(texts, refusal, fields);
  if (!notice.hasNotice) return { ...notice, refusedLine: [] };
  const atField = fields.some(({ wrong }) => wrong.length > 0);
  return { ...notice, refusedLine: textsOf(atField ? notice.notice : texts.info.lookBelow) };
}

/** Why it was refused; where that stands at a field, which one. */
export function fieldNotice(texts: Texts, refusal: Refusal | undefined, fields: Field[]): NoticeData {
  const notice = refusalNotice(texts, refusal);
  const labels = fields.filter(({ wrong }) => wrong.length > 0).map(({ label }) => `“${label}”`);
  if (labels.length === 0) return notice;
  return { ...notice, notice: texts.info.lookAt(labels.join(', ')) };
}

export const textsOf = (...all: (string | undefined)[]): { text: string }[] =>
  lines(...all).map(({ text }) => ({ text }));
