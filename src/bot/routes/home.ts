import { agreementsCard, homeCard, unsentCard } from '../../cards/home';
import { refusalCard } from '../../cards/info';
import { contactsCard, privacyCard } from '../../cards/contacts';
import type { Shown } from '../../cards/render';
import { texts } from '../../texts';
import { requestsToDecide } from '../../usecases/access/list-requests';
import { whatWaits } from '../../usecases/digests/what-waits';
import { abilitiesOf } from '../../usecases/directory/abilities';
import { listContacts, ownContacts } from '../../usecases/directory/list-contacts';
import { numbersToCall } from '../../usecases/directory/numbers-to-call';
import { chooseLanguage } from '../../usecases/people/arrive';
import type { Route, Turn } from '../turn';

export async function openHome({ deps, actor, texts, zone }: Turn): Promise<Shown> {
  // One after the other: what the first reads of the organisations the others need not ask for.
  const waiting = await whatWaits(deps, actor);
  const requests = await requestsToDecide(deps, actor);
  return homeCard(texts, { can: await abilitiesOf(deps, actor), waiting, requests, zone });
}

/** M3: the answer to what is neither a command nor a press, with what is known of why. */
export async function tellUnsent({ deps, actor, texts }: Turn, why?: string): Promise<Shown> {
  return unsentCard(texts, ...(await Promise.all([abilitiesOf(deps, actor), numbersToCall(deps, actor)])), why);
}

export const switchLanguage: Route<'language.choose'> = async (turn, input) => {
  await chooseLanguage(turn.deps, turn.actor.personId, input.language);
  return openHome({ ...turn, texts: texts[input.language] });
};

export const openAgreements: Route<'agreements.open'> = (turn) =>
  Promise.resolve(agreementsCard(turn.texts, turn.deps.region));

/** Rows of contact persons on one card; they carry no buttons. */
const contactsPerPage = 15;

export const openPrivacy: Route<'privacy.open'> = async (turn) =>
  privacyCard(turn.texts, turn.deps.region, await ownContacts(turn.deps, turn.actor));

export const openContacts: Route<'contacts.open'> = async (turn, input) => {
  const contacts = await listContacts(turn.deps, turn.actor, { after: input.after, limit: contactsPerPage });
  return contacts.ok ? contactsCard(turn.texts, contacts.value) : refusalCard(turn.texts, contacts.refusal);
};
