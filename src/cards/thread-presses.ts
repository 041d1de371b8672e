import type { Refusal } from '../domain/refusal';
import { threadPresses, type ThreadPress } from '../domain/thread-press';
import type { NotBsn } from '../domain/without-bsn';
import type { RequestDecisionValues } from '../forms/request-decision';
import { textField } from '../forms/message';
import { notBsnField } from '../forms/not-bsn';
import { notHeld, type Held } from '../forms/statements';
import type { Texts } from '../texts';
import type { ThreadView } from '../usecases/messages/read-thread';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import type { MessagePage } from './conversation';
import { inputs, type Field } from './fields';
import type { Fold } from './folds';
import { statementInputs } from './message-form';
import { button, type Button } from './parts';

export interface ThreadCardOptions {
  refusal?: Refusal | undefined;
  /** What was done, for whoever has just sent it. */
  done?: string;
  /** What was typed and not sent. */
  typed?: string;
  /** What was stated of the numbers in it (M9). */
  notBsn?: NotBsn;
  held?: Held;
  /** Show the messages before this number instead of the newest. */
  before?: number | undefined;
  /** A card shown on the way through lists has a way back; one delivered to a chat has not. */
  wayBack?: boolean;
  /** What was filled in to decide on a request (N5). */
  values?: RequestDecisionValues | undefined;
  likely?: LikelyNetwork[] | undefined;
}

/** What a reader may do on a thread's card: what is typed, the row of buttons, and what is folded under it. */
interface Pressed {
  fields: Field[];
  actions: Button[];
  folds: Fold[];
}

/** At hand, the others are folded. *Ik pak dit op* and *wedervraag* post the text that stands above them. */
const atHand: readonly ThreadPress[] = ['answer', 'seen', 'settle'];
/** What whoever waits, or whose question is settled, seldom does; its text is asked when it is unfolded. */
const apart: readonly ThreadPress[] = ['add', 'reopen'];

/**
 * M7: one coloured button, what is asked of this reader now: to answer; once it is settled, to take it over (M8); where
 * the steps end it, the network they are on (M15). What was pressed is not offered again. After a refusal nothing is
 * folded: what was typed and what is to be said of it stand there, with every button that posts it.
 */
export function threadPressed(texts: Texts, view: ThreadView, options: ThreadCardOptions): Pressed {
  const { refusal, typed } = options;
  const { thread } = texts;
  const presses = offered(view, refusal);
  const open = refusal !== undefined || typed !== undefined;
  const form = presses.find((press) => apart.includes(press));
  const own = presses.some((press) => threadPresses[press].text && !apart.includes(press));
  const typing = own || typed !== undefined || form !== undefined ? typedFields(texts, view, options) : [];
  const first = presses.filter((press) => atHand.includes(press) && !isBelow(press, presses));
  const others = presses.filter((press) => !first.includes(press) && press !== form);
  const record = recordButton(texts, view);
  const actions = [
    ...(own ? [] : [record]),
    ...pressButtons(texts, view, refusal, first),
    ...undoButton(texts, view),
    ...(view.endsWithSteps ? [networkButton(texts, view)] : []),
    ...(view.mayClose ? [button(texts.ending.close, 'network.close', { networkId: view.networkId })] : []),
  ];
  const more = [
    ...pressButtons(texts, view, refusal, others),
    ...(own ? [record] : []),
    // A deputy has the thread only, not the network it is in.
    ...(view.standsInFor.length > 0 || view.endsWithSteps ? [] : [networkButton(texts, view)]),
  ];
  const folds: Fold[] = [
    ...(form === undefined
      ? []
      : [
          {
            ...{ id: 'form', title: thread.unfold[form as 'add' | 'reopen'], open },
            ...{ fields: own ? [] : typing, actions: pressButtons(texts, view, refusal, [form]) },
          },
        ]),
    { id: 'more', title: thread.more, open, actions: presses.length === 0 ? [] : more },
  ];
  const all = presses.length === 0 ? [...actions, ...more] : actions;
  return { fields: own || form === undefined ? typing : [], actions: all, folds };
}

/** Without what this reader's side has pressed already (M7, M12). */
function offered(view: ThreadView, refusal: Refusal | undefined): ThreadPress[] {
  const has = view.takenUp?.own === true && refusal?.kind !== 'puts-off';
  const seen = view.seen.some(({ own }) => own);
  return view.presses.filter((press) => !(press === 'take-up' && has) && !(press === 'seen' && seen));
}

/** M7: *Afgehandeld* does not stand beside *Gezien*, which only marks, nor beside an answer. */
function isBelow(press: ThreadPress, presses: ThreadPress[]): boolean {
  return press === 'settle' && presses.some((each) => each === 'seen' || each === 'answer');
}

function pressButtons(texts: Texts, view: ThreadView, refusal: Refusal | undefined, presses: ThreadPress[]): Button[] {
  const { networkId, threadId, version, turn } = view;
  const data = { networkId, threadId, version };
  return presses.map((press) => {
    // M7: with the question it leaves unanswered once that was asked about.
    if (press === 'settle' && refusal?.kind === 'question-open') {
      return button(texts.thread.settleAnyway, 'thread.settle', { ...data, despite: turn.since }, { withInputs: true });
    }
    const style = press === 'answer' ? 'positive' : 'default';
    return button(texts.thread.presses[press], `thread.${press}`, data, { style, withInputs: true });
  });
}

/** What is typed, with what to state of it once it was held back (M3, M4, M9). */
function typedFields(texts: Texts, view: ThreadView, options: ThreadCardOptions): Field[] {
  const { refusal, typed: text, notBsn, held = notHeld } = options;
  const asked = inputs({ text: textField, notBsn: notBsnField }, texts, { refusal }, { text, notBsn });
  const { presses } = view;
  const hint = presses.includes('take-up') ? texts.thread.lineHint : texts.thread.textHint;
  const posts = presses.some((press) => threadPresses[press].text);
  // The notice above says what was wrong; what was typed has been looked at for a BSN already (M9).
  const said = { label: inputLabel(texts, view, posts), hint, value: text ?? '', frame: 'default' as const, wrong: [] };
  return [
    ...asked.map((field) => (field.id === 'text' ? { ...field, ...said } : field)),
    ...statementInputs(texts, { held, refusal }),
  ];
}

/** N8: who writes knows that the resident reads it. */
function inputLabel(texts: Texts, { presses, residentSince }: ThreadView, posts: boolean): string {
  const { thread, info, steps } = texts;
  if (!posts) return info.typed;
  const asksBack = presses.includes('ask-back') ? thread.askBackLabel : thread.addLabel;
  const own = presses.includes('answer') ? thread.answerLabel : asksBack;
  const label = presses.includes('reopen') ? thread.reopenLabel : own;
  return residentSince === undefined ? label : `${label} · ${steps.resident.label}`;
}

/** M8: what is left to do with what is settled, until the own organisation has it in its record. */
function recordButton(texts: Texts, view: ThreadView): Button {
  const { networkId, threadId, turn, ownSides, processed } = view;
  const done = processed.some(({ own, current }) => own && current);
  const asked = turn.side === null && ownSides.length > 0 && !done;
  const style = asked ? 'positive' : 'default';
  return button(texts.record.button, 'thread.record', { networkId, threadId }, { style });
}

function undoButton(texts: Texts, { networkId, threadId, version, undoUntil }: ThreadView): Button[] {
  return undoUntil === undefined ? [] : [button(texts.undo.button, 'thread.undo', { networkId, threadId, version })];
}

/** M15: where the steps are ticked that end the bot's own message. */
function networkButton(texts: Texts, { networkId, endsWithSteps, presses }: ThreadView): Button {
  const style = endsWithSteps && !presses.includes('answer') ? 'positive' : 'default';
  return button(texts.thread.network, 'network.open', { networkId }, { style });
}

/** The ways on from a card: through its older messages and back. */
export function wayButtons(texts: Texts, view: ThreadView, page: MessagePage, options: ThreadCardOptions): Button[] {
  const { networkId, threadId } = view;
  return [
    ...(page.earlier === undefined
      ? []
      : [button(texts.thread.earlier, 'thread.open', { networkId, threadId, before: page.earlier })]),
    ...(page.newest ? [] : [button(texts.thread.latest, 'thread.open', { networkId, threadId })]),
    ...(options.wayBack === true ? [button(texts.home.back, 'home.open', {})] : []),
  ];
}
