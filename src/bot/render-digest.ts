import { digestCard } from '../cards/digest';
import { reminderCard } from '../cards/reminder';
import type { Card } from '../cards/render';
import { contentTeams } from '../domain/rights';
import type { CardSubject, DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import type { Deps } from '../usecases/deps';
import { contactTeams } from '../usecases/directory/abilities';
import { digestOf, managersDigest } from '../usecases/digests/read-digest';
import { recordDigest } from '../usecases/digests/record-digest';
import { loadActor } from '../usecases/people/load-actor';
import { readReminder, readRequestReminder, type Reminder } from '../usecases/reminders/read-reminder';

interface Rendered {
  card: Card;
  version: number;
  summary: string;
}

/** G1, G5: for the team's contact person of this moment, or for an account manager of its organisation. */
export async function renderDigest(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: Extract<CardSubject, { kind: 'digest' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  const options = { opens: contentTeams(actor).length > 0 };
  const rendered = (card: Card): Rendered => ({ card, version: document.wanted, summary: words.preview.digest });
  const { zone } = deps.region.terms;
  if (about.to === 'managers') {
    const digest = await managersDigest(deps, actor, { teamId: about.teamId }, about.date, 'digest.deliver');
    return digest.ok ? rendered(digestCard(words, zone, [digest.value], options)) : undefined;
  }
  const teams = await contactTeams(deps, actor);
  if (!teams.some((team) => team.teamId === about.teamId)) return undefined;
  const digest = await digestOf(deps, about.teamId);
  await recordDigest(deps, actor, 'digest.deliver', [digest]);
  return rendered(digestCard(words, zone, [digest], options));
}

/** D5, G4: nothing is sent to who may not open it, or when it was answered meanwhile. */
export async function renderReminder(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: Extract<CardSubject, { kind: 'reminder' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const reminder = await readReminder(deps, await loadActor(deps, document.personId), about);
  return reminder && reminding(deps, document, words, reminder, words.preview.reminder(reminder.code));
}

/** The same of a request for a network (N5). */
export async function renderRequestReminder(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: Extract<CardSubject, { kind: 'request-reminder' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const reminder = await readRequestReminder(deps, await loadActor(deps, document.personId), about);
  return reminder && reminding(deps, document, words, reminder, words.preview.requestReminder(reminder.code));
}

function reminding(
  deps: Deps,
  document: DocumentOf<'card'>,
  words: Texts,
  reminder: Reminder,
  summary: string,
): Rendered {
  return { card: reminderCard(words, deps.region.terms.zone, reminder), version: document.wanted, summary };
}
