import { categories, type Category } from './category';
import { accept, refuse, type Outcome } from './outcome';
import { checkLength, cleanText, saysNothing } from './plain-text';
import { actsOf, type Acts } from './reading/acts';
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
  /** M4, M12: send although it says little, or keeps the answer for later. */
  insist: boolean;
  /** M11: "geen vraag", "wel een vraag". */
  asks?: 'yes' | 'no' | undefined;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

/**
 * M4, M11: what a text is written for: to ask (a new message, reopening), on a form that asks by itself (N5, N9), to
 * answer, to ask back, to answer who asked back, to add (M13), or to take up (M12).
 */
export type Purpose = 'ask' | 'asking-form' | 'answer' | 'ask-back' | 'answer-back' | 'add' | 'take-up';

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
  /** What stands above it asks already. */
  subjectAsks?: boolean;
}

const ownForm: WrittenFor = { purpose: 'ask', seen: false };

/**
 * M4, M11: why a text is held back once, where what it does and what it is written for disagree.
 *
 * | | asks nothing | asks back | thanks, "ter info" | "ok", "prima" | "prima, doen we" | "wij komen erop terug" |
 * |---|---|---|---|---|---|---|
 * | ask, ask-back | held | – | held | held | held | held |
 * | asking-form | – | – | held | held | held | – |
 * | answer | – | held | held | held | – | held (M12) |
 * | answer-back | – | – | held | – | – | – |
 * | add | – | – | thanks held | held | – | – |
 * | take-up | – | – | – | – | – | – |
 *
 * "Prima" to a counter-question is its answer; in answer to a question it mostly means "seen".
 */
export function whyHeld(acts: Acts, { purpose, seen }: WrittenFor, { insist, asks }: Statements): Refusal | undefined {
  const { remark, question, promise } = acts;
  if (purpose === 'take-up') return undefined;
  if (asks === undefined) {
    if (purpose === 'answer' && question) return { kind: 'answer-asks' };
    if (purpose === 'ask-back' && !acts.asks) return { kind: 'asks-nothing-back' };
    if (purpose === 'ask' && !acts.asks && !insist) return { kind: 'no-question', seen, choose: true };
  }
  if (insist || purpose === 'ask' || purpose === 'ask-back') return undefined;
  if (purpose === 'answer' && promise) return { kind: 'puts-off' };
  const held = remark !== undefined && heldRemarks[purpose].includes(remark);
  return held ? { kind: 'no-question', seen } : undefined;
}

const heldRemarks: Readonly<Record<'asking-form' | 'answer' | 'answer-back' | 'add', readonly Acts['remark'][]>> = {
  'asking-form': ['thanks', 'info', 'agreement', 'reply'],
  answer: ['thanks', 'info', 'agreement'],
  'answer-back': ['thanks', 'info'],
  add: ['thanks', 'agreement'],
};

/**
 * One text that somebody sends: M10 (length), M9 (no BSN), M3 (urgent means telephone),
 * M4 and M11 (does what it is written for). Answers the text as it will be kept.
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
  const acts = actsOf(text);
  const held = whyHeld({ ...acts, asks: acts.asks || place.subjectAsks === true }, place, said);
  return held === undefined ? accept(text) : refuse(held);
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
  /** M11: it asks something, so that its clock starts. */
  asks: boolean;
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
  const subjectAsks = actsOf(subject).asks;
  const stated = { ...said, notBsn: values.notBsn };
  const text = checkText(values.text, team, stated, { ...ownForm, subjectAsks });
  if (!text.ok) return text;
  const urgent = urgentRefusal(subject, team, said);
  if (urgent) return refuse(urgent);
  const acts = actsOf(text.value);
  const asks = subjectAsks || acts.asks || (said.asks === undefined ? acts.remark === undefined : said.asks === 'yes');
  return accept({ category, teamId: values.team, subject, text: text.value, asks });
}
