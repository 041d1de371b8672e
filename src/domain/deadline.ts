import { categories, type Category } from './category';
import {
  daytime,
  outsidePauses,
  together,
  toMillis,
  workingDays,
  type Pause,
  type Phase,
  type Rhythm,
} from './calendar';
import { endOfDay } from './day';
import { instantOf, type Instant } from './instant';

export type { Pause } from './calendar';

const hour = 3_600_000;
/** A reminder that cannot wait for the morning leaves this much room to be delivered before the night begins. */
const beforeNight = hour / 2;
const reminderShare = 0.75;

/** What a region has chosen: terms in hours (M2), which days count (D2), local time (D4). */
export interface TermSettings {
  hours: Record<Category, number>;
  calendar: 'clock' | 'working-days';
  zone: string;
}

/** D4: a deadline with what a sentence needs to explain it. */
export interface Deadline {
  at: Instant;
  /** The term, in hours. */
  hours: number;
  /** What the term stood still for: holidays as local dates, those in a weekend left out. */
  skipped: { weekend: boolean; holidays: string[]; pause: boolean };
}

/** M2; for a category that only a newer program knows the shortest term, so that nobody answers too late (ADR 14). */
function hoursOf({ hours }: TermSettings, category: Category): number {
  return Object.hasOwn(hours, category) ? hours[category] : Math.min(...Object.values(hours));
}

/** M2: when the longest of the terms ends that could begin at a moment. */
export function longestTermFrom(now: Instant, settings: TermSettings): Instant {
  return categories
    .map((each) => deadlineOf(now, each, settings).at)
    .reduce((one, other) => (other > one ? other : one));
}

/**
 * D1: the moment at which as many hours as the category's term (M2) have passed since sending. Hours are elapsed
 * hours, also across a DST change. Days off (D2, where chosen) and pauses (D3) do not count.
 */
export function deadlineOf(
  sentAt: Instant,
  category: Category,
  settings: TermSettings,
  pauses: readonly Pause[] = [],
): Deadline {
  const hours = hoursOf(settings, category);
  const skipped: Deadline['skipped'] = { weekend: false, holidays: [], pause: false };
  const note = (phase: Phase): void => {
    if (phase.runs) return;
    if (phase.because.kind === 'weekend') skipped.weekend = true;
    if (phase.because.kind === 'holiday') skipped.holidays.push(phase.because.date);
    if (phase.because.kind === 'pause') skipped.pause = true;
  };
  const at = afterCounting(toMillis(sentAt), hours * hour, termRhythm(settings, pauses), note);
  return { at: instantOf(at), hours, skipped };
}

/**
 * D5: when to remind the addressed team: at 75 % of the term's counted time, between 07:00 and 20:00 local time, and
 * not on a day or in a pause in which the term stands still. In the night it waits for the morning; when the deadline
 * comes first it is at the latest half an hour before the last daytime ends, so that it is not itself held up by the
 * night. Undefined when there is no daytime between sending and the deadline.
 */
export function reminderAt(
  sentAt: Instant,
  deadline: Pick<Deadline, 'at' | 'hours'>,
  settings: Pick<TermSettings, 'calendar' | 'zone'>,
  pauses: readonly Pause[] = [],
): Instant | undefined {
  const sent = toMillis(sentAt);
  const due = toMillis(deadline.at);
  const rhythm = termRhythm(settings, pauses);
  const wished = afterCounting(sent, deadline.hours * hour * reminderShare, rhythm);
  const reminding = together([rhythm, daytime(settings.zone)]);
  let earlier: number | undefined;
  for (const stretch of runningTimes(sent, reminding)) {
    const inTime = beforeNightOf(stretch);
    if (stretch.until > wished) {
      const moment = Math.max(stretch.from, wished);
      if (moment >= due) return earlier === undefined ? undefined : instantOf(earlier);
      const last = stretch.until < due && !runsBefore(due, stretch.until, reminding);
      return instantOf(last && inTime > sent ? Math.min(moment, inTime) : moment);
    }
    if (inTime > sent) earlier = inTime;
  }
  return undefined;
}

/** Half an hour before the evening, or halfway what is left of a shorter stretch. */
function beforeNightOf({ from, until }: Stretch): number {
  return Math.max(until - beforeNight, Math.floor((from + until) / 2));
}

/** Whether the rhythm runs again after `from` and before `due`. */
function runsBefore(due: number, from: number, rhythm: Rhythm): boolean {
  const next = runningTimes(from, rhythm).next();
  return next.done !== true && next.value.from < due;
}

/** D5: whether a reminder may be sent at this very moment: in the daytime, while the term runs. */
export function isReminderTime(
  now: Instant,
  settings: Pick<TermSettings, 'calendar' | 'zone'>,
  pauses: readonly Pause[] = [],
): boolean {
  return together([termRhythm(settings, pauses), daytime(settings.zone)])(toMillis(now)).runs;
}

/** D6: true from the deadline itself on, since D4 promises an answer *before* it. Whose turn it is, is not asked here. */
export function isOverdue(deadlineAt: Instant, now: Instant): boolean {
  return toMillis(now) >= toMillis(deadlineAt);
}

/** G1, G3: whole hours since the deadline, rounded down; 0 before it. */
export function overdueHours(deadlineAt: Instant, now: Instant): number {
  return Math.max(0, Math.floor((toMillis(now) - toMillis(deadlineAt)) / hour));
}

/** How a moment stands that something waits for. */
export interface Due {
  dueAt: Instant;
  overdue: boolean;
  /** Whole hours since then; 0 before it. */
  hoursOverdue: number;
  dueToday: boolean;
}

/** D6, G1: how it stands by now, of which the day is that of the zone. */
export function dueNow(dueAt: Instant, now: Instant, zone: string): Due {
  const overdue = isOverdue(dueAt, now);
  return {
    dueAt,
    overdue,
    hoursOverdue: overdue ? overdueHours(dueAt, now) : 0,
    dueToday: dueAt <= endOfDay(now, zone),
  };
}

/** Whole hours there are left before the deadline, rounded down; 0 from it on. */
export function hoursUntil(deadlineAt: Instant, now: Instant): number {
  return overdueHours(now, deadlineAt);
}

function termRhythm(settings: Pick<TermSettings, 'calendar' | 'zone'>, pauses: readonly Pause[]): Rhythm {
  const days = settings.calendar === 'working-days' ? [workingDays(settings.zone)] : [];
  return together([outsidePauses(pauses), ...days]);
}

/** The moment at which the rhythm has run for a duration since `start`; `note` sees every phase on the way. */
function afterCounting(start: number, duration: number, rhythm: Rhythm, note?: (phase: Phase) => void): number {
  if (!(duration >= 0)) throw new RangeError('Not a term');
  let left = duration;
  for (const { from, until } of runningTimes(start, rhythm, note)) {
    if (left <= until - from) return from + left;
    left -= until - from;
  }
  return Infinity;
}

interface Stretch {
  from: number;
  until: number;
}

/** The stretches, in order and never empty, in which the rhythm runs from `start` on. */
function* runningTimes(start: number, rhythm: Rhythm, note?: (phase: Phase) => void): Generator<Stretch> {
  for (let at = start; at < Infinity;) {
    const phase = rhythm(at);
    note?.(phase);
    if (phase.runs) yield { from: at, until: phase.until };
    at = phase.until;
  }
}
