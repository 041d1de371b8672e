import { DateTime } from 'luxon';
import { digestCard } from '../cards/digest';
import { digestPreview, reminderPreview } from '../cards/preview';
import { reminderCard } from '../cards/reminder';
import type { Actor } from '../domain/directory';
import { contentTeams, managedOrganisations } from '../domain/rights';
import type { CardSubject, DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import type { Deps } from '../usecases/deps';
import type { NotNeeded } from '../usecases/notices/card-documents';
import { contactTeams } from '../usecases/directory/abilities';
import { digestOf, managersDigest, type Digest } from '../usecases/digests/read-digest';
import { recordDigest } from '../usecases/digests/record-digest';
import { loadActor } from '../usecases/people/load-actor';
import { readReminder } from '../usecases/reminders/read-reminder';
import type { Rendered } from './card-activity';

type DigestSubject = Extract<CardSubject, { kind: 'digest' }>;

/**
 * G1, G5: for the team's contact person of this moment, or for an account manager of its organisation. One that was
 * held up, until its day is over or nothing is overdue any more, is not sent: the next one tells what there is then.
 */
export async function renderDigest(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: DigestSubject,
  words: Texts,
): Promise<Rendered | { notNeeded: NotNeeded } | undefined> {
  const actor = await loadActor(deps, document.personId);
  if (!(await isFor(deps, actor, about))) return undefined;
  const notNeeded = document.shown === null ? await whyNotNeeded(deps, about) : undefined;
  if (notNeeded !== undefined) return { notNeeded };
  const rendered = (digest: Digest): Rendered => {
    const page = { shown: [digest], next: undefined };
    const card = digestCard(words, deps.region.terms.zone, page, contentTeams(actor).length > 0);
    return { ...card, version: document.wanted, summary: digestPreview(words, digest) };
  };
  if (about.to === 'managers') {
    const digest = await managersDigest(deps, actor, { teamId: about.teamId }, about.date, 'digest.deliver');
    return digest.ok ? rendered(digest.value) : undefined;
  }
  const digest = await digestOf(deps, about.teamId);
  await recordDigest(deps, actor, 'digest.deliver', [digest]);
  return rendered(digest);
}

async function isFor(deps: Deps, actor: Actor, { to, organisationId, teamId }: DigestSubject): Promise<boolean> {
  if (to === 'managers') return managedOrganisations(actor).includes(organisationId);
  return (await contactTeams(deps, actor)).some((team) => team.teamId === teamId);
}

/** How far into the next day a digest may still come, in hours: one of late in the evening can be held up past midnight. */
const nightHours = 6;

async function whyNotNeeded(deps: Deps, { date, teamId }: DigestSubject): Promise<NotNeeded | undefined> {
  const { zone } = deps.region.terms;
  const evening = DateTime.fromISO(deps.now(), { zone }).minus({ hours: nightHours }).toISODate() ?? '';
  if (date < evening) return 'date-passed';
  const { overdue, unread } = await digestOf(deps, teamId);
  return overdue.length + unread === 0 ? 'nothing-overdue' : undefined;
}

/** D5, G4: nothing is sent to who may not open it, or when it was answered meanwhile. */
export async function renderReminder(
  deps: Deps,
  document: DocumentOf<'card'>,
  about: Extract<CardSubject, { kind: 'reminder' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const reminder = await readReminder(deps, await loadActor(deps, document.personId), about);
  if (reminder === undefined) return undefined;
  const summary = reminderPreview(words, reminder, deps.now());
  return { ...reminderCard(words, deps.region.terms.zone, reminder), version: document.wanted, summary };
}
