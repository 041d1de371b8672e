import type { Purpose, Statements } from './message-form';
import type { Acts } from './reading/acts';
import {
  endsElsewhere,
  sideOf,
  turnOf,
  type Side,
  type ThreadEventKind,
  type ThreadHead,
  type ThreadTurn,
} from './thread';

interface Press {
  /** What it adds to the thread, unless its text says otherwise (`eventOf`). */
  event: ThreadEventKind;
  /** Whether what was typed goes along; `optional`: also when nothing was. */
  text: boolean | 'optional';
  /** Who may: the side whose turn it is, the one that waits, or the asker alone. */
  by: 'turn' | 'waiting' | 'asker';
  /** Whether the thread waits for an answer, or is settled. */
  while: 'running' | 'settled';
  /** M4: offered to the asker of an answered question too, instead of "bedankt". */
  afterAnswer?: true;
  /** Whether the side whose turn it becomes, or the asker when it was answered, gets a new card; otherwise cards only change. */
  alerts: boolean;
}

/**
 * M7: every press on a thread's card, in the order of the buttons. The team whose turn it is answers, asks back, takes
 * it up (M12) or marks as seen; the one that waits, which wrote last, adds to that (M13); the asker settles at any time
 * and reopens what is settled.
 */
const table = {
  answer: { event: 'answered', text: true, by: 'turn', while: 'running', alerts: true },
  'ask-back': { event: 'asked-back', text: true, by: 'turn', while: 'running', alerts: true },
  reopen: { event: 'reopened', text: true, by: 'asker', while: 'settled', alerts: true },
  'take-up': { event: 'taken-up', text: 'optional', by: 'turn', while: 'running', alerts: false },
  add: { event: 'added', text: true, by: 'waiting', while: 'running', alerts: true },
  seen: { event: 'seen', text: false, by: 'turn', while: 'running', afterAnswer: true, alerts: false },
  settle: { event: 'settled', text: false, by: 'asker', while: 'running', alerts: false },
} as const satisfies Record<string, Press>;

/** What a press on a thread's card asks for. */
export type ThreadPress = keyof typeof table;

export const threadPresses: Readonly<Record<ThreadPress, Press>> = table;
export const threadPressNames = Object.keys(table) as ThreadPress[];

/**
 * M7: the presses a team may make now; none for a team that reads along (M6), nor on a request for a network, which has
 * its own (N5). M15: none that would end what ends elsewhere; the asker's answer to a counter-question ends nothing.
 */
export function pressesFor(thread: ThreadHead, teamId: string): ThreadPress[] {
  const side = sideOf(thread, teamId);
  const turn = turnOf(thread);
  if (side === undefined || thread.request === true) return [];
  const elsewhere = endsElsewhere(thread);
  return threadPressNames.filter((press) => {
    const ends = press === 'settle' || (press === 'answer' && side === 'addressee');
    return may(threadPresses[press], turn, side) && !(elsewhere && ends);
  });
}

function may(press: Press, turn: ThreadTurn, side: Side): boolean {
  const fits = (turn.side === null) === (press.while === 'settled');
  if (!fits) return press.afterAnswer === true && side === 'asker' && turn.settledBy === 'answer';
  if (press.by === 'asker') return side === 'asker';
  return (side === turn.side) === (press.by === 'turn');
}

/** What the text of such a press is written for (M4, M11). */
export function purposeOf(press: ThreadPress, side: Side): Purpose {
  if (press === 'reopen') return 'ask';
  if (press === 'add' || press === 'take-up') return press;
  if (side === 'asker') return 'answer-back';
  return press === 'ask-back' ? 'ask-back' : 'answer';
}

/**
 * The event a press of this side adds. M11: what a text does counts, not only the button; where they disagree, what the
 * sender then said. M7: what asks nothing never starts a clock by itself.
 *
 * | | it asks | it asks nothing | only thanks, "ter info" |
 * |---|---|---|---|
 * | answer, by who was asked | asked-back | answered | answered |
 * | ask-back, by who was asked | asked-back | answered | thanked |
 * | answer or ask-back, by who was asked back | as pressed | as pressed, "prima" answered | thanked |
 * | reopen | reopened | thanked | thanked |
 *
 * So whoever was asked back and says "prima" gives the ball back, as any answer does; a thank-you leaves it.
 * M15: with `elsewhere` nothing is an answer that ends it; such a text says what it says. *Aanvulling* and
 * *Ik pak dit op* move no clock, whatever their text is (M12, M13).
 */
export function eventOf(
  press: ThreadPress,
  side: Side,
  acts: Acts,
  said: Pick<Statements, 'asks'> = {},
  elsewhere = false,
): ThreadEventKind {
  const { text, by, event } = threadPresses[press];
  if (text !== true || by === 'waiting') return event;
  const thanks = acts.remark === 'thanks' || acts.remark === 'info';
  if (side === 'asker' && press !== 'reopen') {
    if (thanks) return 'thanked';
    return acts.remark === undefined ? event : 'answered';
  }
  if (isQuestion(press !== 'answer', press === 'answer' ? acts.question : acts.asks, acts, said)) {
    return press === 'reopen' ? 'reopened' : 'asked-back';
  }
  if (press === 'answer') return 'answered';
  return press === 'reopen' || thanks || elsewhere ? 'thanked' : 'answered';
}

/** M11: what button and words agree on, or what the sender said; a text that only thanks or informs is no question. */
function isQuestion(pressed: boolean, read: boolean, { remark }: Acts, { asks }: Pick<Statements, 'asks'>): boolean {
  if (pressed === read) return pressed;
  return asks === undefined ? pressed && remark === undefined : asks === 'yes';
}
