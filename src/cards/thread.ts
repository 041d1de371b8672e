import { z } from 'zod';
import template from '../../cards/thread.json';
import { overdueHours } from '../domain/deadline';
import type { Refusal } from '../domain/refusal';
import { threadPresses, type ThreadPress } from '../domain/thread-press';
import type { NotBsn } from '../domain/without-bsn';
import type { Instant } from '../domain/instant';
import { teamName } from '../domain/team-name';
import type { RequestDecisionValues } from '../forms/request-decision';
import { textField } from '../forms/message';
import { notBsnField } from '../forms/not-bsn';
import { notHeld, type Held } from '../forms/statements';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { MessageView, ThreadView } from '../usecases/messages/read-thread';
import type { TeamInfo } from '../usecases/directory/read-teams';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import { absenceLine, absenceOfAddressee } from './absences';
import { fieldSchema, inputs, type Field } from './fields';
import { clientLine } from './client-line';
import { explainDeadline } from './deadline-line';
import { button, buttonSchema, lines, noticeFields, outcomeNotice, paragraphs, type Button, wordFor } from './parts';
import { statementInputs } from './message-form';
import { messageKind } from './message-kind';
import { markLine } from './record';
import { defineView, type Shown } from './render';
import { networkRequestCard } from './network-request';
import { unreachedLines } from './unreached';
import { settledLine } from './settled-line';

export const threadCardView = defineView(
  'thread',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    turnStyle: z.enum(['accent', 'attention', 'good', 'emphasis']),
    turn: z.string(),
    hasDeadline: z.boolean(),
    deadline: z.string(),
    overdue: z.string(),
    unreached: z.array(z.strictObject({ text: z.string() })),
    /** M12; empty unless somebody has taken it up. */
    takenUp: z.string(),
    /** N8; empty unless the resident reads along. */
    resident: z.string(),
    ...noticeFields,
    absences: z.array(z.strictObject({ text: z.string() })),
    subject: z.string(),
    client: z.string(),
    sides: z.string(),
    messages: z.array(z.strictObject({ by: z.string(), lines: z.array(z.strictObject({ text: z.string() })) })),
    seen: z.array(z.strictObject({ text: z.string() })),
    askText: z.boolean(),
    labels: z.strictObject({
      text: z.string(),
      textHint: z.string(),
    }),
    values: z.strictObject({ text: z.string() }),
    /** M3, M4: what to state once it was held back. */
    fields: z.array(fieldSchema),
    actions: z.array(buttonSchema).max(6),
    urgent: z.string(),
    moreActions: z.array(buttonSchema).max(6),
  }),
);

/** How many bytes of messages one card shows; older ones are a press away. Leaves room below 28 KB. */
const messageBytes = 12_000;

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

/**
 * A thread for one reader: whose turn and by when first, then the messages, then what they may do (M6, M7, D4). One
 * that asks for a network has a card of its own (N5).
 */
export function threadCard(texts: Texts, zone: string, view: ThreadView, options: ThreadCardOptions = {}): Shown {
  if (view.request !== undefined) return networkRequestCard(texts, zone, { ...view, request: view.request }, options);
  const { thread } = texts;
  const page = messagesShown(view.messages, options.before, options.typed ?? '');
  const text = view.presses.some((press) => threadPresses[press].text);
  return threadCardView.render({
    lang: texts.language,
    title: thread.preview(view.code),
    ...turnOf(texts, zone, view),
    unreached: unreachedLines(texts, view.unreached, view.turnTeam ?? otherTeam(view)),
    takenUp: takenUpLine(texts, zone, view),
    resident: residentLine(texts, zone, view),
    ...outcomeNotice(texts, options.refusal, options.done),
    absences: absencesOf(texts, zone, view),
    subject: `${wordFor(texts.categories, view.category)} · ${view.subject}`,
    client: clientLine(texts, zone, view.client),
    sides: sidesLine(texts, view),
    messages: page.shown.map((each) => messageOf(texts, zone, each, view.now)),
    seen: [
      ...view.seen.map((each) => ({
        text: thread.seen(each.teamName, happened(texts.language, zone, each.at, view.now)),
      })),
      ...view.processed.map((mark) => ({ text: markLine(texts, zone, mark, view.now) })),
      ...(view.closing ? [{ text: texts.ending.message }] : []),
    ],
    askText: text || options.typed !== undefined,
    labels: {
      text: inputLabel(texts, view, text),
      textHint: view.presses.includes('take-up') ? thread.lineHint : thread.textHint,
    },
    values: { text: options.typed ?? '' },
    fields: [
      ...notBsnInputs(texts, options),
      ...statementInputs(texts, { held: options.held ?? notHeld, refusal: options.refusal }),
    ],
    actions: [...pressButtons(texts, view, pressesAbove(view, options.refusal)), ...closeButton(texts, view)],
    urgent: urgentLine(texts, otherTeam(view)),
    moreActions: wayButtons(texts, view, page, options),
  });
}

/** M9: whether what was typed holds no BSN, asked after it was refused. */
function notBsnInputs(texts: Texts, { refusal, typed: text, notBsn }: ThreadCardOptions): Field[] {
  const fields = inputs({ text: textField, notBsn: notBsnField }, texts, { refusal }, { text, notBsn });
  return fields.filter(({ id }) => id === 'notBsn');
}

/** M3: whom to call; the deputy while the team is away (A1). */
function urgentLine(texts: Texts, team: TeamInfo): string {
  const deputy = team.absence?.running === true ? team.absence.deputy : undefined;
  return deputy ? texts.thread.urgent(deputy.name, deputy.phone) : texts.thread.urgent(teamName(team), team.phone);
}

/** A1, A2, D3: which of the two is away, or will be before the term ends; of the one whose turn it is, what that does to it. */
function absencesOf(texts: Texts, zone: string, view: ThreadView): { text: string }[] {
  const standsIn = view.standsInFor.map((name) => texts.absence.deputyReads(name));
  const away = [view.addressee, view.asker].map((team) => {
    if (team === view.turnTeam && touchesTerm(view, team)) return absenceOfAddressee(texts, zone, team, view.covered);
    return team.absence?.running === true ? absenceLine(texts, zone, team) : undefined;
  });
  return lines(...standsIn, ...away).map(({ text }) => ({ text }));
}

function touchesTerm({ deadline }: ThreadView, { absence }: TeamInfo): boolean {
  return absence !== undefined && (absence.running || (deadline !== undefined && absence.from < deadline.at));
}

/** M6: who asks whom; another team of the network is told that it reads along. */
function sidesLine(texts: Texts, view: ThreadView): string {
  const asked = texts.thread.from(teamName(view.asker), teamName(view.addressee));
  return view.ownSides.length === 0 ? `${asked}. ${texts.thread.readOnly}` : asked;
}

/** N8: who writes knows that the resident reads it. */
function inputLabel(texts: Texts, view: ThreadView, text: boolean): string {
  const { thread, info, steps } = texts;
  const { presses } = view;
  const asksBack = presses.includes('ask-back') ? thread.askBackLabel : thread.addLabel;
  const own = presses.includes('answer') ? thread.answerLabel : asksBack;
  const label = presses.includes('reopen') ? thread.reopenLabel : text ? own : info.typed;
  return view.residentSince === undefined || !text ? label : `${label} · ${steps.resident.label}`;
}

/** M12: who has it, for everybody. */
function takenUpLine(texts: Texts, zone: string, { takenUp, now }: ThreadView): string {
  if (takenUp === undefined) return '';
  const since = happened(texts.language, zone, takenUp.at, now);
  return takenUp.own ? texts.thread.takenUpYou(since) : texts.thread.takenUp(takenUp.name, since);
}

function residentLine(texts: Texts, zone: string, view: ThreadView): string {
  const { residentSince } = view;
  return residentSince === undefined
    ? ''
    : texts.steps.resident.since(happened(texts.language, zone, residentSince, view.now));
}

/** Whom to call when it cannot wait: the side this reader is not on, the addressed team for others (M3). */
function otherTeam(view: ThreadView): TeamInfo {
  if (view.ownSides.length > 1) return view.turnTeam ?? view.addressee;
  return view.ownSides.includes('addressee') ? view.asker : view.addressee;
}

type TurnData = { turn: string; turnStyle: 'accent' | 'attention' | 'good' | 'emphasis'; hasDeadline: boolean } & {
  deadline: string;
  overdue: string;
};

function turnOf(texts: Texts, zone: string, view: ThreadView): TurnData {
  const { thread } = texts;
  const { turnTeam, deadline } = view;
  if (turnTeam === undefined || deadline === undefined) {
    const turn = settledLine(texts, view.turn.settledBy);
    return { turn, turnStyle: 'good', hasDeadline: false, deadline: '', overdue: '' };
  }
  const own = view.turn.side !== null && view.ownSides.includes(view.turn.side);
  return {
    turn: own ? thread.ballYou(teamName(turnTeam)) : thread.ball(teamName(turnTeam)),
    turnStyle: view.overdue ? 'attention' : own ? 'accent' : 'emphasis',
    hasDeadline: true,
    deadline: explainDeadline(texts, zone, view.category, deadline),
    overdue: view.overdue ? thread.overdue(overdueHours(deadline.at, view.now)) : '',
  };
}

function messageOf(
  texts: Texts,
  zone: string,
  each: MessageView,
  now: Instant,
): { by: string; lines: { text: string }[] } {
  const at = happened(texts.language, zone, each.at, now);
  return {
    by: texts.thread.by(each.authorName, each.teamName, at, messageKind(texts, each.kind)),
    lines: paragraphs(each.text),
  };
}

interface MessagePage {
  shown: MessageView[];
  earlier: number | undefined;
  newest: boolean;
}

/** The newest messages that fit, whole ones only, at least one; or those before a number. */
function messagesShown(all: MessageView[], before: number | undefined, typed: string): MessagePage {
  const candidates = before === undefined ? all : all.filter((each) => each.number < before);
  const shown: MessageView[] = [];
  // What was typed and is still on the card takes room too.
  let bytes = Buffer.byteLength(typed);
  for (const each of [...candidates].reverse()) {
    bytes += 250 + Buffer.byteLength(each.text) + 70 * each.text.split('\n').length;
    if (shown.length > 0 && bytes > messageBytes) break;
    shown.unshift(each);
  }
  const first = shown[0]?.number ?? 1;
  return { shown, earlier: first > 1 ? first : undefined, newest: before === undefined };
}

const styles: Partial<Record<ThreadPress, Button['style']>> = { answer: 'positive' };

function pressButtons(texts: Texts, view: ThreadView, presses: ThreadPress[]): Button[] {
  const data = { networkId: view.networkId, threadId: view.threadId, version: view.version };
  return presses.map((press) =>
    button(texts.thread.presses[press], `thread.${press}`, data, {
      style: styles[press] ?? 'default',
      withInputs: true,
    }),
  );
}

/** Whoever has it has nothing to take up. M7: *Afgehandeld* does not stand beside *Gezien*, which only marks. */
function pressesAbove({ presses, takenUp }: ThreadView, refusal: Refusal | undefined): ThreadPress[] {
  const has = takenUp?.own === true && refusal?.kind !== 'puts-off';
  const below = presses.includes('seen') ? 'settle' : undefined;
  return presses.filter((press) => press !== below && !(press === 'take-up' && has));
}

/** M7: below, with the question it leaves unanswered once that was asked about. */
function settleBelow(texts: Texts, view: ThreadView, refusal: Refusal | undefined): Button[] {
  if (!view.presses.includes('seen') || !view.presses.includes('settle')) return [];
  if (refusal?.kind !== 'question-open') return pressButtons(texts, view, ['settle']);
  const { networkId, threadId, version, turn } = view;
  const data = { networkId, threadId, version, despite: turn.since };
  return [button(texts.thread.settleAnyway, 'thread.settle', data, { withInputs: true })];
}

/** N9: the practice closes from the closing message too. */
function closeButton(texts: Texts, view: ThreadView): Button[] {
  return view.mayClose ? [button(texts.ending.close, 'network.close', { networkId: view.networkId })] : [];
}

function wayButtons(texts: Texts, view: ThreadView, page: MessagePage, options: ThreadCardOptions): Button[] {
  const { networkId, threadId } = view;
  return [
    ...(page.earlier === undefined
      ? []
      : [button(texts.thread.earlier, 'thread.open', { networkId, threadId, before: page.earlier })]),
    button(texts.record.button, 'thread.record', { networkId, threadId }),
    ...settleBelow(texts, view, options.refusal),
    ...(page.newest ? [] : [button(texts.thread.latest, 'thread.open', { networkId, threadId })]),
    // A deputy has the thread only, not the network it is in.
    ...(view.standsInFor.length > 0 ? [] : [networkButton(texts, view)]),
    ...(options.wayBack === true ? [button(texts.home.back, 'home.open', {})] : []),
  ];
}

/** M15: where the steps are ticked that end the bot's own message. */
function networkButton(texts: Texts, { networkId, endsWithSteps }: ThreadView): Button {
  const style = endsWithSteps ? 'positive' : 'default';
  return button(texts.thread.network, 'network.open', { networkId }, { style });
}
