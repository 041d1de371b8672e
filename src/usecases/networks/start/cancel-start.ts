import type { Actor } from '../../../domain/directory';
import { accept, type Outcome } from '../../../domain/outcome';
import { auditWrite } from '../../audit';
import { decide } from '../../decide';
import type { Deps } from '../../deps';
import { draftOf } from './draft';

/** Stops a start: the draft with everything typed is removed. One that is finished stays as it is. */
export function cancelStart(deps: Deps, actor: Actor, formId: string): Promise<Outcome<null>> {
  return decide<null>(deps, async () => {
    const draft = await draftOf(deps, actor, formId);
    // Stopping before consent was recorded: nothing was kept, so there is nothing to remove (N2).
    if (!draft.ok || draft.value.doc.step === 'done') return accept(null);
    const { doc, revision } = draft.value;
    const audit = auditWrite(deps, doc.partition, actor, {
      action: 'start.cancel',
      object: `draft:${formId}`,
      ground: 'own draft',
      organisationId: doc.consent?.recordedByOrganisation,
    });
    return {
      ...accept(null),
      partition: doc.partition,
      writes: [{ kind: 'remove', id: doc.id, revision }, audit],
    };
  });
}
