import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { ResidentChoice, ResidentChoices } from '../usecases/networks/steps/add-resident';
import { clientLine } from './client-line';
import { infoCard } from './info';
import { listCard } from './list';
import { button, lines, subtle, wordFor } from './parts';
import type { Shown } from './render';

/** N8: the threads the resident can be added to, each with how much would become visible. */
export function residentChoicesCard(texts: Texts, zone: string, page: ResidentChoices): Shown {
  const { resident, back } = texts.steps;
  const { networkId } = page;
  return listCard(texts, {
    title: resident.chooseTitle(page.code),
    page,
    row: (thread) => ({
      style: 'emphasis',
      strong: `${wordFor(texts.categories, thread.category)} · ${thread.subject}`,
      lines: subtle(resident.count(thread.messages, moment(texts.language, zone, thread.since))),
      actions: [button(resident.choose, 'resident.warn', { networkId, threadId: thread.threadId })],
    }),
    empty: resident.chooseEmpty,
    more: (after) => button(texts.list.more, 'resident.choose', { networkId, after }),
    back: button(back, 'network.open', { networkId }),
  });
}

/** N8: what becomes visible, before it does; confirming posts how much was named here. */
export function residentWarningCard(texts: Texts, zone: string, choice: ResidentChoice, refusal?: Refusal): Shown {
  const { resident, back } = texts.steps;
  const { networkId, threadId, messages } = choice;
  return infoCard(texts, {
    title: resident.warnTitle,
    refusal,
    paragraphs: [
      ...subtle(`${choice.code} · ${wordFor(texts.categories, choice.category)} · ${choice.subject}`),
      ...lines(
        clientLine(texts, zone, choice.client),
        resident.warn(messages, moment(texts.language, zone, choice.since)),
        resident.warnLater,
        resident.warnSystem,
      ),
    ],
    actions: [
      button(resident.confirm, 'resident.add', { networkId, threadId, messages }, { style: 'positive' }),
      button(back, 'network.open', { networkId }),
    ],
  });
}
