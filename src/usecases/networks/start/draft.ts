import type { Actor } from '../../../domain/directory';
import { refuse, accept, type Outcome } from '../../../domain/outcome';
import { replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { find, key, type Key } from '../../../store/keys';
import { UnreadableDocument, type Stored } from '../../../store/store';
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

export interface DraftPlace {
  /** Where a start is kept that is begun now. */
  key: Key<'draft'>;
  draft: Stored<Draft> | undefined;
  /** One before it cannot be read. It stays as it is, for whoever can: it bars nobody from a new start. */
  unread: boolean;
}

/** This person's start in progress, if there is one. One person starts one network at a time. */
export async function readDraft(deps: Deps, actor: Actor, spare = 0): Promise<DraftPlace> {
  const place = key.draft(actor.personId, spare);
  try {
    return { key: place, draft: await find(deps.store, place), unread: spare > 0 };
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return readDraft(deps, actor, spare + 1);
  }
}

/** The draft this card belongs to; a card of an earlier start says that it is finished, or cannot be read. */
export async function draftOf(deps: Deps, actor: Actor, formId: string): Promise<Outcome<Stored<Draft>>> {
  const first = await readDraft(deps, actor);
  // Begun while the one before could not be read.
  const { draft } = first.unread || first.draft?.doc.formId === formId ? first : await readDraft(deps, actor, 1);
  if (draft?.doc.formId === formId) return accept(draft);
  return refuse({ kind: first.unread ? 'form-unread' : 'form-finished' });
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
