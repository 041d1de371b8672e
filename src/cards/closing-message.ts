import { z } from 'zod';
import template from '../../cards/closing-message.json';
import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { absenceOfAddressee } from './absences';
import { clientLine } from './client-line';
import { statementsAsked, type Held } from './message-form';
import { teamChoices } from './network-form';
import { button, buttonSchema, choice, line, lines, noticeFields, refusalNotice, subtle } from './parts';
import { defineView, type Shown } from './render';

export const closingMessageView = defineView(
  'closing-message',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    paragraphs: z.array(line),
    labels: z.strictObject({
      fromTeam: z.string(),
      text: z.string(),
      urgent: z.string(),
      notUrgent: z.string(),
      insist: z.string(),
      insistLabel: z.string(),
    }),
    values: z.strictObject({ fromTeam: z.string(), text: z.string(), notUrgent: z.string(), insist: z.string() }),
    askFromTeam: z.boolean(),
    fromTeams: z.array(choice),
    askNotUrgent: z.boolean(),
    askInsist: z.boolean(),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface ClosingMessageForm {
  networkId: string;
  code: string;
  client: { name: string; birthDate: string };
  zone: string;
  formId: string;
  practice: TeamInfo;
  /** A2: the organisations that the client's consent covers. */
  covered: readonly string[];
  ownTeams: TeamInfo[];
  fromTeam: string;
  text: string;
  held: Held;
  refusal?: Refusal | undefined;
}

/** N9: a team tells the practice that coordination is no longer needed. M3, M5: as on every form. */
export function closingMessageCard(texts: Texts, form: ClosingMessageForm): Shown {
  const { ending, message } = texts;
  const { networkId, formId, practice } = form;
  const called = reachable(practice);
  return closingMessageView.render({
    lang: texts.language,
    title: ending.askTitle(form.code),
    ...refusalNotice(texts, form.refusal),
    paragraphs: [
      ...lines(clientLine(texts, form.zone, form.client), ending.askIntro(practice.organisationName)),
      ...subtle(
        texts.thread.urgent(called.teamName, called.phone),
        absenceOfAddressee(texts, form.zone, practice, form.covered),
        ending.askHint,
      ),
    ],
    labels: {
      fromTeam: ending.askFrom,
      text: ending.askText,
      urgent: message.urgent,
      notUrgent: message.notUrgent,
      insist: message.insist,
      insistLabel: message.insistLabel,
    },
    values: {
      fromTeam: form.fromTeam,
      text: form.text,
      notUrgent: String(form.held.notUrgent),
      insist: String(form.held.insist),
    },
    askFromTeam: form.ownTeams.length > 1,
    fromTeams: teamChoices(form.ownTeams),
    ...statementsAsked(form.refusal, form.held),
    actions: [
      button(ending.askSend, 'closing.send', { networkId, formId }, { style: 'positive', withInputs: true }),
      button(texts.steps.back, 'network.open', { networkId }),
    ],
  });
}
