import { z } from 'zod';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { MessageView, ThreadView } from '../usecases/messages/read-thread';
import { messageKind } from './message-kind';
import { button, buttonSchema, paragraphs } from './parts';
import { textOnly } from './fields';

const unfolding = { id: z.string(), button: z.string(), title: z.string() };

const message = z.strictObject({
  /** The own side and the other are told apart by colour, and in words by `about`. */
  style: z.enum(['accent', 'emphasis']),
  who: z.string(),
  about: z.string(),
  lines: z.array(textOnly),
  /** What of a long one is a press away. */
  rest: z.array(z.strictObject({ ...unfolding, lines: z.array(textOnly) })).max(1),
});
type Said = z.output<typeof message>;

export const conversationFields = {
  /** What comes before the messages shown, a press away. */
  earlier: z
    .array(z.strictObject({ ...unfolding, actions: z.array(buttonSchema).max(6), messages: z.array(message) }))
    .max(1),
  messages: z.array(message),
};
type Conversation = { earlier: z.output<(typeof conversationFields)['earlier']>; messages: Said[] };

/** How many bytes of messages one card holds; older ones are another card. Leaves room below 28 KB. */
const messageBytes = 12_000;

/** What the first screen of a phone shows of a conversation, in lines; and of a line, in characters. */
const [linesShown, lineLength] = [10, 44];
/** A message is not folded for fewer lines than this. */
const linesFolded = 3;

export interface MessagePage {
  shown: MessageView[];
  /** Where older ones go on. */
  earlier: number | undefined;
  newest: boolean;
}

/** The newest messages that fit, whole ones only, at least one; or those before a number. */
export function pageOf(all: MessageView[], before: number | undefined, typed: string): MessagePage {
  const candidates = before === undefined ? all : all.filter((each) => each.number < before);
  const shown: MessageView[] = [];
  // What was typed and is still on the card takes room too.
  let bytes = Buffer.byteLength(typed);
  for (const each of [...candidates].reverse()) {
    bytes += 500 + Buffer.byteLength(each.text) + 70 * each.text.split('\n').length;
    if (shown.length > 0 && bytes > messageBytes) break;
    shown.unshift(each);
  }
  const first = shown[0]?.number ?? 1;
  return { shown, earlier: first > 1 ? first : undefined, newest: before === undefined };
}

/**
 * M6, M7: who said what and when, of which side; the newest first screen, and what came before a press away. Whoever
 * asked for older ones sees all of that page. An organisation is named at the first of its messages.
 */
export function conversation(texts: Texts, zone: string, view: ThreadView, page: MessagePage): Conversation {
  const said = page.shown.map((each, index) => messageOf(texts, zone, view, page, each, index));
  const hidden = page.newest ? said.length - onScreen(page.shown) : 0;
  if (hidden === 0) return { earlier: [], messages: said };
  const { networkId, threadId } = view;
  const older =
    page.earlier === undefined
      ? []
      : [button(texts.thread.earlier, 'thread.open', { networkId, threadId, before: page.earlier })];
  const fold = { id: 'earlier', button: 'earlier-button', title: texts.thread.showEarlier(hidden) };
  return {
    earlier: [{ ...fold, actions: older, messages: said.slice(0, hidden) }],
    messages: said.slice(hidden),
  };
}

/** How many of the newest messages the first screen holds, each with a line of who and when; at least one. */
function onScreen(shown: readonly MessageView[]): number {
  let [count, lines] = [0, 0];
  for (const each of [...shown].reverse()) {
    lines += 1 + linesOf(each.text);
    if (count > 0 && lines > linesShown) break;
    count += 1;
  }
  return count;
}

const linesOf = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);

function messageOf(
  texts: Texts,
  zone: string,
  { now }: ThreadView,
  page: MessagePage,
  each: MessageView,
  index: number,
): Said {
  const { thread } = texts;
  const first = page.shown.findIndex(({ teamId }) => teamId === each.teamId) === index;
  const side = each.own ? thread.ownTeam : first ? each.organisationName : '';
  const at = happened(texts.language, zone, each.at, now);
  const [text, rest] = page.newest && index === page.shown.length - 1 ? cut(each.text) : [each.text, ''];
  const id = `message-${each.number}`;
  return {
    style: each.own ? 'accent' : 'emphasis',
    who: each.authorName,
    about: [side, at, messageKind(texts, each.kind)].flatMap((part) => (part === '' ? [] : ` · ${part}`)).join(''),
    lines: paragraphs(text),
    rest: rest === '' ? [] : [{ id, button: `${id}-button`, title: thread.readOn, lines: paragraphs(rest) }],
  };
}

/** The newest, where it is long, in two, between words, so that the first fills the first screen; nothing of it is lost. */
function cut(text: string): [string, string] {
  if (linesOf(text) < linesShown + linesFolded) return [text, ''];
  const lines = text.split('\n');
  let [used, at] = [0, 0];
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const room = linesShown - used;
    used += linesOf(line);
    if (used <= linesShown) continue;
    const space = line.lastIndexOf(' ', room * lineLength);
    if (space <= 0) break;
    const head = [...lines.slice(0, at), line.slice(0, space)];
    return [head.join('\n'), [line.slice(space + 1), ...lines.slice(at + 1)].join('\n')];
  }
  if (at === 0) return [text, ''];
  return [lines.slice(0, at).join('\n'), lines.slice(at).join('\n')];
}
