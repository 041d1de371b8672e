import { containsBsn } from '../../../domain/bsn';
import type { Actor } from '../../../domain/directory';
import { refuse, type Outcome } from '../../../domain/outcome';
import { replace } from '../../../store/write';
import { change, decide } from '../../decide';
import type { Deps } from '../../deps';
import { draftOf, onDraft, type Draft } from './draft';

export interface GoBack {
  formId: string;
  /** What stood on the card that is left, as typed; kept unchecked but for M9. */
  networkValues?: Omit<Draft['networkValues'], 'otherThan'>;
  messageValues?: Draft['messageValues'];
}

/** One step back; what was typed is kept for when the user comes forward again (M10). A BSN is not kept (M9). */
export function goBack(deps: Deps, actor: Actor, input: GoBack): Promise<Outcome<Draft>> {
  return decide(deps, onDraft(actor), async () => {
    const draft = await draftOf(deps, actor, input.formId);
    if (!draft.ok) return draft;
    if (draft.value.doc.step === 'done') return refuse({ kind: 'form-finished' });
    const typed = [...Object.values(input.networkValues ?? {}), ...Object.values(input.messageValues ?? {})];
    if (typed.some(containsBsn)) return refuse({ kind: 'bsn' });
    const doc: Draft = {
      ...draft.value.doc,
      step: 'network',
      networkValues: { ...draft.value.doc.networkValues, ...input.networkValues },
      messageValues: input.messageValues ?? draft.value.doc.messageValues,
      at: deps.now(),
    };
    return change(doc, { writes: [replace(draft.value, doc)], record: [] });
  });
}
