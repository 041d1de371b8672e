import { categories, type Category } from './category';
import { isHeldBack, type Purpose } from './chatter';
import { accept, refuse, type Outcome } from './outcome';
import { checkLength, cleanText, saysNothing } from './plain-text';
import { urgencyIn } from './reading/urgency';
import type { Refusal } from './refusal';
import { bsnRefusal, type NotBsn } from './without-bsn';

/** M10, in UTF-16 units after cleaning. */
export const subjectMax = 120;
export const textMax = 4_000;

/** What was typed, as it came back from the card: texts, empty where nothing was filled in. */
export interface MessageValues {
  category: string;
  team: string;
  subject: string;
  text: string;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

/** Statements the sender makes after a message was held back (M3, M4). */
export interface Statements {
  /** M3: "Dit is geen spoed." */
  notUrgent: boolean;
  /** M4: send although it asks nothing. */
  insist: boolean;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

/** Whom the text goes to: for the telephone number that stands beside it (M3). */
export interface Reachable {
  teamName: string;
  phone: string;
}

/** M4: what a text is written for, and whether the card it stands on has the button Gezien. */
export interface WrittenFor {
  purpose: Purpose;
  /** It says why something is wanted: a single sign does not. */
  worded?: true;
  seen: boolean;
  /** Why a network is needed (N5), which is what it is called when it is refused. */
  reason?: boolean;
}

const ownForm: WrittenFor = { purpose: 'ask', seen: false };

/**
 * One text that somebody sends: M10 (length), M9 (no BSN), M3 (urgent means telephone),
 * M4 (asks something). Answers the text as it will be kept.
 */
export function checkText(raw: string, to: Reachable, said: Statements, place = ownForm): Outcome<string> {
  const text = cleanText(raw);
  const length = checkLength(raw, { min: 1, max: textMax });
  const what = place.reason === true ? 'reason' : 'text';
  if (length === 'empty' || (place.worded === true && saysNothing(text))) return refuse({ kind: `${what}-missing` });
  if (length === 'too-long') return refuse({ kind: `${what}-too-long`, max: textMax, length: text.length });
  const bsn = bsnRefusal(text, said.notBsn);
  if (bsn) return refuse(bsn);
  const urgent = urgentRefusal(text, to, said);
  if (urgent) return refuse(urgent);
  if (!said.insist && isHeldBack(text, place.purpose)) return refuse({ kind: 'no-question', seen: place.seen });
  return accept(text);
}

/** M3: what says that it is urgent, or describes a danger sign, is not sent before the sender states that it is not urgent. */
function urgentRefusal(text: string, { phone, teamName }: Reachable, said: Statements): Refusal | undefined {
  if (said.notUrgent) return undefined;
  const { said: words, described } = urgencyIn(text);
  if (words.length > 0) return { kind: 'urgent', words, phone, teamName };
  return described.length > 0 ? { kind: 'danger', words: described, phone, teamName } : undefined;
}

export interface CheckedMessage {
  category: Category;
  teamId: string;
  subject: string;
  text: string;
}

/**
 * A whole new message: M1 (one category), M6 (one responsible team, of those offered),
 * M10 (subject 1–120), then `checkText`. Urgency is looked for in the subject too.
 */
export function checkMessage(
  values: MessageValues,
  offered: ReadonlyMap<string, Reachable>,
  said: Statements,
): Outcome<CheckedMessage> {
  const category = categories.find((known) => known === values.category);
  if (category === undefined) return refuse({ kind: 'category-missing' });
  const team = offered.get(values.team);
  if (team === undefined) return refuse({ kind: 'team-missing' });
  const subject = cleanText(values.subject).replaceAll('\n', ' ');
  const length = checkLength(values.subject, { min: 1, max: subjectMax });
  if (length === 'empty') return refuse({ kind: 'subject-missing' });
  if (length === 'too-long') return refuse({ kind: 'subject-too-long', max: subjectMax, length: subject.length });
  const bsn = bsnRefusal(subject, values.notBsn);
  if (bsn) return refuse(bsn);
  const text = checkText(values.text, team, { ...said, notBsn: values.notBsn });
  if (!text.ok) return text;
  const urgent = urgentRefusal(subject, team, said);
  if (urgent) return refuse(urgent);
  return accept({ category, teamId: values.team, subject, text: text.value });
}
