import { buttons, inputs, pressOf, rowPresses, type RenderedCard } from './card';
import type { Chatter } from './chatter';

/** The whole start of a network as a user presses it, from "Nieuw netwerk" to the first message. */
export interface StartOptions {
  client?: string;
  birthDate?: string;
  category?: string;
  subject?: string;
  text?: string;
  to?: string;
  teams?: string;
  covers?: string;
}

export const consentFilled = {
  clientName: 'Truus van Dalen',
  birthDate: '1938-04-12',
  givenBy: 'client',
  form: 'oral',
  covers: 'thuiszorg,buurt',
  confirmed: 'true',
};

/** A practice starts a network with home care team Noord and the neighbourhood team, and asks home care something. */
export async function practiceStarts(gp: Chatter, options: StartOptions = {}): Promise<RenderedCard> {
  await gp.says('hulp');
  await gp.presses('Nieuw netwerk');
  await gp.presses('Toestemming vastleggen', {
    ...consentFilled,
    clientName: options.client ?? consentFilled.clientName,
    birthDate: options.birthDate ?? consentFilled.birthDate,
    covers: options.covers ?? consentFilled.covers,
  });
  await gp.presses('Verder naar het eerste bericht', {
    source: 'existing-client',
    attested: 'true',
    teams: options.teams ?? 'thuiszorg.noord,buurt.west',
  });
  return gp.presses('Netwerk starten en versturen', {
    category: options.category ?? 'care',
    team: options.to ?? 'thuiszorg.noord',
    subject: options.subject ?? 'Wond aan de hiel',
    text: options.text ?? 'Hoe ziet de wond eruit na een week?',
  });
}

/** Home care team Noord starts a network at the practice and asks the practice something. */
export async function homeCareStarts(nurse: Chatter, options: StartOptions = {}): Promise<RenderedCard> {
  await nurse.says('hulp');
  await nurse.presses('Nieuw netwerk');
  await nurse.presses('Toestemming vastleggen', {
    ...consentFilled,
    clientName: options.client ?? consentFilled.clientName,
    covers: options.covers ?? 'praktijk,buurt',
  });
  await nurse.presses('Verder naar het eerste bericht', {
    source: 'zorgdomein',
    reference: 'ZD-2026-0042',
    practiceTeam: 'praktijk.team',
    ...(options.teams === undefined ? {} : { teams: options.teams }),
  });
  return nurse.presses('Netwerk starten en versturen', {
    category: options.category ?? 'medication',
    team: options.to ?? 'praktijk.team',
    subject: options.subject ?? 'Plaspil en bloeddruk',
    text: options.text ?? 'De bloeddruk is drie dagen laag. Kan de plaspil omlaag?',
  });
}

/** What the neighbourhood team writes to the practice. */
export const requestReason = 'Er zijn zorgen over de administratie en het eten. Kunnen wij samen afstemmen?';

/** N5: the neighbourhood team asks the practice to start a network, with the client's consent. */
export async function neighbourhoodAsks(
  social: Chatter,
  about: Partial<typeof consentFilled> = {},
): Promise<RenderedCard> {
  await social.says('nieuw netwerk');
  await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk', ...about });
  return social.presses('Aanvraag versturen', { reason: requestReason });
}

/** The titles of a card's buttons, in order; of a row that is pressed as a whole, what it does without to what. */
export function titles(card: unknown): string[] {
  const rows = rowPresses(card);
  return buttons(card).map((button) => (rows.includes(button) ? (button.title.split(': ')[0] ?? '') : button.title));
}

/** The ids a button of a card carries, to post by hand. */
export function dataOf(card: unknown, title: string): Record<string, unknown> {
  const found = pressOf(card, title);
  if (!found) throw new Error(`No button "${title}"`);
  return found.data;
}

/** The value of an input on a card. */
export function valueOf(card: unknown, id: string): string {
  return inputs(card).find((input) => input.id === id)?.value ?? '';
}
