import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { Reminder } from '../usecases/reminders/read-reminder';
import { infoCard } from './info';
import { button, lines } from './parts';
import type { Card } from './render';

/** D5, G4: whose answer is waited for and by when; health-free, the contents are a press away. */
export function reminderCard(texts: Texts, zone: string, reminder: Reminder): Card {
  const { networkId, threadId, code, team, waiting } = reminder;
  const at = moment(texts.language, zone, reminder.dueAt);
  return infoCard(texts, {
    title: texts.reminder.title(team.name),
    paragraphs: lines(
      texts.reminder.waits(code, texts.categories[reminder.category], waiting.organisationName),
      reminder.overdue ? texts.reminder.late(at) : texts.reminder.before(at),
    ),
    actions: [button(texts.reminder.open, 'thread.open', { networkId, threadId }, { style: 'positive' })],
  });
}
