import { accept } from '../../domain/outcome';
import { keptLongEnough, mustForget, stepsWithDetails } from '../../domain/retention';
import { remove } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import type { Stored } from '../../store/store';
import { clock } from '../audit';
import { change, decide, freely, type Allowed, type Decision } from '../decide';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';

type Draft = DocumentOf<'draft'>;

/** Drafts taken up in one run for each step; the rest follows with the next. */
const most = 500;

/**
 * Removes every start of a network that nobody has gone on with for `retentionDays` (ADR 0013), with
 * the consent and all that was typed, whoever's it is and whether they still work here. Whoever
 * comes back starts anew. The removal and the audit record are one batch; a step taken at the same
 * moment keeps the draft. Answers how many were removed.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function forgetDrafts(deps: Deps): Promise<number> {
  const upTo = keptLongEnough(deps.now(), deps.region.retentionDays);
  const pages = await Promise.all(
    stepsWithDetails.map((step) => readReadable(deps.store, 'draftsByStep', step, { upTo }, most)),
  );
  const forgotten = async ({ doc }: Stored<Draft>): Promise<boolean> => {
    const work = { actor: clock, partition: doc.partition, allow: freely };
    const done = await decide<Allowed, boolean>(deps, work, () => forget(deps, doc));
    return done.ok && done.value;
  };
  const [found, faults] = [pages.flatMap((page) => page.found), pages.flatMap((page) => page.faults)];
  return eachInTurn(found, forgotten, faults);
}

async function forget(deps: Deps, seen: Draft): Promise<Decision<boolean>> {
  const { retentionDays } = deps.region;
  const found = await deps.store.get('draft', seen.partition, seen.id);
  if (!found || found.doc.step === 'done') return accept(false);
  if (!mustForget(found.doc.at, deps.now(), retentionDays)) return accept(false);
  const { formId, consent } = found.doc;
  return change(true, {
    writes: [remove(found)],
    record: {
      action: 'draft.forget',
      object: `draft:${formId}`,
      ground: 'retention',
      detail: `after ${retentionDays} days`,
      organisationId: consent?.recordedByOrganisation ?? '',
    },
  });
}
