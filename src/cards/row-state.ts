import type { Category } from '../domain/category';
import type { Due } from '../domain/deadline';
import { cutText } from '../domain/plain-text';
import type { Texts } from '../texts';
import { moment, time } from '../texts/moments';
import type { ListRow, State } from './list';
import { wordFor, type Button } from './parts';

/** Fluent's icons of the categories (M1); one that only a newer program knows is a conversation. */
const icons: Record<Category, string> = {
  medication: 'Pill',
  care: 'HeartPulse',
  administration: 'DocumentText',
  other: 'Chat',
};

/** What it is about, and in which network where the card does not say. */
export function categoryMark(texts: Texts, category: Category, code?: string): NonNullable<ListRow['mark']> {
  const icon = Object.hasOwn(icons, category) ? icons[category] : 'Chat';
  const name = wordFor(texts.categories, category);
  return { text: code === undefined ? name : `${name} · ${code}`, icon };
}

/** How it stands with a thread that waits for the reader's team (D4, D6). */
export function ownState(texts: Texts, zone: string, due: Due): State {
  const { rows, language } = texts;
  if (due.overdue) return { text: rows.late(due.hoursOverdue), badge: 'Attention', colour: 'Attention' };
  if (due.dueToday) return { text: rows.today(time(language, zone, due.dueAt)), badge: 'Warning', colour: 'Warning' };
  return { text: rows.before(moment(language, zone, due.dueAt)), badge: 'Informative', colour: 'Accent' };
}

/** As wide as a phone has room for beside a category. */
const nameMax = 22;

/** With whom it lies: late with another team is said, and is no alarm to this one. */
export function otherState({ rows }: Texts, team: string, overdue: boolean): State {
  const name = cutText(team, nameMax);
  const shown = name === team ? team : `${name.trimEnd()}…`;
  if (overdue) return { text: rows.lateWith(shown), badge: 'Warning', colour: 'Default' };
  return { text: rows.with(shown), badge: 'Subtle', colour: 'Default' };
}

/**
 * The press of a whole row. Its title is read out and may be drawn as Markdown: it holds nothing that people typed, no
 * client and no subject.
 */
export function rowPress({ style: _, ...to }: Button, ...what: string[]): NonNullable<ListRow['press']> {
  return { ...to, title: `${to.title}: ${what.join(', ')}` };
}
