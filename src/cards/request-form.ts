import { z } from 'zod';
import template from '../../cards/request-form.json';
import type { Consent } from '../domain/consent';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { TeamChoices } from '../usecases/networks/start/options';
import { clientLine } from './client-line';
import { statementsAsked, type Held } from './message-form';
import { teamChoices } from './network-form';
import { button, buttonSchema, choice, noNotice, noticeFields, refusalNotice } from './parts';
import { defineView, type Shown } from './render';

const values = z.strictObject({
  ownTeam: z.string(),
  practiceTeam: z.string(),
  reason: z.string(),
  notUrgent: z.string(),
  insist: z.string(),
});

export const requestFormView = defineView(
  'request-form',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    client: z.string(),
    recorded: z.string(),
    phones: z.array(z.strictObject({ text: z.string() })),
    labels: z.strictObject({
      urgent: z.string(),
      ownTeam: z.string(),
      practiceTeam: z.string(),
      reason: z.string(),
      reasonHint: z.string(),
      notUrgent: z.string(),
      insist: z.string(),
      insistLabel: z.string(),
    }),
    values,
    askOwnTeam: z.boolean(),
    ownTeams: z.array(choice),
    askPractice: z.boolean(),
    practiceTeams: z.array(choice),
    askNotUrgent: z.boolean(),
    askInsist: z.boolean(),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface RequestForm {
  formId: string;
  client: { name: string; birthDate: string };
  consent: Consent;
  values: { ownTeam: string; practiceTeam: string; reason: string };
  held: Held;
  choices: TeamChoices;
  /** M3, A1: whom to call when it cannot wait. */
  call: { teamName: string; phone: string }[];
  refusal?: Refusal | undefined;
}

/** N5, step 2: which practice is asked, on behalf of which team, and why; with the number for what cannot wait (M3). */
export function requestFormCard(texts: Texts, zone: string, form: RequestForm): Shown {
  const { requests, message, network } = texts;
  const { consent, choices, held } = form;
  const { practices } = choices;
  const [only] = practices;
  const practiceTeam = practices.length === 1 ? (only?.teamId ?? '') : form.values.practiceTeam;
  const recordedAt = moment(texts.language, zone, consent.recordedAt);
  return requestFormView.render({
    lang: texts.language,
    title: requests.title,
    ...notice(texts, form),
    client: clientLine(texts, zone, form.client),
    recorded: network.recorded(texts.givers[consent.givenBy], texts.forms[consent.form], recordedAt),
    phones: form.call.map((each) => ({ text: `${each.teamName}: ${each.phone}` })),
    labels: {
      urgent: message.urgent,
      ownTeam: requests.ownTeam,
      practiceTeam: requests.practiceTeam,
      reason: requests.reason,
      reasonHint: requests.reasonHint,
      notUrgent: message.notUrgent,
      insist: message.insist,
      insistLabel: message.insistLabel,
    },
    values: { ...form.values, practiceTeam, notUrgent: String(held.notUrgent), insist: String(held.insist) },
    askOwnTeam: choices.own.length > 1,
    ownTeams: teamChoices(choices.own),
    askPractice: practices.length > 0,
    practiceTeams: teamChoices(practices),
    ...statementsAsked(form.refusal, held),
    actions: [
      ...(practices.length > 0
        ? [button(requests.send, 'request.send', { formId: form.formId }, { style: 'positive', withInputs: true })]
        : []),
      button(network.back, 'request.back', { formId: form.formId }, { withInputs: true }),
      button(texts.consent.cancel, 'start.cancel', { formId: form.formId }),
    ],
  });
}

/** Why it was refused, or that no practice can be asked within this consent. */
function notice(texts: Texts, form: RequestForm): ReturnType<typeof refusalNotice> {
  if (form.refusal !== undefined || form.choices.practices.length > 0) return refusalNotice(texts, form.refusal);
  return { ...noNotice, hasNotice: true, noticeStyle: 'warning', notice: texts.requests.noPractice };
}
