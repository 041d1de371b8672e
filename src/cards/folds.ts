import { z } from 'zod';
import { fieldSchema, type Field } from './fields';
import { buttonSchema, type Button } from './parts';

const toggle = z.strictObject({ id: z.string(), title: z.string().min(1) });

const fold = z.strictObject({
  id: z.string(),
  /** Whether it stands open: what was pressed in it was refused. */
  open: z.boolean(),
  fields: z.array(fieldSchema),
  actions: z.array(buttonSchema).max(6),
});

/** What is seen by who asks for it: the buttons that unfold, and what they unfold. */
export const foldFields = { toggles: z.array(toggle), folds: z.array(fold) };

export interface Fold {
  id: string;
  /** What unfolds it. */
  title: string;
  open?: boolean;
  fields?: Field[];
  actions: Button[];
}

/** Those that hold something; one that stands open has no button. */
export function folded(...all: Fold[]): { toggles: z.output<typeof toggle>[]; folds: z.output<typeof fold>[] } {
  const held = all.filter(({ fields = [], actions }) => fields.length + actions.length > 0);
  return {
    toggles: held.flatMap(({ id, title, open = false }) => (open ? [] : [{ id, title }])),
    folds: held.map(({ id, open = false, fields = [], actions }) => ({ id, open, fields, actions })),
  };
}
