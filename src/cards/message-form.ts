import type { MessageValues } from '../domain/message-form';
import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import { teamName } from '../domain/team-name';
import { messageFields, type MessageAsked } from '../forms/message';
import { statementFields, type Held } from '../forms/statements';
import type { Texts } from '../texts';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { absenceOfAddressee } from './absences';
import { callBox } from './call-box';
import { clientLine } from './client-line';
import { inputs, type Field } from './fields';
import { formCard } from './form';
import { button, type Button } from './parts';
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

/** The writing form (M1, M3–M6, M10): for the first message of a network and for every later one. */
export function messageFormCard(texts: Texts, form: MessageForm): Shown {
  const { fromTeam, teams } = form;
  const team = form.values.team === '' && teams.length === 1 ? teams[0]?.teamId : form.values.team;
  const lines = teams.flatMap((each) => phoneLines(texts, form, each));
  const phones = teams.map((each) => reachable(each).phone);
  return formCard(texts, {
    title: form.title,
    refusal: form.refusal,
    about: clientLine(texts, form.zone, form.client),
    boxes: [callBox(texts, { lines, phones }, form.refusal)],
    fields: inputs(messageFields, texts, form, { ...form.values, fromTeam, team }),
    statements: statementInputs(texts, form),
    actions: form.actions,
  });
}

/** M3, M4: what to state once it was held back, as it was stated before. */
export function statementInputs(texts: Texts, form: { held: Held; refusal?: Refusal | undefined }): Field[] {
  const { notUrgent, insist, asks, mark } = form.held;
  const stated = { notUrgent: notUrgent ? mark : '', insist: insist ? mark : '', asks: asks && `${mark}:${asks}` };
  return inputs(statementFields, texts, form, stated);
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
