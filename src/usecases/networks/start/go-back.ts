import type { Actor } from '../../../domain/directory';
import { refuse, type Outcome } from '../../../domain/outcome';
import type { Refusal } from '../../../domain/refusal';
import { referenceLabel } from '../../../domain/start-form';
import { bsnRefusal, bsnRefusalOf } from '../../../domain/without-bsn';
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
    const bsn = bsnRefusalIn(input);
    if (bsn) return refuse(bsn);
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

function bsnRefusalIn({ networkValues, messageValues }: GoBack): Refusal | undefined {
  const reference = bsnRefusal(networkValues?.reference ?? '', networkValues?.notBsn, referenceLabel);
  const { subject = '', text = '', notBsn } = messageValues ?? {};
  return reference ?? bsnRefusalOf([subject, text], notBsn);
}
