import { CodedError } from '../../errors';
import { isDeepStrictEqual } from 'node:util';
import { after, type Instant } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Store, type Stored } from '../../store/store';
import { find, key } from '../../store/keys';
import { replace } from '../../store/write';
import type { Deps } from '../deps';
import { wake } from '../people/arrive';
import { leave } from '../people/leave';
import { released } from '../notices/card-documents';
import { afterSending, beforeSending, type OnRecord, type Records } from './delivery-records';
import { afterOutcome, notSent, type CourierOutcome, type OnCard } from './card-outcome';
import { unreadableOf } from '../read-all';
import type { HeldBy } from './held-lane';
import { heldUntil } from './hold-at-night';
import { isUntold, tellOthers } from './tell-others';
import { tellUnreachable } from './tell-unreachable';

type Card = DocumentOf<'card'>;

/** Where a card goes: whose pace it counts for. */
export interface Chat {
  conversationId: string;
  tenantId?: string | undefined;
}

/** What a courier needs of the job beside the card. */
export interface Delivery {
  /** To read what the card shows. */
  store: Store;
  /**
   * Takes the card up and keeps the records of what it shows, in one batch as far as they lie with it; asked right before
   * it is sent. `version`: of what it shows. False when somebody else took it up. @throws CodedError when a record could not be kept: then nothing is sent either
   */
  claim: (records: Records, version: number) => Promise<boolean>;
  /**
   * Told as soon as it is known, of one that has no place in Teams' pace yet. `heldBy`: who holds up what is on its way
   * to this person. False: it may not go now, as another instance does, or has something that belongs before it.
   */
  goesTo?: ((chat: Chat, heldBy?: HeldBy) => boolean) | undefined;
  /** The chat whose place was taken for it already. */
  taken?: Chat | undefined;
}

/** Renders a card for its reader, claims it and sends it: one attempt. Implemented by the bot. */
export interface Courier {
  deliver: (card: Card, delivery: Delivery) => Promise<CourierOutcome>;
  /** Asks a chat that did not answer whether it does, with something that leaves nothing in it. */
  answers?: (personId: string) => Promise<boolean>;
  /** Takes a place in Teams' pace for one card; or how long, in milliseconds, until there may be one. */
  take?: (chat: Chat) => number;
}

/** How long one delivery may hold a card, in milliseconds; longer than any timeout of the courier. */
const leaseMs = 60_000;
/** Tried again like any other attempt, and given up as visibly; `tried` false: never given up. */
function later(reason: string, tried = true): OnCard {
  return { kind: 'later', afterMs: undefined, reason, tried, mayHaveArrived: false };
}

/** A fault of ours, before anything was sent; what this version cannot read a newer one may send. */
function afterFault(error: unknown): OnCard {
  return unreadableOf(error) === undefined ? later('fault') : later('not-readable', false);
}

/** What a card shares with others that are delivered at the same moment, and what is known of its chat. */
export interface Round extends Pick<Delivery, 'goesTo' | 'taken'> {
  /** To read what it shows. */
  reading: Store;
  /** To take it up, and to record what came of it. */
  writing: Pick<Store, 'commit'>;
}

/** What came of one attempt. */
export type Attempted =
  /**
   * On record. `untold`: the card, where others are to be told that it did not arrive, or did after all – what a fault or
   * the end of this process leaves undone there, the sweep finds by the same question.
   * `chat`: whether it took the card, or did not say; undefined where it was not asked or has its own word.
   */
  | { kind: 'done'; untold?: Card; chat?: 'heard' | 'silent' }
  /** It was not as it was found. */
  | { kind: 'taken' }
  /** Nothing was tried: another instance holds up this person's lane, or has something for it. */
  | { kind: 'elsewhere' }
  /** Nothing was tried: it has to wait so long, in milliseconds, for its place in Teams' pace, for a connection, or for who holds it. */
  | { kind: 'rests'; ms: number; inPace: boolean };

/** How long to wait where nothing could be sent and nobody says for how long, in milliseconds. */
const restMs = 5_000;

/**
 * Delivers one pending card: what it shows is read, then it is taken up and sent, and what came of it is recorded. A
 * process that dies in between leaves the lease to run out and the card is sent again: at least once.
 */
export async function deliverCard(
  deps: Deps,
  courier: Courier,
  found: Stored<Card>,
  chance: () => number,
  { reading, writing, ...chat }: Round = { reading: deps.store, writing: deps.store },
): Promise<Attempted> {
  const now = deps.now();
  const { leaseUntil } = found.doc;
  if (leaseUntil !== null && leaseUntil > now)
    return { kind: 'rests', ms: Date.parse(leaseUntil) - Date.parse(now), inPace: false };
  const morning = heldUntil(deps, found.doc);
  if (morning !== undefined) return holdUntil(writing, found, morning);
  const held: Card = {
    ...released(found.doc),
    leaseUntil: after(now, leaseMs),
    dueAt: after(now, leaseMs),
    pendingSince: found.doc.pendingSince ?? found.doc.dueAt,
    attempts: found.doc.attempts + 1,
  };
  const attempt: Attempt = { held, revision: found.revision, claimed: false, shows: [], writing };
  const claim: Delivery['claim'] = (...shown) => claimed(deps, attempt, ...shown);
  const outcome = await courier
    .deliver(held, { store: reading, claim, ...chat })
    .catch(async (error: unknown): Promise<never> => {
      const came = await record(deps, attempt, afterFault(error), chance);
      if (came.kind === 'done' && came.untold) await tellOthers(deps, [came.untold]);
      throw error;
    });
  if (outcome.kind === 'later' && outcome.reason === notSent && !attempt.claimed)
    return { kind: 'rests', ms: outcome.afterMs ?? restMs, inPace: outcome.afterMs !== undefined };
  if (outcome.kind === 'taken' || outcome.kind === 'elsewhere') return { kind: outcome.kind };
  const stays = outcome.kind === 'chat-closed' && !(await leave(deps, held.personId, outcome.conversationId));
  return record(deps, attempt, stays ? later('other-chat') : outcome, chance);
}

/** A delivery under way: the card as this process holds it, or would. */
interface Attempt {
  held: Card;
  /** Of the card as it was found, or as it was taken up. */
  revision: string;
  claimed: boolean;
  /** The records of what it shows. */
  shows: OnRecord['shows'];
  writing: Round['writing'];
}

async function claimed(deps: Deps, attempt: Attempt, shown: Records, version: number): Promise<boolean> {
  const { revision, writing } = attempt;
  const { records, shows, recorded } = beforeSending(attempt.held, version, shown);
  const held = { ...attempt.held, recorded };
  const own = records.filter(({ partition }) => partition === held.partition).flatMap(({ writes }) => writes);
  const room = maxWrites - 1;
  const done = await writing.commit(held.partition, [replace({ revision }, held), ...own.slice(0, room)]);
  if (!done.ok) return false;
  Object.assign(attempt, { held, shows, revision: done.revisions[0], claimed: true });
  const others = records.filter(({ partition }) => partition !== held.partition);
  for (const { partition, writes } of [{ partition: held.partition, writes: own.slice(room) }, ...others]) {
    if (writes.length > 0 && !(await deps.store.commit(partition, writes)).ok)
      throw new CodedError('RECORD_NOT_KEPT', 'The audit record was not kept');
  }
  return true;
}

/** D5: it waits for the morning, and keeps up nothing until then. */
async function holdUntil(
  writing: Round['writing'],
  { doc, revision }: Stored<Card>,
  morning: Instant,
): Promise<Attempted> {
  const waits = { ...doc, dueAt: morning, pendingSince: undefined, failure: null };
  const { ok } = await writing.commit(doc.partition, [replace({ revision }, waits)]);
  return { kind: ok ? 'done' : 'taken' };
}

/** A card that was not taken up and that somebody else changed meanwhile stays as they left it. */
async function record(deps: Deps, attempt: Attempt, outcome: OnCard, chance: () => number): Promise<Attempted> {
  const { held, revision, writing } = attempt;
  let current: Stored<Card> | undefined = { doc: held, revision };
  while (current) {
    const after = afterOutcome(deps, current.doc, held, outcome, chance);
    const { card: doc, writes } = afterSending(deps, after, outcome, attempt.shows);
    const committed = await writing.commit(held.partition, [replace(current, doc), ...writes]);
    if (!committed.ok && !attempt.claimed) return { kind: 'taken' };
    current = committed.ok
      ? { doc, revision: committed.revisions[0] ?? '' }
      : await deps.store.get('card', held.partition, held.id);
    // Where the answer was lost it may be there all the same.
    if (current && (committed.ok || isDeepStrictEqual(current.doc, doc))) {
      await afterRecord(deps, current, outcome);
      return { kind: 'done', ...(isUntold(doc) && { untold: doc }), ...chatBy(outcome) };
    }
  }
  return { kind: 'done' };
}

/** What an outcome says of the chat. */
function chatBy(outcome: CourierOutcome): Pick<Extract<Attempted, { kind: 'done' }>, 'chat'> {
  if (outcome.kind === 'sent') return { chat: 'heard' };
  const isSilent = outcome.kind === 'unclear' || (outcome.kind === 'later' && outcome.afterMs === undefined);
  return isSilent ? { chat: 'silent' } : {};
}

/** Who came between the reading and the recording woke nothing; without who lost the right nobody of a team may be left. */
async function afterRecord(deps: Deps, card: Stored<Card>, outcome: CourierOutcome): Promise<void> {
  if (card.doc.state === 'waiting') {
    const person = await find(deps.store, key.person(card.doc.personId));
    if (person?.doc.conversation) await wake(deps, card);
  }
  if (outcome.kind === 'not-entitled') await tellUnreachable(deps, card.doc);
}
