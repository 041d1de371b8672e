import { refusalCard } from '../cards/info';
import { networkRequestCard } from '../cards/network-request';
import type { CardSubject, DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import type { Deps } from '../usecases/deps';
import { loadActor } from '../usecases/people/load-actor';
import { readRequest } from '../usecases/requests/read-request';
import type { Rendered } from './card-activity';

/** N5: a request as its reader may see it now; contents are taken away from who lost the right (R5). */
export async function renderNetworkRequest(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: Extract<CardSubject, { kind: 'network-request' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  const view = await readRequest(deps, actor, about.practiceId, about.requestId, 'request.deliver');
  if (view.ok) {
    const card = networkRequestCard(words, deps.region.terms.zone, view.value);
    return { ...card, version: view.value.request.version, summary: words.preview.request(view.value.code) };
  }
  if (document.activityId === null) return undefined;
  return { ...refusalCard(words, view.refusal), version: document.wanted, summary: words.preview.home };
}
