import { cardText, type RenderedCard } from './card';
import type { Chatter } from './chatter';
import { consentFilled } from './steps';

/** N5: a neighbourhood team up to the form in which the practice is chosen. */
export async function consentsToAsk(social: Chatter, covers = 'praktijk'): Promise<RenderedCard> {
  await social.says('hulp');
  await social.presses('Netwerk aanvragen');
  return social.presses('Toestemming vastleggen', { ...consentFilled, covers });
}

/** The newest card of a request in this chat. */
export function request(chatter: Chatter): RenderedCard {
  const card = chatter.cards().findLast((each) => cardText(each).startsWith('Aanvraag AV-'));
  if (!card) throw new Error(`No request in the chat of ${chatter.someone.key}`);
  return card;
}
