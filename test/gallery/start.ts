import { people } from '../helpers/region-north';
import { consentFilled } from '../helpers/steps';
import type { Presser, Stage } from './stage';

export interface Asked {
  client?: string;
  birthDate?: string;
  category?: string;
  to?: string;
  teams?: string;
  subject?: string;
  text?: string;
}

export const asked = {
  category: 'care',
  team: 'thuiszorg.noord',
  subject: 'Wond aan de hiel',
  text: 'Hoe ziet de wond eruit na een week?\n\nGraag ook de grootte.',
};

/** The practice starts a network and asks; what is delivered is in everybody's chat. */
export async function practiceAsks({ world, person }: Stage, about: Asked = {}): Promise<void> {
  const gp = person(people.gp);
  await gp.says('nieuw netwerk');
  const { client: clientName = consentFilled.clientName, birthDate = consentFilled.birthDate } = about;
  await gp.press('start.consent', { ...consentFilled, clientName, birthDate });
  const teams = about.teams ?? 'thuiszorg.noord,buurt.west';
  await gp.press('start.network', { source: 'existing-client', attested: 'true', teams });
  const { category = asked.category, to: team = asked.team, subject = asked.subject, text = asked.text } = about;
  await gp.press('start.message', { category, team, subject, text });
  await world.deliver();
}

/** What stands on the newest card in a chat that posts a verb. */
export function newest(who: Presser, verb: string): Record<string, string> {
  const card = who.cards().findLast((each) => JSON.stringify(each).includes(`"verb":"${verb}"`));
  const found = JSON.stringify(card ?? '').match(/"(networkId|threadId|version)":("[^"]*"|\d+)/g) ?? [];
  return JSON.parse(`{${[...new Set(found)].slice(0, 3).join(',')}}`) as Record<string, string>;
}
