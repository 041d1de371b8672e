import { unreachableCard } from '../cards/unreached';
import { managedOrganisations } from '../domain/rights';
import type { CardSubject, DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import type { Deps } from '../usecases/deps';
import { readTeam } from '../usecases/directory/read-teams';
import { loadActor } from '../usecases/people/load-actor';
import type { Rendered } from './card-activity';

/** For who manages the organisation's staff at this moment (R5). */
export async function renderUnreachable(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: Extract<CardSubject, { kind: 'unreachable' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  if (!managedOrganisations(actor).includes(about.organisationId)) return undefined;
  const card = unreachableCard(words, await readTeam(deps, about.teamId));
  return { ...card, version: document.wanted };
}
