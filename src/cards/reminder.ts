import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { Reminder } from '../usecases/reminders/read-reminder';
import { infoCard } from './info';
import { button, lines, type Button } from './parts';
import type { Shown } from './render';

/** D5, G4: whose answer is waited for and by when; health-free, the contents are a press away. */
export function reminderCard(texts: Texts, zone: string, reminder: Reminder): Shown {
  const at = moment(texts.language, zone, reminder.dueAt);
  return infoCard(texts, {
    title: texts.reminder.title(reminder.team.name),
    paragraphs: lines(waits(texts, reminder), reminder.overdue ? texts.reminder.late(at) : texts.reminder.before(at)),
    actions: [open(texts, reminder)],
  });
}

function waits(texts: Texts, { opens, code, category, waiting }: Reminder): string {
  const sender = waiting.organisationName;
  return opens.kind === 'request'
    ? texts.requests.digestRow(code, sender)
    : texts.reminder.waits(code, texts.categories[category], sender);
}

function open(texts: Texts, { opens }: Reminder): Button {
  const title = texts.reminder.open;
  if (opens.kind === 'request') {
    const { practiceId, requestId } = opens;
    return button(title, 'request.open', { practiceId, requestId }, { style: 'positive' });
  }
  const { networkId, threadId } = opens;
  return button(title, 'thread.open', { networkId, threadId }, { style: 'positive' });
}
