import { threadPreview } from '../cards/preview';
import { threadCard } from '../cards/thread';
import type { DocumentOf } from '../store/documents';
import { find, key } from '../store/keys';
import { texts, type Texts } from '../texts';
import type { NotNeeded } from '../usecases/notices/card-documents';
import { notSent, type CourierOutcome } from '../usecases/deliveries/card-outcome';
import type { Courier } from '../usecases/deliveries/deliver-card';
import { recordDelivery } from '../usecases/deliveries/record-delivery';
import { isUnknown, isWithdrawn, whyNotSeen } from '../usecases/deliveries/unknown-card';
import type { Deps } from '../usecases/deps';
import { readThread } from '../usecases/messages/read-thread';
import { languageOf } from '../usecases/people/arrive';
import { loadActor } from '../usecases/people/load-actor';
import { unreadableOf } from '../usecases/read-all';
import { cardActivity, type Rendered } from './card-activity';
import { renderAbsenceClash } from './render-absence-clash';
import { renderUnreachable } from './render-unreachable';
import { renderDigest, renderReminder } from './render-digest';
import type { Connector, Conversation } from './connector/connector';
import type { Failure, Later, Refused } from './connector/outcome';
import { holding } from './recorded';
import { renderAccess } from './render-access';
import { renderNetwork } from './render-network';
import { onceWithdrawn, takenAway } from './taken-away';

type CardDocument = DocumentOf<'card'>;
type About = CardDocument['about'];

/** Answers the card for its reader, why it is not needed now, or undefined when that person may not have it (any more). */
type Renderer<A> = (deps: Deps, document: CardDocument, about: A, words: Texts) => Promise<Answer>;
type Answer = Rendered | { notNeeded: NotNeeded } | undefined;

/** Something only an operator can mend. */
export type Alarm = (what: 'unauthorised') => void;

/** How long to wait after our own login was refused: nothing is known about the receiver then. */
const unauthorisedWaitMs = 60_000;

/** Teams' word for more than its pace. */
const tooFast = 429;
/** How long to wait then where Teams does not say, in milliseconds. */
const tooFastMs = 2_000;

/** The chat is closed to us until the person comes back to the bot. */
const chatClosed: readonly string[] = ['blocked', 'not-installed', 'conversation-gone'];

/**
 * Renders a card for its reader as things are now, with that reader's rights of this moment,
 * and puts it in the chat or brings the one that is there up to date.
 */
export function createCourier(deps: Deps, connector: Connector, alarm: Alarm = () => undefined): Courier {
  const failed = (failure: Failure, conversationId: string): CourierOutcome => {
    if (failure.kind === 'refused' && failure.reason === 'unauthorised') alarm('unauthorised');
    return resultOf(failure, conversationId);
  };
  return {
    take: (chat) => connector.take(chat),
    answers: async (personId) => {
      const person = (await find(deps.store, key.person(personId)))?.doc;
      if (!person?.conversation) return true;
      const { tenantId, aadObjectId } = person;
      const place = await connector.place({ ...person.conversation, tenantId, aadObjectId });
      return place.kind === 'place' && (await place.send({ type: 'typing' })).kind === 'sent';
    },
    deliver: async (document, { store, claim, goesTo, taken }) => {
      const reader = await readerOf({ ...deps, store }, document);
      if (reader === undefined) return { kind: 'no-conversation' };
      // In the chat without a name: it cannot be replaced, and a second one would not be the same card.
      if (document.shown !== null && document.activityId === null) return { kind: 'cannot-update', reason: 'no-name' };
      // First whether it can go at all: what is rendered for nobody to see would be on record as seen (NEN 7513).
      const { chat, lane, words } = reader;
      const { serviceUrl, conversationId } = chat;
      if (goesTo?.(chat, lane) === false) return { kind: 'elsewhere' };
      const place = await connector.place(chat, taken);
      if (place.kind !== 'place') return failed(place, conversationId);
      const held = holding({ ...deps, store });
      const rendered = await render(held.deps, document, words).catch((fault: unknown) =>
        onceWithdrawn(held.deps, document, fault, words),
      );
      if (rendered === undefined) return { kind: 'not-entitled' };
      if ('notNeeded' in rendered) return { kind: 'not-needed', reason: rendered.notNeeded };
      // A card whose contents are taken away shows nothing.
      if (held.records.length === 0 && rendered.refused === undefined) await recordDelivery(held.deps, document);
      const activity = cardActivity(rendered.card, rendered.summary);
      if (!(await claim(held.records, rendered.version))) return { kind: 'taken' };
      const outcome =
        document.activityId === null ? await place.send(activity) : await place.update(document.activityId, activity);
      if (outcome.kind !== 'sent') return failed(outcome, conversationId);
      const activityId = outcome.activityId ?? document.activityId;
      return { kind: 'sent', activityId, version: rendered.version, chat: { serviceUrl, conversationId } };
    },
  };
}

interface Reader {
  chat: Conversation;
  lane: DocumentOf<'person'>['lane'];
  words: Texts;
}

/**
 * Where a card goes, and in which words; undefined for who has not opened the bot. While its reader's document cannot be
 * read: where it was put, if it is to be emptied there (C5).
 */
async function readerOf(deps: Deps, document: CardDocument): Promise<Reader | undefined> {
  try {
    const person = (await find(deps.store, key.person(document.personId)))?.doc;
    if (!person?.conversation) return undefined;
    const { conversation, tenantId, aadObjectId, lane } = person;
    return { chat: { ...conversation, tenantId, aadObjectId }, lane, words: texts[languageOf(person)] };
  } catch (fault) {
    const { chat } = document;
    if (unreadableOf(fault) === undefined || chat === undefined || !(await isWithdrawn(deps, document))) throw fault;
    return { chat, lane: undefined, words: texts[languageOf(undefined)] };
  }
}

/** How each kind of card is rendered; a kind without a row does not compile. */
const renderers: { [K in About['kind']]: Renderer<Extract<About, { kind: K }>> } = {
  thread: renderThread,
  digest: renderDigest,
  reminder: renderReminder,
  network: renderNetwork,
  'access-request': renderAccess,
  unreachable: renderUnreachable,
  'absence-clash': renderAbsenceClash,
};

function render(deps: Deps, document: CardDocument, words: Texts): Promise<Answer> {
  if (isUnknown(document)) return renderUnknown(deps, document, words);
  const renderer = renderers[document.about.kind] as Renderer<About>;
  return renderer(deps, document, document.about, words);
}

/** What a newer program shows is left to it, or taken away. @throws UnreadableDocument where it is left */
async function renderUnknown(deps: Deps, document: CardDocument, words: Texts): Promise<Answer> {
  const actor = await loadActor(deps, document.personId);
  return takenAway(deps, document, actor, await whyNotSeen(deps, actor, document), words);
}

/** A reader who lost the right to a card already shown gets its contents taken away (R5, C5). */
async function renderThread(
  deps: Deps,
  document: CardDocument,
  about: Extract<CardDocument['about'], { kind: 'thread' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  const view = await readThread(deps, actor, about.networkId, about.threadId, 'thread.deliver');
  if (view.ok) {
    const { version } = view.value;
    const summary = threadPreview(words, view.value);
    return { ...threadCard(words, deps.region.terms.zone, view.value), version, ...(summary && { summary }) };
  }
  return takenAway(deps, document, actor, { networkId: about.networkId, refusal: view.refusal }, words);
}

function resultOf(failure: Failure, conversationId: string): CourierOutcome {
  switch (failure.kind) {
    case 'later':
      return laterOf(failure);
    case 'unclear':
      return { kind: 'unclear', cause: failure.cause };
    case 'refused':
      return refusedOf(failure, conversationId);
  }
}

/** Nothing was sent, or Teams wants it later: not an attempt. 502 and 504 come from a gateway, behind which it may have arrived. */
function laterOf({ afterMs, status }: Later): CourierOutcome {
  const reason = status === undefined ? notSent : `status-${status}`;
  const mayHaveArrived = status === 502 || status === 504;
  const tried = status !== undefined && status !== tooFast;
  return {
    kind: 'later',
    afterMs: status === tooFast ? (afterMs ?? tooFastMs) : afterMs,
    reason,
    tried,
    mayHaveArrived,
  };
}

function refusedOf({ reason }: Refused, conversationId: string): CourierOutcome {
  if (reason === 'unauthorised') {
    return { kind: 'later', afterMs: unauthorisedWaitMs, reason, tried: false, mayHaveArrived: false };
  }
  // A card deleted by its reader is not put back: whoever throws it away has seen it.
  if (reason === 'activity-gone') return { kind: 'cannot-update', reason };
  if (chatClosed.includes(reason)) return { kind: 'chat-closed', reason, conversationId };
  return { kind: 'refused', reason };
}
