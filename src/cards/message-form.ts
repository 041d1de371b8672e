import { z } from 'zod';
import template from '../../cards/message-form.json';
import { categories, type Category } from '../domain/category';
import type { MessageValues } from '../domain/message-form';
import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { absenceOfAddressee } from './absences';
import { clientLine } from './client-line';
import { teamChoices } from './network-form';
import { button, buttonSchema, choice, lines, noticeFields, refusalNotice, telephone, type Button } from './parts';
import { defineView, type Shown } from './render';

export const messageFormView = defineView(
  'message-form',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    client: z.string(),
    labels: z.strictObject({
      urgent: z.string(),
      category: z.string(),
      fromTeam: z.string(),
      team: z.string(),
      subject: z.string(),
      subjectHint: z.string(),
      text: z.string(),
      textHint: z.string(),
      notUrgent: z.string(),
      insist: z.string(),
      insistLabel: z.string(),
    }),
    phones: z.array(z.strictObject({ text: z.string() })),
    calls: noticeFields.noticeLinks.max(6),
    values: z.strictObject({
      category: z.string(),
      fromTeam: z.string(),
      team: z.string(),
      subject: z.string(),
      text: z.string(),
      notUrgent: z.string(),
      insist: z.string(),
    }),
    categories: z.array(choice),
    askFromTeam: z.boolean(),
    fromTeams: z.array(choice),
    teams: z.array(choice),
    askNotUrgent: z.boolean(),
    askInsist: z.boolean(),
    actions: z.array(buttonSchema).max(6),
  }),
);

/** What the sender has stated after being held back, as it stands on the card. */
export interface Held {
  notUrgent: boolean;
  insist: boolean;
}

export const notHeld: Held = { notUrgent: false, insist: false };

/** Which statements to ask for: those just held back (M3, M4) and those made before. */
export function statementsAsked(
  refusal: Refusal | undefined,
  held: Held,
): { askNotUrgent: boolean; askInsist: boolean } {
  return {
    askNotUrgent: held.notUrgent || refusal?.kind === 'urgent',
    askInsist: held.insist || refusal?.kind === 'no-question',
  };
}

export interface MessageForm {
  title: string;
  client: { name: string; birthDate: string };
  values: MessageValues;
  fromTeam: string;
  held: Held;
  hours: Record<Category, number>;
  zone: string;
  ownTeams: TeamInfo[];
  /** The teams it can be addressed to, with the number to call (M3) and their absence (A1). */
  teams: TeamInfo[];
  /** A2: the organisations that the client's consent covers. */
  covered: readonly string[];
  refusal?: Refusal | undefined;
  actions: Button[];
}

/** Teams hides more buttons than this in one row. */
const callsMax = 6;

/** M3: the numbers to call, each once. */
function numbersOf(teams: TeamInfo[]): string[] {
  return [...new Set(teams.map((team) => reachable(team).phone))].filter((phone) => phone !== '');
}

/** M3: they can be pressed; every number stands in the lines above, also where there is no button for it. */
function callsTo(texts: Texts, teams: TeamInfo[]): { title: string; url: string }[] {
  const shown = numbersOf(teams).slice(0, callsMax);
  return shown.map((phone) => ({ title: texts.info.call(phone), url: telephone(phone) }));
}

/** The writing form (M1, M3–M6, M10): for the first message of a network and for every later one. */
export function messageFormCard(texts: Texts, form: MessageForm): Shown {
  const { message } = texts;
  const asked = statementsAsked(form.refusal, form.held);
  return messageFormView.render({
    lang: texts.language,
    title: form.title,
    ...refusalNotice(texts, form.refusal),
    client: clientLine(texts, form.zone, form.client),
    labels: {
      urgent: message.urgent,
      category: message.category,
      fromTeam: message.fromTeam,
      team: message.team,
      subject: message.subject,
      subjectHint: message.subjectHint,
      text: message.text,
      textHint: message.textHint,
      notUrgent: message.notUrgent,
      insist: message.insist,
      insistLabel: message.insistLabel,
    },
    phones: [...form.teams.flatMap((team) => phoneLines(texts, form, team)), ...withoutButton(texts, form)],
    // Held back as urgent, the refusal has that team's number.
    calls: form.refusal?.kind === 'urgent' ? [] : callsTo(texts, form.teams),
    values: {
      ...form.values,
      fromTeam: form.fromTeam,
      team: form.values.team === '' && form.teams.length === 1 ? (form.teams[0]?.teamId ?? '') : form.values.team,
      notUrgent: String(form.held.notUrgent),
      insist: String(form.held.insist),
    },
    categories: categories.map((each) => ({
      title: message.categoryTerm(texts.categories[each], form.hours[each]),
      value: each,
    })),
    askFromTeam: form.ownTeams.length > 1,
    fromTeams: teamChoices(form.ownTeams),
    teams: teamChoices(form.teams),
    ...asked,
    actions: form.actions,
  });
}

/** M3, A1: the number to call and, while a team is away or soon will be, who stands in and what it does to the term (D3). */
function phoneLines(texts: Texts, { zone, covered }: MessageForm, team: TeamInfo): { text: string }[] {
  const away = absenceOfAddressee(texts, zone, team, covered);
  return lines(`${team.organisationName} · ${team.name}: ${team.phone}`, away).map(({ text }) => ({ text }));
}

function withoutButton(texts: Texts, { teams, refusal }: MessageForm): { text: string }[] {
  const rest = numbersOf(teams).length - callsMax;
  return rest > 0 && refusal?.kind !== 'urgent' ? [{ text: texts.message.otherNumbers(rest) }] : [];
}

/** The button that sends a message in a network that exists, and the way back. */
export function sendActions(texts: Texts, networkId: string, formId: string): Button[] {
  return [
    button(texts.message.send, 'thread.send', { networkId, formId }, { style: 'positive', withInputs: true }),
    button(texts.home.back, 'home.open', {}),
  ];
}

/** The buttons of step 3: start and send, back to step 2, stop. */
export function firstMessageActions(texts: Texts, formId: string): Button[] {
  return [
    button(texts.message.sendFirst, 'start.message', { formId }, { style: 'positive', withInputs: true }),
    button(texts.message.back, 'start.back-to-network', { formId }, { withInputs: true }),
    button(texts.consent.cancel, 'start.cancel', { formId }),
  ];
}
