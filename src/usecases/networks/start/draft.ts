import type { Actor } from '../../../domain/directory';
import { refuse, accept, type Outcome } from '../../../domain/outcome';
import { replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import type { Stored } from '../../../store/store';
import { personPartition } from '../../../store/partitions';
import { change, decide, freely, type Allowed, type Work } from '../../decide';
import type { Deps } from '../../deps';

export type Draft = DocumentOf<'draft'>;

export const noNetworkValues: Draft['networkValues'] = {
  source: '',
  reference: '',
  attested: '',
  ownTeam: '',
  practiceTeam: '',
  teams: '',
  otherThan: '',
};

export const noMessageValues: Draft['messageValues'] = { category: '', team: '', subject: '', text: '' };

/** This person's start in progress, if there is one. One person starts one network at a time. */
export function readDraft(deps: Deps, actor: Actor): Promise<Stored<Draft> | undefined> {
  return find(deps.store, key.draft(actor.personId));
}

/** The draft this card belongs to; a card of an earlier start says that it is finished. */
export async function draftOf(deps: Deps, actor: Actor, formId: string): Promise<Outcome<Stored<Draft>>> {
  const draft = await readDraft(deps, actor);
  if (draft?.doc.formId !== formId) return refuse({ kind: 'form-finished' });
  return accept(draft);
}

/** Work on one's own draft. */
export function onDraft(actor: Actor): Work<Allowed, never> {
  return { actor, partition: personPartition(actor.personId), allow: freely };
}

/** Nothing typed is kept twice: the draft keeps only which network it became; null where it became a request. */
export async function finishDraft(deps: Deps, actor: Actor, formId: string, networkId: string | null): Promise<void> {
  await decide<Allowed, null>(deps, onDraft(actor), async () => {
    const draft = await draftOf(deps, actor, formId);
    if (!draft.ok || draft.value.doc.step === 'done') return accept(null);
    const doc: Draft = {
      ...draft.value.doc,
      step: 'done',
      consent: null,
      consentValues: { clientName: '', birthDate: '', givenBy: '', giverName: '', form: '', covers: '' },
      networkValues: noNetworkValues,
      messageValues: noMessageValues,
      networkId,
    };
    return change(null, { writes: [replace(draft.value, doc)], record: [] });
  });
}
