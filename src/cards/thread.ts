import { z } from 'zod';
import template from '../../cards/thread.json';
import { overdueHours } from '../domain/deadline';
import { meansCall, type Refusal } from '../domain/refusal';
import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { ThreadView } from '../usecases/messages/read-thread';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { absenceLine, absenceOfAddressee } from './absences';
import { clientLine } from './client-line';
import { conversation, conversationFields, pageOf } from './conversation';
import { explainDeadline } from './deadline-line';
import { fieldSchema, textOnly, textsOf } from './fields';
import { foldFields, folded } from './folds';
import { buttonSchema, lines, noticeFields, outcomeNotice, telephone, wordFor } from './parts';
import { markLine } from './record';
import { defineView, type Shown } from './render';
import { networkRequestCard } from './network-request';
import { settledLine } from './settled-line';
import { undoLine } from './undo-line';
import { threadPressed, wayButtons, type ThreadCardOptions } from './thread-presses';
import { unreachedLines } from './unreached';

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
    ...noticeFields,
    subject: z.string(),
    client: z.string(),
    sides: z.string(),
    /** M12, N8: who has taken it up, and that the resident reads along. */
    told: z.array(textOnly),
    /** Who was not reached (M3), and who is away (A1). */
    warnings: z.array(textOnly),
    ...conversationFields,
    seen: z.array(textOnly),
    /** What is typed for the press that is asked now, and what to state once it was held back (M3, M4). */
    fields: z.array(fieldSchema),
    actions: z.array(buttonSchema).max(6),
    ...foldFields,
    urgent: z.string(),
    calls: noticeFields.noticeLinks.max(1),
    moreActions: z.array(buttonSchema).max(6),
  }),
);

/**
 * A thread for one reader: whose turn and by when first, then the messages, then what they may do (M6, M7, D4). One
 * that asks for a network has a card of its own (N5).
 */
export function threadCard(texts: Texts, zone: string, view: ThreadView, options: ThreadCardOptions = {}): Shown {
  if (view.request !== undefined) return networkRequestCard(texts, zone, { ...view, request: view.request }, options);
  const page = pageOf(view.messages, options.before, options.typed ?? '');
  const said = conversation(texts, zone, view, page);
  const { fields, actions, folds } = threadPressed(texts, view, options);
  const { urgent, calls } = urgentCall(texts, otherTeam(view), options.refusal);
  return threadCardView.render({
    lang: texts.language,
    title: texts.thread.preview(view.code),
    ...turnOf(texts, zone, view),
    subject: `${wordFor(texts.categories, view.category)} · ${view.subject}`,
    client: clientLine(texts, zone, view.client),
    sides: sidesLine(texts, view),
    told: textsOf(takenUpLine(texts, zone, view), residentLine(texts, zone, view)),
    warnings: [
      ...unreachedLines(texts, view.unreached, view.turnTeam ?? otherTeam(view)),
      ...absencesOf(texts, zone, view),
    ],
    ...said,
    seen: textsOf(
      ...view.seen.map((each) => seenLine(texts, zone, view, each)),
      ...view.processed.map((mark) => markLine(texts, zone, mark, view.now)),
      view.closing ? texts.ending.message : undefined,
      undoLine(texts, zone, view.undoUntil),
    ),
    ...outcomeNotice(texts, options.refusal, options.done),
    fields,
    actions,
    ...folded(...folds),
    urgent,
    calls,
    moreActions: wayButtons(texts, view, said.earlier.length > 0 ? { ...page, earlier: undefined } : page, options),
  });
}

/** M7: a mark of the own team shows that it was pressed. */
function seenLine(texts: Texts, zone: string, { now }: ThreadView, each: ThreadView['seen'][number]): string {
  const at = happened(texts.language, zone, each.at, now);
  return each.own ? texts.thread.seenYou(at) : texts.thread.seen(each.teamName, at);
}

/** M3: whom to call, as text and to be pressed; the deputy while the team is away (A1). Held back as urgent, the refusal has the button. */
function urgentCall(
  texts: Texts,
  team: TeamInfo,
  refusal: Refusal | undefined,
): { urgent: string; calls: { title: string; url: string }[] } {
  const deputy = team.absence?.running === true ? team.absence.deputy : undefined;
  const { name, phone } = deputy ?? { name: teamName(team), phone: team.phone };
  const calls = phone === '' || meansCall(refusal) ? [] : [{ title: texts.info.call(phone), url: telephone(phone) }];
  return { urgent: texts.thread.urgent(name, phone), calls };
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
