import type { previewNl } from './preview-nl';

/** Words of notifications: what happened, without health data or a person's name. */
export const previewEn: typeof previewNl = {
  kinds: {
    asked: 'New question',
    answered: 'Answer',
    'asked-back': 'Counter-question',
    reopened: 'New question',
    added: 'Addition',
  },
  anyKind: 'Message',
  message: (kind, sender, code) => `${kind} from ${sender} · network ${code}`,
  request: (sender, code) => `New request from ${sender} · ${code}`,
  left: (hours) => (hours === 0 ? 'less than an hour left' : `${hours} ${hours === 1 ? 'hour' : 'hours'} left`),
  late: 'overdue',
  reminder: (code, when) => `Reminder: ${when} · network ${code}`,
  requestReminder: (code, when) => `Reminder: ${when} · request ${code}`,
  digest: (count, more, team) =>
    `${more ? 'More than ' : ''}${count} ${count === 1 && !more ? 'thread' : 'threads'} overdue · ${team}`,
  access: (organisation) => `New request for access · ${organisation}`,
  approved: 'Your request for access was approved',
  rejected: 'Your request for access was rejected',
};
