import { z } from 'zod';
import template from '../../cards/info.json';
import { cleanText, cutText } from '../domain/plain-text';
import type { Refusal } from '../domain/refusal';
import { withoutBsn } from '../domain/without-bsn';
import type { Texts } from '../texts';
import {
  button,
  buttonSchema,
  line,
  lines,
  noticeFields,
  paragraphs,
  refusalNotice,
  type Button,
  type Line,
} from './parts';
import { defineView, type Shown } from './render';

/** A card that says something: welcome, done, refused, agreements. */
export const infoView = defineView(
  'info',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    paragraphs: z.array(line),
    typedLabel: z.string(),
    typed: z.array(z.strictObject({ text: z.string() })),
    actions: z.array(buttonSchema).max(6),
    moreActions: z.array(buttonSchema).max(6),
  }),
);

export interface Info {
  title: string;
  refusal?: Refusal | undefined;
  /** What must not be overlooked, where nothing was refused. */
  notice?: string | undefined;
  paragraphs?: Line[];
  actions?: Button[];
  moreActions?: Button[];
}

export function infoCard(texts: Texts, info: Info): Shown {
  return infoView.render({
    lang: texts.language,
    title: info.title,
    ...refusalNotice(texts, info.refusal),
    ...(info.notice === undefined ? {} : { hasNotice: true, noticeStyle: 'warning' as const, notice: info.notice }),
    paragraphs: info.paragraphs ?? [],
    typedLabel: texts.info.typed,
    typed: [],
    actions: info.actions ?? [],
    moreActions: info.moreActions ?? [],
  });
}

/** Why something was not done, with what was typed so that it is not lost (M10), and a way on. */
export function refusalCard(texts: Texts, refusal: Refusal, typed = ''): Shown {
  return infoView.render({
    lang: texts.language,
    title: texts.info.refused,
    ...refusalNotice(texts, refusal),
    paragraphs: [],
    typedLabel: texts.info.typed,
    // Without a number that may be a BSN (M9).
    typed: typedBack(withoutBsn(typed)),
    actions: [...wayOn(texts, refusal), button(texts.home.back, 'home.open', {})],
    moreActions: [],
  });
}

/**
 * What a refusal gives back at most, in characters and lines: more than the longest message (M10), and as much as a
 * card holds of characters of four bytes. Each line is an element of the card, and anyone can post thousands.
 */
const backMax = { characters: 5_000, lines: 60 };

/** What was typed as it would be kept; lines beyond the last stand behind it. */
function typedBack(typed: string): { text: string }[] {
  const clean = cleanText(typed);
  const text = cutText(clean, backMax.characters);
  if (text === '') return [];
  const lines = (text === clean ? text : `${text} …`).split('\n');
  const rest = lines.splice(backMax.lines - 1).filter((each) => each !== '');
  return paragraphs([...lines, ...(rest.length > 0 ? [rest.join(' ')] : [])].join('\n'));
}

/** In the place of a card in a chat whose reader may not see it any more (R5, C5, A2): nobody pressed anything. */
export function takenAwayCard(texts: Texts, refusal: Refusal): Shown {
  return infoCard(texts, {
    title: texts.info.takenAway,
    refusal,
    actions: [...wayOn(texts, refusal), button(texts.home.back, 'home.open', {})],
  });
}

/** The way on: what is there already, to be opened (N10), or asking for access (R2). */
function wayOn(texts: Texts, refusal: Refusal): Button[] {
  if (refusal.kind === 'network-exists') {
    return [button(texts.network.code(refusal.code), 'network.open', { networkId: refusal.networkId })];
  }
  if (refusal.kind === 'no-access') return [button(texts.access.ask, 'access.open', {}, { style: 'positive' })];
  if (refusal.kind !== 'request-waits') return [];
  const { networkId, code } = refusal;
  return [button(texts.requests.preview(code), 'thread.open', { networkId, threadId: networkId })];
}

/** What was sent, in words. */
export interface SentWords {
  title: string;
  text: string;
}

/** In the place of another card; the card of what was sent comes by itself. */
export function sentCard(texts: Texts, { title, text }: SentWords, networkId?: string): Shown {
  const open = networkId === undefined ? [] : [button(texts.thread.network, 'network.open', { networkId })];
  return infoCard(texts, {
    title,
    paragraphs: lines(text, texts.message.toCome),
    actions: [...open, button(texts.home.back, 'home.open', {})],
  });
}
