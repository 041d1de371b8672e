import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { dated } from '../texts/moments';
import type { MessageView, ThreadView } from '../usecases/messages/read-thread';
import { clientMarks } from './client-line';
import { settledLine } from './settled-line';
import { messageKind } from './message-kind';
import { wordFor } from './parts';

/**
 * M8: a thread as plain text for an organisation's own system: dates with the year, names,
 * organisations, category, deadline and every message; no Markdown. What people typed is indented
 * by two blanks: it shows where a message begins and ends, and no line begins with = + - or @, which
 * a spreadsheet would take for a formula. The words themselves are not touched.
 */
export function recordText(texts: Texts, zone: string, view: ThreadView): string {
  const { record } = texts;
  const at = (instant: string): string => dated(texts.language, zone, instant);
  return [
    record.heading(view.code),
    `${record.client}: ${clientMarks(texts, zone, view.client)}`,
    `${record.subject}: ${wordFor(texts.categories, view.category)} · ${view.subject}`,
    `${record.from}: ${teamName(view.asker)}`,
    `${record.to}: ${teamName(view.addressee)}`,
    `${record.state}: ${state(texts, view)}`,
    ...(view.deadline
      ? [record.deadline(at(view.deadline.at), wordFor(texts.categories, view.category), view.deadline.hours)]
      : []),
    ...view.messages.flatMap((message) => ['', ...messageLines(texts, at, message)]),
    '',
    `${record.made} ${at(view.now)}.`,
  ].join('\n');
}

function state(texts: Texts, view: ThreadView): string {
  const { thread } = texts;
  return view.turnTeam ? thread.ball(teamName(view.turnTeam)) : settledLine(texts, view.turn.settledBy);
}

function messageLines(texts: Texts, at: (instant: string) => string, message: MessageView): string[] {
  const kind = messageKind(texts, message.kind);
  return [
    texts.record.by(message.number, at(message.at), message.authorName, message.teamName, kind),
    ...message.text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)),
  ];
}
