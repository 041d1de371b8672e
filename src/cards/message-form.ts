import type { MessageValues } from '../domain/message-form';
import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import { teamName } from '../domain/team-name';
import { messageFields, type MessageAsked } from '../forms/message';
import { statementFields, type Held } from '../forms/statements';
import type { Texts } from '../texts';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { absenceOfAddressee } from './absences';
import { clientLine } from './client-line';
import { formCard, inputs, textsOf, type Box, type Field } from './form';
import { button, telephone, type Button } from './parts';
import type { Shown } from './render';

/** The teams it can be addressed to are shown with the number to call (M3) and their absence (A1). */
export interface MessageForm extends MessageAsked {
  title: string;
  client: { name: string; birthDate: string };
  values: MessageValues;
  fromTeam: string;
  held: Held;
  zone: string;
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

/** The writing form (M1, M3–M6, M10): for the first message of a network and for every later one. */
export function messageFormCard(texts: Texts, form: MessageForm): Shown {
  const { fromTeam, teams } = form;
  const team = form.values.team === '' && teams.length === 1 ? teams[0]?.teamId : form.values.team;
  return formCard(texts, {
    title: form.title,
    refusal: form.refusal,
    about: clientLine(texts, form.zone, form.client),
    boxes: [callBox(texts, form)],
    fields: inputs(messageFields, texts, form, { ...form.values, fromTeam, team }),
    statements: statementInputs(texts, form),
    actions: form.actions,
  });
}

/** M3, M4: what to state once it was held back, as it was stated before. */
export function statementInputs(texts: Texts, form: { held: Held; refusal?: Refusal | undefined }): Field[] {
  const { notUrgent, insist } = form.held;
  return inputs(statementFields, texts, form, { notUrgent: String(notUrgent), insist: String(insist) });
}

/** M3: whom to call when it is urgent. */
function callBox(texts: Texts, form: MessageForm): Box {
  const numbers = numbersOf(form.teams);
  const rest = numbers.length - callsMax;
  const lines = form.teams.flatMap((team) => phoneLines(texts, form, team));
  // Held back as urgent, the refusal has that team's number.
  const buttons = form.refusal?.kind !== 'urgent';
  return {
    style: 'attention',
    heading: texts.message.urgent,
    lines: textsOf(...lines, buttons && rest > 0 ? texts.message.otherNumbers(rest) : undefined),
    links: buttons ? numbers.slice(0, callsMax).map((to) => ({ title: texts.info.call(to), url: telephone(to) })) : [],
  };
}

/** M3, A1: the number to call and, while a team is away or soon will be, who stands in and what it does to the term (D3). */
function phoneLines(texts: Texts, { zone, covered }: MessageForm, team: TeamInfo): (string | undefined)[] {
  const call = `${teamName(team)}: ${team.phone}`;
  return [call, absenceOfAddressee(texts, zone, team, covered)];
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
