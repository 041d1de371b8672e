import { z } from 'zod';
import template from '../../cards/record.json';
import type { Instant } from '../domain/instant';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { ProcessedMark, ThreadView } from '../usecases/messages/read-thread';
import { button, buttonSchema, line, lines, subtle } from './parts';
import { recordText } from './record-text';
import { defineView, type Shown } from './render';

export const recordView = defineView(
  'record',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    paragraphs: z.array(line),
    label: z.string(),
    text: z.string(),
    actions: z.array(buttonSchema).max(6),
  }),
);

/** How many bytes of text one card carries, as they count in JSON; leaves room below 28 KB. */
const partBytes = 16_000;

/** M8: a thread as plain text to copy, in parts where it is long, and the mark that it was taken over. */
export function recordCard(texts: Texts, zone: string, view: ThreadView, wanted: number): Shown {
  const { record } = texts;
  const parts = inParts(recordText(texts, zone, view));
  const part = Math.min(wanted, parts.length);
  const { networkId, threadId } = view;
  const marked = { networkId, threadId, messages: Math.max(1, view.messages.length) };
  const turn = (title: string, to: number): ReturnType<typeof button> =>
    button(title, 'thread.record', { networkId, threadId, part: to });
  return recordView.render({
    lang: texts.language,
    title: parts.length === 1 ? record.title : `${record.title} · ${record.part(part, parts.length)}`,
    paragraphs: [
      ...subtle(record.intro, record.onPhone, record.onLaptop),
      ...lines(...view.processed.map((mark) => markLine(texts, zone, mark, view.now))),
    ],
    label: record.text,
    text: parts[part - 1] ?? '',
    actions: [
      ...(part < parts.length ? [turn(record.next, part + 1)] : []),
      ...(part > 1 ? [turn(record.previous, part - 1)] : []),
      button(record.processed, 'thread.processed', marked, { style: 'positive' }),
      button(record.back, 'thread.open', { networkId, threadId }),
    ],
  });
}

/** M8: by whom and when; says so when messages came after it. */
export function markLine(texts: Texts, zone: string, mark: ProcessedMark, now: Instant): string {
  const at = happened(texts.language, zone, mark.at, now);
  const sentence = mark.current ? texts.record.mark : texts.record.markOlder;
  return sentence(mark.organisationName, mark.personName, at);
}

/** Whole lines, as many as fit; a single line never exceeds a part (M10: 4,000 characters, at most 3 bytes each). */
function inParts(text: string): string[] {
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const each of text.split('\n')) {
    const size = Buffer.byteLength(JSON.stringify(each));
    if (bytes + size > partBytes && bytes > 0) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(each);
    bytes += size;
  }
  return parts.map((lines) => lines.join('\n'));
}
