import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { Reminder } from '../usecases/reminders/read-reminder';
import { infoCard } from './info';
import { button, lines, wordFor } from './parts';
import type { Shown } from './render';

/** D5, G4: whose answer is waited for and by when; health-free, the contents are a press away. */
export function reminderCard(texts: Texts, zone: string, reminder: Reminder): Shown {
  const { networkId, threadId } = reminder;
  const at = moment(texts.language, zone, reminder.dueAt);
  return infoCard(texts, {
    title: texts.reminder.title(reminder.team.name),
    paragraphs: lines(waits(texts, reminder), reminder.overdue ? texts.reminder.late(at) : texts.reminder.before(at)),
    actions: [button(texts.reminder.open, 'thread.open', { networkId, threadId }, { style: 'positive' })],
  });
}

function waits(texts: Texts, { isRequest, code, category, waiting }: Reminder): string {
  const sender = waiting.organisationName;
  if (isRequest) return texts.requests.digestRow(code, sender);
  return texts.reminder.waits(code, wordFor(texts.categories, category), sender);
}
