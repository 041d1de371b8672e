import { hoursUntil } from '../domain/deadline';
import type { Instant } from '../domain/instant';
import type { Texts } from '../texts';
import type { AccessRequestView } from '../usecases/access/read-request';
import type { Digest } from '../usecases/digests/read-digest';
import type { ThreadView } from '../usecases/messages/read-thread';
import type { Reminder } from '../usecases/reminders/read-reminder';

/**
 * What a notification says of a card that comes by itself, on a lock screen too: what happened, from which organisation
 * and in which network; never what about, whom about or a person's name. Undefined: the card's heading says it.
 */
export function threadPreview({ preview }: Texts, view: ThreadView): string | undefined {
  const last = view.messages.at(-1);
  if (last === undefined) return undefined;
  const from = last.teamId === view.asker.teamId ? view.asker : view.addressee;
  const own = view.ownSides.some((side) => view[side].teamId === last.teamId);
  if (own || view.turn.side === null) return undefined;
  if (view.request) {
    return view.request.decision ? undefined : preview.request(from.organisationName, view.request.code);
  }
  const kinds: Readonly<Record<string, string>> = preview.kinds;
  return preview.message(kinds[last.kind] ?? preview.anyKind, from.organisationName, view.code);
}

/** D5: how long there is left. */
export function reminderPreview({ preview }: Texts, reminder: Reminder, now: Instant): string {
  const { code, dueAt, isRequest, overdue } = reminder;
  const when = overdue ? preview.late : preview.left(hoursUntil(dueAt, now));
  return isRequest ? preview.requestReminder(code, when) : preview.reminder(code, when);
}

/** G1: how many are too late; a digest has more than its first page shows where it goes on. */
export function digestPreview({ preview }: Texts, { team, overdue, today, next }: Digest): string {
  const more = next !== undefined && today.length === 0;
  return preview.digest(overdue.length, more, team.name);
}

/** R2: that there is something to decide, or what it came to. */
export function accessPreview({ preview }: Texts, view: AccessRequestView): string | undefined {
  if (view.reader !== 'requester') return view.state === 'open' ? preview.access(view.organisationName) : undefined;
  if (view.state === 'approved') return preview.approved;
  return view.state === 'rejected' ? preview.rejected : undefined;
}
