import { requestCard } from '../cards/access-request';
import { refusalCard } from '../cards/info';
import { accessPreview } from '../cards/preview';
import type { DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import { readRequest } from '../usecases/access/read-request';
import type { Deps } from '../usecases/deps';
import { loadActor } from '../usecases/people/load-actor';
import type { Rendered } from './card-activity';

type CardDocument = DocumentOf<'card'>;

/** A request for the one who reads it now; who no longer manages staff gets no card, or it taken away (R5). */
export async function renderAccess(
  deps: Deps,
  document: CardDocument,
  about: Extract<CardDocument['about'], { kind: 'access-request' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  const view = await readRequest(deps, actor, about);
  if (view.ok) {
    const card = requestCard(words, deps.region.terms.zone, { view: view.value });
    const summary = accessPreview(words, view.value);
    return { ...card, version: view.value.request.version, ...(summary && { summary }) };
  }
  if (document.activityId === null) return undefined;
  return { ...refusalCard(words, view.refusal), version: document.wanted };
}
