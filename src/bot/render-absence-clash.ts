import { absenceClashCard } from '../cards/absences';
import { managedOrganisations } from '../domain/rights';
import type { CardSubject, DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import { clashOf } from '../usecases/absences/obstacles';
import type { Deps } from '../usecases/deps';
import type { NotNeeded } from '../usecases/notices/card-documents';
import { loadActor } from '../usecases/people/load-actor';
import type { Rendered } from './card-activity';

/** A2: for who manages the organisation at this moment, while it is still so. */
export async function renderAbsenceClash(
  deps: Deps,
  document: DocumentOf<'card'>,
  { organisationId, absenceId }: Extract<CardSubject, { kind: 'absence-clash' }>,
  words: Texts,
): Promise<Rendered | { notNeeded: NotNeeded } | undefined> {
  const actor = await loadActor(deps, document.personId);
  if (!managedOrganisations(actor).includes(organisationId)) return undefined;
  const clash = await clashOf(deps, organisationId, absenceId);
  if (clash === undefined) return { notNeeded: 'put-right' };
  const card = absenceClashCard(words, deps.region.terms.zone, clash);
  return { ...card, version: document.wanted };
}
