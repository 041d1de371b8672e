import { agreementsCard, homeCard } from '../../cards/home';
import { refusalCard } from '../../cards/info';
import { contactsCard, digestCard } from '../../cards/lists';
import type { Card } from '../../cards/render';
import { texts } from '../../texts';
import { abilitiesOf } from '../../usecases/directory/abilities';
import { listContacts } from '../../usecases/directory/list-contacts';
import { readDigests } from '../../usecases/digests/read-digest';
import { chooseLanguage } from '../../usecases/people/arrive';
import type { Route, Turn } from '../turn';

export async function openHome(turn: Turn): Promise<Card> {
  return homeCard(turn.texts, await abilitiesOf(turn.deps, turn.actor));
}

export const switchLanguage: Route<'language.choose'> = async (turn, input) => {
  await chooseLanguage(turn.deps, turn.actor.personId, input.language);
  return openHome({ ...turn, texts: texts[input.language] });
};

export const openAgreements: Route<'agreements.open'> = (turn) => Promise.resolve(agreementsCard(turn.texts));

export const openContacts: Route<'contacts.open'> = async (turn) => {
  const contacts = await listContacts(turn.deps, turn.actor);
  return contacts.ok ? contactsCard(turn.texts, contacts.value) : refusalCard(turn.texts, contacts.refusal);
};

export const openDigest: Route<'digest.open'> = async (turn) => {
  const digests = await readDigests(turn.deps, turn.actor);
  return digests.ok ? digestCard(turn.texts, turn.zone, digests.value) : refusalCard(turn.texts, digests.refusal);
};
