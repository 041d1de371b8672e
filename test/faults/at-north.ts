import type { Category } from '../../src/domain/category';
import type { Store } from '../../src/store/store';
import type { Deps } from '../../src/usecases/deps';
import { sendMessage } from '../../src/usecases/messages/send-message';
import { arrive } from '../../src/usecases/people/arrive';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import type { Someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { sample } from '../store/sample';

/** Region North, with one open network of the practice and team Noord. */
export async function loadNorth(data: Store): Promise<void> {
  await loadRegionNorth(data);
  const teamIds = ['praktijk.team', 'thuiszorg.noord'];
  const network = sample('network', 'network:n1', 'network', { networkId: 'n1', code: 'NW-1', teamIds, state: 'open' });
  await data.commit('network:n1', [{ kind: 'insert', doc: { ...network, practiceId: 'praktijk' } }]);
}

/** Opens the bot, in a chat of their own. */
export async function arrives(deps: Deps, { tenantId, aadObjectId, key, name, email }: Someone): Promise<void> {
  const conversation = { serviceUrl: 'http://127.0.0.1/', conversationId: `chat-${key}`, botId: 'bot', userId: key };
  await arrive(deps, { tenantId, aadObjectId, conversation, locale: 'nl-NL' }, () => Promise.resolve({ name, email }));
}

/** The practice asks team Noord; answers the thread's id. */
export async function asks(deps: Deps, category: Category): Promise<string> {
  const actor = await loadActor(deps, personIdOf(people.gp));
  const values = { networkId: 'n1', fromTeam: 'praktijk.team', team: 'thuiszorg.noord', category, subject: 'Vraag' };
  const press = { verb: 'message.send', card: deps.newId(), typed: deps.now() };
  const text = `Hoe gaat het, ${deps.now()}?`;
  const sent = await sendMessage(deps, actor, { ...values, text, notUrgent: false, insist: true, press });
  if (!sent.ok) throw new Error(sent.refusal.kind);
  return sent.value.threadId;
}
