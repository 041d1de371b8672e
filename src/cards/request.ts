import { z } from 'zod';
import template from '../../cards/request.json';
import { fieldSchema, formNoticeFields, textOnly, type Field } from './fields';
import { buttonSchema, noticeFields, type Button } from './parts';
import { defineView } from './render';

/** What can be decided, with what has to be filled in for it. */
const decisionForm = z.strictObject({
  id: z.string(),
  /** The button that unfolds it; empty: it stands open. */
  folded: z.string(),
  title: z.string(),
  fields: z.array(fieldSchema),
  actions: z.array(buttonSchema).max(6),
});
type DecisionForm = z.output<typeof decisionForm>;

const fact = z.strictObject({ label: z.string(), value: z.string() });
export type Fact = z.output<typeof fact>;

/** What is asked and decided once, for a network (N5) or for access (R2): how it stands, who asks what, the facts. */
export const requestView = defineView(
  'request',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    stateStyle: z.enum(['accent', 'attention', 'good', 'emphasis']),
    state: z.string(),
    deadline: z.string(),
    overdue: z.string(),
    warnings: z.array(textOnly),
    ...noticeFields,
    ...formNoticeFields,
    asks: z.string(),
    facts: z.array(fact),
    reasonTitle: z.string(),
    reason: z.array(textOnly),
    forms: z.array(decisionForm),
    urgent: z.string(),
    actions: z.array(buttonSchema).max(6),
  }),
);

/** The facts of which something is known. */
export function factsOf(...all: [label: string, value: string | undefined][]): Fact[] {
  return all.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

/** To approve: it stands open. */
export function openForm(id: string, title: string, fields: Field[], action: Button): DecisionForm {
  return { id, folded: '', title, fields, actions: [action] };
}

/** To refuse: what it asks is seen by who means to; after a field of it was refused it stays open. */
export function foldedForm(id: string, unfold: string, title: string, fields: Field[], action: Button): DecisionForm {
  const told = fields.some(({ wrong }) => wrong.length > 0);
  return { id, folded: told ? '' : unfold, title, fields, actions: [action] };
}
