import type { Actor } from '../../../domain/directory';
import { accept, type Outcome } from '../../../domain/outcome';
import { remove } from '../../../store/write';
import { change, decide } from '../../decide';
import type { Deps } from '../../deps';
import { draftOf, onDraft } from './draft';

/** Stops a start: the draft with everything typed is removed. One that is finished stays as it is. */
export function cancelStart(deps: Deps, actor: Actor, formId: string): Promise<Outcome<null>> {
  return decide(deps, onDraft(actor), async () => {
    const draft = await draftOf(deps, actor, formId);
    // Stopping before consent was recorded: nothing was kept, so there is nothing to remove (N2).
    if (!draft.ok || draft.value.doc.step === 'done') return accept(null);
    const organisationId = draft.value.doc.consent?.recordedByOrganisation;
    return change(null, {
      writes: [remove(draft.value)],
      record: { action: 'start.cancel', object: `draft:${formId}`, ground: 'own draft', organisationId },
    });
  });
}
