import type { Category } from './category';
import type { Instant } from './instant';

/** The two teams of a thread: who asked, and the one responsible team it is addressed to (M6). */
export type Side = 'asker' | 'addressee';

/**
 * What happened in a thread. Texts are messages of their own; events carry none, so that
 * turn, clock and overdue are computed from them and cannot drift (D6).
 */
export type ThreadEvent = {
  at: Instant;
  personId: string;
  teamId: string;
} & (
  | { kind: 'asked' }
  | { kind: 'seen' }
  | { kind: 'answered' }
  | { kind: 'asked-back' }
  /** A text that thanks, or says "prima" where nothing was asked: kept and shown, it moves no clock. */
  | { kind: 'thanked' }
  /** `closing`: settled because the practice closed the network (N9). */
  | { kind: 'settled'; closing?: true | undefined }
  | { kind: 'reopened' }
  /** M13: whoever waits adds to what they wrote. */
  | { kind: 'added' }
  /** M12: somebody of the side whose turn it is takes it up, with a line or without. */
  | { kind: 'taken-up' }
  /** N4: the practice has ticked what the bot's own message asked. */
  | { kind: 'answered-by-steps' }
  /** N8: the resident reads along from here on, the whole history included. */
  | { kind: 'resident-added' }
  /** The settling before it was a slip: what it ended is as it was. */
  | { kind: 'unsettled' }
);

/** The events that carry a text; `taken-up` only where somebody wrote a line. */
export type MessageKind = Exclude<
  ThreadEvent['kind'],
  'seen' | 'settled' | 'answered-by-steps' | 'resident-added' | 'unsettled'
>;

export type ThreadEventKind = ThreadEvent['kind'];

export const messageKinds = [
  'asked',
  'answered',
  'asked-back',
  'reopened',
  'thanked',
  'added',
  'taken-up',
] as const satisfies MessageKind[];
export const threadEventKinds = [
  ...messageKinds,
  ...(['seen', 'settled', 'answered-by-steps', 'resident-added', 'unsettled'] as const),
] as const satisfies ThreadEventKind[];

export function isMessage(kind: ThreadEventKind): kind is MessageKind {
  return (messageKinds as readonly ThreadEventKind[]).includes(kind);
}

/** M7: whose turn it is and since when; `side: null` when settled. */
export interface ThreadTurn {
  side: Side | null;
  /** Start of the running clock, or when it was settled. */
  since: Instant;
  /** How it came to be settled, to say so on the card. */
  settledBy: 'answer' | 'asker' | 'closing' | 'nothing-asked' | null;
}

export interface ThreadHead {
  category: Category;
  askerTeamId: string;
  addresseeTeamId: string;
  events: ThreadEvent[];
  /** N5: it asks for the network it is in, and ends with what the practice decides. */
  request?: true | undefined;
}

/** M7: since when the asker owes an answer to a question back; undefined where they owe none. */
export function askedBackSince(thread: ThreadHead): Instant | undefined {
  const { side, since } = turnOf(thread);
  return side === 'asker' ? since : undefined;
}

/** The side this team has in the thread, if any; its other teams only read along (M6). */
export function sideOf(thread: Pick<ThreadHead, 'askerTeamId' | 'addresseeTeamId'>, teamId: string): Side | undefined {
  if (teamId === thread.askerTeamId) return 'asker';
  if (teamId === thread.addresseeTeamId) return 'addressee';
  return undefined;
}

/** The team that sits on a side. */
export function teamOf(thread: Pick<ThreadHead, 'askerTeamId' | 'addresseeTeamId'>, side: Side): string {
  return side === 'asker' ? thread.askerTeamId : thread.addresseeTeamId;
}

export function otherSide(side: Side): Side {
  return side === 'asker' ? 'addressee' : 'asker';
}

const settles = ({ kind }: ThreadEvent): boolean => kind === 'settled' || kind === 'answered-by-steps';

/**
 * The events that count: not a settling that was taken back, nor its taking back. Nothing is taken back once the turn
 * has moved on.
 */
function standing(events: readonly ThreadEvent[]): ThreadEvent[] {
  const kept: ThreadEvent[] = [];
  for (const event of events) {
    const last = kept.findLastIndex(moves);
    if (event.kind !== 'unsettled') kept.push(event);
    else if (last > 0 && kept.slice(last, last + 1).some(settles)) kept.splice(last, 1);
  }
  return kept;
}

/**
 * M7 as a state machine: folds the events to whose turn it is. The clock runs for exactly
 * one side, or for none once settled.
 *
 * | event | by | turn after it |
 * |---|---|---|
 * | asked, reopened | asker | addressee, clock starts |
 * | seen | anyone | unchanged ("Gezien is geen antwoord") |
 * | taken-up | the side whose turn it is | unchanged: it is no answer (M12) |
 * | added | the side that waits | unchanged (M13) |
 * | answered | addressee | settled by answer |
 * | answered | asker (asked back before) | addressee, clock starts: the question still stands |
 * | asked-back | either | the other side, clock starts |
 * | thanked | either | unchanged: a thank-you neither starts nor stops a clock |
 * | settled | asker, or the practice by closing (N9) | settled |
 * | answered-by-steps | addressee | settled by answer (N4) |
 * | resident-added | practice | unchanged (N8) |
 * | unsettled | who settled it by a slip, or ticked the steps | as before that, its clock too |
 *
 * Before anything is asked nobody owes an answer, so a thread that only thanks has no clock.
 */
export function turnOf(thread: ThreadHead): ThreadTurn {
  return standing(thread.events).reduce<ThreadTurn>((turn, event) => turnAfter(thread, turn, event), {
    side: null,
    since: thread.events[0]?.at ?? '',
    settledBy: 'nothing-asked',
  });
}

function turnAfter(thread: ThreadHead, turn: ThreadTurn, event: ThreadEvent): ThreadTurn {
  const side = sideOf(thread, event.teamId);
  switch (event.kind) {
    case 'asked':
    case 'reopened':
      return { side: 'addressee', since: event.at, settledBy: null };
    case 'seen':
    case 'resident-added':
    case 'thanked':
    case 'added':
    case 'taken-up':
    case 'unsettled':
      return turn;
    case 'answered-by-steps':
      return { side: null, since: event.at, settledBy: 'answer' };
    case 'answered':
      return side === 'asker'
        ? { side: 'addressee', since: event.at, settledBy: null }
        : { side: null, since: event.at, settledBy: 'answer' };
    case 'asked-back':
      return { side: side === 'asker' ? 'addressee' : 'asker', since: event.at, settledBy: null };
    case 'settled':
      return { side: null, since: event.at, settledBy: event.closing === true ? 'closing' : 'asker' };
  }
  return unknownEvent(event, turn);
}

/** Of a newer program (ADR 0014): what it does to the turn is not known here. A new kind of ours does not compile. */
function unknownEvent(_: never, turn: ThreadTurn): ThreadTurn {
  return turn;
}

/**
 * Whether an event gives the turn to a side or settles the thread, as `turnAfter` has it; a new kind does not compile
 * until it is said.
 */
const movesTurn = {
  asked: true,
  answered: true,
  'asked-back': true,
  settled: true,
  reopened: true,
  'answered-by-steps': true,
  unsettled: true,
  seen: false,
  thanked: false,
  added: false,
  'taken-up': false,
  'resident-added': false,
} as const satisfies Record<ThreadEventKind, boolean>;

const moves = ({ kind }: ThreadEvent): boolean => Object.hasOwn(movesTurn, kind) && movesTurn[kind];

const marks: readonly ThreadEventKind[] = ['seen', 'taken-up'];
const saysOnly: readonly ThreadEventKind[] = ['thanked', 'added'];

/**
 * The events from which nothing follows any more, in order: turn, marks of *Gezien* and of *Ik pak dit op*, resident and
 * where it ends are the same without them. The first stays, which tells who began, and what only a newer program knows.
 */
export function spentEvents(thread: Pick<ThreadHead, 'events' | 'addresseeTeamId'>): ThreadEvent[] {
  const { events } = thread;
  const stands = standing(events);
  // What a settling ended is what counts again once that is taken back.
  const turn = events.findLastIndex((event) => moves(event) && !settles(event) && stands.includes(event));
  const end = isOwnMessage(thread) ? events.findIndex((event) => ends(thread, event) && stands.includes(event)) : -1;
  return events.filter(
    (event, index) =>
      index > 0 &&
      index !== end &&
      (saysOnly.includes(event.kind) || (index < turn && (moves(event) || marks.includes(event.kind)))),
  );
}

/** What happened last, if it is a settling by hand that can be taken back; what others did since stands against it. */
export function settledLast({ events }: Pick<ThreadHead, 'events'>): ThreadEvent | undefined {
  const last = events.at(-1);
  return last?.kind === 'settled' && last.closing === undefined ? last : undefined;
}

/** N9: the thread as closing its network leaves it; what was settled before stays as it was. */
export function settledByClosing<T extends ThreadHead>(
  thread: T,
  closing: { at: Instant; personId: string; teamId: string },
): T {
  if (turnOf(thread).side === null) return thread;
  return { ...thread, events: [...thread.events, { kind: 'settled', closing: true, ...closing }] };
}

/** Teams that have marked the thread as seen since the turn last changed, for the card. */
export function seenSince(thread: ThreadHead): ThreadEvent[] {
  const since = turnOf(thread).since;
  return thread.events.filter((event) => event.kind === 'seen' && event.at >= since);
}

/** M12: who took it up last since the turn last changed, for the team whose turn it is; whether they still may is today's rights. */
export function takenUp({ events }: Pick<ThreadHead, 'events'>): ThreadEvent | undefined {
  const stands = standing(events);
  return stands.slice(stands.findLastIndex(moves) + 1).findLast(({ kind }) => kind === 'taken-up');
}

/** The bot as an author, for the message it sends itself (N4): no person. */
export const botId = 'schakel';

/** N4: what the bot asks of the practice by itself. */
export function isOwnMessage({ events }: Pick<ThreadHead, 'events'>): boolean {
  return events[0]?.personId === botId;
}

/**
 * N4, N5, A2: what nobody but the practice may do: the bot's own message asks it to tick steps (N7), a request to start
 * the network. So no deputy takes it over, and its term stands still while the practice is away (D3).
 */
export function isForPracticeAlone(thread: Pick<ThreadHead, 'events' | 'request'>): boolean {
  return thread.request === true || isOwnMessage(thread);
}

/**
 * M15: it ends with what the practice decides (N5), or with the ticked steps (N4), not by a press or by typing. Once the
 * steps have answered the bot's own message it is a thread like any other, and so is one that somebody answered or
 * settled by hand, as 0.1.0 allowed.
 */
export function endsElsewhere(thread: Pick<ThreadHead, 'events' | 'request' | 'addresseeTeamId'>): boolean {
  if (thread.request === true) return true;
  return isOwnMessage(thread) && !standing(thread.events).some((event) => ends(thread, event));
}

function ends({ addresseeTeamId }: Pick<ThreadHead, 'addresseeTeamId'>, { kind, teamId }: ThreadEvent): boolean {
  return kind === 'settled' || kind === 'answered-by-steps' || (kind === 'answered' && teamId === addresseeTeamId);
}

/** N8: since when the resident reads along, or undefined. */
export function residentSince(thread: Pick<ThreadHead, 'events'>): Instant | undefined {
  return thread.events.find((event) => event.kind === 'resident-added')?.at;
}
