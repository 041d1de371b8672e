import type { CardSubject, DocumentOf, OnUnreadable } from '../../store/documents';
import { knowsSubject, maxWrites, UnreadableDocument, type Stored, type Write } from '../../store/store';
import { insert, replace } from '../../store/write';
import { peopleStandingIn } from '../networks/stand-in';
import { accessSubjectId } from '../access/request-documents';
import type { Deps } from '../deps';
import {
  isForUnreadThreads,
  isNetworkNotice,
  spreadNetworkChange,
  spreadToUnreadThreads,
  type NetworkNotice,
} from '../networks/endings/spread-network-change';
import { cardsAbout, requeue, newCard } from '../notices/card-documents';
import { refreshCards, shownAnew } from '../notices/refresh-cards';
import { forUnread, forUnreadThreads, postponed, spreadUnread, type CardChange } from '../notices/unread-cards';
import { entitledOf } from '../directory/entitled';

type Notice = DocumentOf<'notice'>;

/**
 * Turns a committed notice into cards: a new one for each person to be alerted, and every card
 * about the subject that is out of date marked to be brought up to date. Safe to repeat:
 * ids are deterministic, and the notice is done only with the last batch. A card that cannot be read stays as it is
 * and `onUnreadable` is told; a notice of its own goes on for it.
 * @returns false when somebody else was at it, or a card was just sent: the notice stays pending and is spread again
 * @throws UnreadableDocument for a notice of a newer program, which is left to it
 */
export async function spreadNotice(deps: Deps, notice: Stored<Notice>, onUnreadable: OnUnreadable): Promise<boolean> {
  const { about, unread, partition, id } = notice.doc;
  if (!knowsSubject(about)) throw new UnreadableDocument('notice', id, partition);
  if (unread !== undefined) return spreadUnread(deps, notice, (card) => changed(deps, card, notice.doc), onUnreadable);
  if (isForUnreadThreads(notice)) return spreadToUnreadThreads(deps, notice);
  return about.kind === 'rights-lost'
    ? refreshCards(deps, notice, about, onUnreadable)
    : spreadOver(deps, notice, about, onUnreadable);
}

async function spreadOver(
  deps: Deps,
  notice: Stored<Notice>,
  about: CardSubject,
  onUnreadable: OnUnreadable,
): Promise<boolean> {
  const told = await alerted(deps, notice.doc);
  // Threads changed meanwhile.
  if (told === undefined) return false;
  const subjectId = subjectIdOf(notice.doc, about);
  const faults: UnreadableDocument[] = [];
  const existing = await cardsAbout(deps, notice.doc.partition, subjectId, (fault) => {
    faults.push(fault);
    onUnreadable(fault);
  });
  const known = new Set([...existing.map(({ doc }) => doc.id), ...faults.map(({ documentId }) => documentId)]);
  const fresh = told.people
    .map((personId) => newCard(deps, notice.doc.partition, { personId, about, subjectId, version: notice.doc.version }))
    .map((card) => inPlace(notice.doc.pressed, card))
    .filter((card) => !known.has(card.id));
  const writes: Write[] = [
    ...fresh.map((doc) => insert(doc)),
    ...existing.flatMap((card) => changed(deps, card, notice.doc)),
  ];
  const done: Notice = { ...notice.doc, state: 'done', pendingSince: undefined };
  const last: Write[] = [replace(notice, done), ...forUnread(deps, notice.doc, faults), ...told.goesOn];
  const size = maxWrites - last.length;
  for (let start = 0; start < writes.length; start += size) {
    const chunk = writes.slice(start, start + size);
    const isLast = start + chunk.length >= writes.length;
    const committed = await deps.store.commit(notice.doc.partition, isLast ? [...chunk, ...last] : chunk);
    if (!committed.ok) return false;
  }
  return writes.length > 0 || (await deps.store.commit(notice.doc.partition, last)).ok;
}

/** What the cards of a notice are about. */
export function subjectIdOf(notice: Notice, about: CardSubject): string {
  if (about.kind === 'access-request') return accessSubjectId(about);
  return about.kind === 'thread' ? about.threadId : notice.id;
}

/** What a notice changes of a card that is there. */
function changed(deps: Deps, card: Stored<DocumentOf<'card'>>, { about, version, pressed }: Notice): CardChange[] {
  if (about.kind === 'rights-lost') return shownAnew(deps, card);
  if (card.doc.wanted >= version) return [];
  return [replace(card, afterAnswer(pressed, { ...requeue(deps, card.doc), wanted: version }))];
}

/** The answer to the press has shown it in that place already. */
function inPlace(pressed: Notice['pressed'], card: DocumentOf<'card'>): DocumentOf<'card'> {
  const takes = pressed?.takesPlace === true && pressed.personId === card.personId;
  return takes ? afterAnswer(pressed, { ...card, activityId: pressed.activityId }) : card;
}

/** The card that was pressed shows the answer already; in the chat it is replaced when that has surely arrived. */
function afterAnswer(pressed: Notice['pressed'], card: DocumentOf<'card'>): DocumentOf<'card'> {
  const isPressed = card.personId === pressed?.personId && card.activityId === pressed.activityId;
  if (!isPressed || card.state !== 'pending' || card.leaseUntil !== null) return card;
  return { ...card, dueAt: card.dueAt > pressed.answeredBy ? card.dueAt : pressed.answeredBy };
}

/** Who is told: the people of a team who are entitled to contents now (R1, R5), who stands in for it (A2), and those named. */
interface Alerted {
  people: string[];
  /** What still has to follow what they are told of. */
  goesOn: Write[];
}

async function alerted(deps: Deps, notice: Notice): Promise<Alerted | undefined> {
  if (isNetworkNotice(notice)) return peopleOfNetwork(deps, notice);
  const { alertTeamId, about, exceptPersonId } = notice;
  const team = alertTeamId === null ? [] : await entitledOf(deps, alertTeamId);
  const ofThread = about.kind === 'thread' || about.kind === 'reminder';
  const deputies = alertTeamId !== null && ofThread ? await peopleStandingIn(deps, about, alertTeamId) : [];
  return { people: unique([...team, ...deputies, ...notice.alertPersonIds], exceptPersonId), goesOn: [] };
}

/** N9, C4, C5: the people of the teams that are told of what happened to a network. */
async function peopleOfNetwork(deps: Deps, notice: NetworkNotice): Promise<Alerted | undefined> {
  const told = await spreadNetworkChange(deps, notice);
  if (told === undefined) return undefined;
  const people = await Promise.all(told.teamIds.map((teamId) => entitledOf(deps, teamId)));
  return { people: unique(people.flat(), told.except), goesOn: forUnreadThreads(deps, notice, told.unreadThreads) };
}

function unique(personIds: string[], except: string | undefined): string[] {
  return [...new Set(personIds)].filter((personId) => personId !== except);
}

/** A notice that fails comes back a minute later, so that those behind it go first. */
export async function postponeNotice(deps: Pick<Deps, 'store' | 'now'>, notice: Stored<Notice>): Promise<void> {
  await deps.store.commit(notice.doc.partition, [replace(notice, postponed(deps, notice.doc))]);
}
