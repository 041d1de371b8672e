import type { Refusal, RefusalKind } from '../domain/refusal';
import type { Texts } from '../texts';

export interface Choice {
  title: string;
  value: string;
}

/** Words on a form in the reader's language; `D` is what the form is about. */
type Words<D> = (texts: Texts, form: D) => string;

interface Common<D> {
  label: Words<D>;
  /** Lines at this very field, for what has to be known just there. */
  above?: Words<D>;
  below?: Words<D>;
  /** For a field that only some cards have: whether this one does. */
  asked?: (form: D) => boolean;
  /** It has to be filled in: with what it is refused when it is empty. */
  required?: Refusal | ((form: D) => Refusal | undefined);
  /** Asked by a button of its own: nothing of it is missing to who presses the other. */
  apart?: true;
  /** The other reasons that are told at this very field; one that is only sometimes required says `below` when. */
  refused?: readonly RefusalKind[];
}

/** What somebody types. What may be a BSN in it never comes back (M9). */
interface TextField<D> extends Common<D> {
  kind: 'text';
  hint?: Words<D>;
  multiline?: boolean;
  /** What a number in it stands behind (M9). */
  behind?: string;
  /** It asks how somebody is called: that holds no digits, so nothing is stated of a number in it (M9, N10). */
  ofName?: boolean;
  /** Where Teams stops taking characters; without it, a rule says what is too long and the text comes back whole. */
  maxLength?: number;
}

/** A choice that nobody made beforehand. */
interface ChoiceField<D> extends Common<D> {
  kind: 'choice';
  hint?: Words<D>;
  /** Without it, all choices are seen at once. */
  style?: (form: D) => 'compact' | 'expanded' | 'filtered';
  /** More than one can be chosen; they are posted with commas between them. */
  several?: (form: D) => boolean;
  /** They grow with the directory: the form has a `find` where they are more than one card shows. */
  sought?: boolean;
  /** Of those that are sought: what is on the card whatever is typed, as it is no name. */
  always?: readonly string[];
  choices: (texts: Texts, form: D) => Choice[];
}

/** A day, as `2026-11-27`. */
interface DateField<D> extends Common<D> {
  kind: 'date';
  hint?: Words<D>;
}

/** A tick with the statement it stands for. */
interface ToggleField<D> extends Common<D> {
  kind: 'toggle';
  title: Words<D>;
  /** Ticked anew each time the form is shown (C3). */
  anew?: boolean;
}

/**
 * A tick that holds for the text it was made about (M14). It posts the mark of that text: the one given here, or those
 * of the texts of this form that it was made of after one of them was refused (M9), which it stands below.
 */
interface StatementField<D> extends Common<D> {
  kind: 'statement';
  title: Words<D>;
  mark?: (form: D) => string;
}

export type FieldOf<D> = TextField<D> | ChoiceField<D> | DateField<D> | ToggleField<D> | StatementField<D>;

/**
 * The fields of a form by their ids, in the order they stand on the card. From them come the inputs of the card
 * (`inputs`), what a press posts (`inputsOf`) and with it what comes back when it is refused (`valuesOf`).
 */
export type Fields<D> = Readonly<Record<string, FieldOf<D>>>;

/** With what this field is refused on this form when it is empty; undefined where it may be. */
export function requiredOf<D>({ required }: FieldOf<D>, form: D): Refusal | undefined {
  return typeof required === 'function' ? required(form) : required;
}

/** What was filled in, empty where a field was not asked; in the order of the fields. */
export function valuesOf<F extends Fields<never>>(
  fields: F,
  posted: { [K in keyof F]?: string | undefined },
): { [K in keyof F]: string } {
  const values = Object.keys(fields).map((id) => [id, posted[id] ?? '']);
  return Object.fromEntries(values) as { [K in keyof F]: string };
}

/**
 * What was typed, for the mark of a press (ADR 6). Empty fields are left out, so that a form to which a newer program
 * adds a field is pressed again as it was; for the same reason fields keep their order.
 */
export function typedOf(values: object): string {
  const filled = Object.entries(values).filter(([, value]) => (value ?? '') !== '');
  return JSON.stringify(Object.fromEntries(filled));
}
