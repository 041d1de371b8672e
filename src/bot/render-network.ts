import { infoCard } from '../cards/info';
import { button, lines } from '../cards/parts';
import type { DocumentOf } from '../store/documents';
import { find, key } from '../store/keys';
import type { Texts } from '../texts';
import type { Deps } from '../usecases/deps';
import { findNetwork } from '../usecases/networks/find-network';
import { loadActor } from '../usecases/people/load-actor';
import type { Rendered } from './card-activity';

type CardDocument = DocumentOf<'card'>;

/**
 * N9, C4, C5: what happened to a network, told to a member by its code alone. Whoever is no member
 * (any more) gets nothing; a frozen network offers nothing to open.
 */
export async function renderNetwork(
  deps: Deps,
  document: CardDocument,
  about: Extract<CardDocument['about'], { kind: 'network' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const { networkId, change } = about;
  const actor = await loadActor(deps, document.personId);
  const access = await findNetwork(deps, actor, networkId);
  if (!access.ok && access.refusal.kind !== 'network-frozen') return undefined;
  const code = (await find(deps.store, key.network(networkId)))?.doc.code ?? '–';
  const card = infoCard(words, {
    title: words.network.code(code),
    paragraphs: lines(words.ending.told[access.ok ? change : 'frozen']),
    actions: [
      ...(access.ok ? [button(words.network.open, 'network.open', { networkId })] : []),
      button(words.home.back, 'home.open', {}),
    ],
  });
  return { ...card, version: document.wanted };
}
