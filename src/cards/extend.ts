import { z } from 'zod';
import template from '../../cards/extend.json';
import { consentForms, consentGivers, type ConsentText } from '../domain/consent';
import type { ExtensionValues } from '../domain/consent-given';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { clientLine } from './client-line';
import { teamChoices } from './network-form';
import { button, buttonSchema, choice, noticeFields, paragraphs, refusalNotice } from './parts';
import { defineView, type Shown } from './render';

export const extendView = defineView(
  'extend',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    client: z.string(),
    intro: z.string(),
    textTitle: z.string(),
    consentText: z.array(z.strictObject({ text: z.string() })),
    covered: z.string(),
    labels: z.strictObject({
      team: z.string(),
      teamHint: z.string(),
      givenBy: z.string(),
      giverName: z.string(),
      giverNameHint: z.string(),
      form: z.string(),
      confirm: z.string(),
      confirmLabel: z.string(),
    }),
    values: z.strictObject({ team: z.string(), givenBy: z.string(), giverName: z.string(), form: z.string() }),
    teams: z.array(choice),
    givers: z.array(choice),
    forms: z.array(choice),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface ExtendForm {
  networkId: string;
  code: string;
  client: { name: string; birthDate: string };
  formId: string;
  zone: string;
  text: ConsentText;
  values: ExtensionValues;
  teams: TeamInfo[];
  /** Names of the organisations the consent covers already. */
  covered: string[];
  refusal?: Refusal | undefined;
}

export const noExtension: ExtensionValues = { team: '', givenBy: '', giverName: '', form: '' };

/** C4: the standard text again, for one team that joins; nothing is ticked beforehand (C3). */
export function extendCard(texts: Texts, form: ExtendForm): Shown {
  const { consent, ending } = texts;
  const { networkId, formId } = form;
  const posted = { networkId, formId, shownText: form.text.sha256, shownLanguage: form.text.language };
  return extendView.render({
    lang: texts.language,
    title: ending.extendTitle(form.code),
    ...refusalNotice(texts, form.refusal),
    client: clientLine(texts, form.zone, form.client),
    intro: ending.extendIntro,
    textTitle: consent.textTitle(form.text.version),
    consentText: paragraphs(form.text.text).filter((each) => each.text.trim() !== ''),
    covered: ending.extendCovered(form.covered.join(', ')),
    labels: {
      team: ending.extendTeam,
      teamHint: ending.extendHint,
      givenBy: consent.givenBy,
      giverName: consent.giverName,
      giverNameHint: consent.giverNameHint,
      form: consent.form,
      confirm: consent.confirm,
      confirmLabel: consent.confirmLabel,
    },
    values: form.values,
    teams: teamChoices(form.teams),
    givers: consentGivers.map((giver) => ({ title: texts.givers[giver], value: giver })),
    forms: consentForms.map((each) => ({ title: texts.forms[each], value: each })),
    actions: [
      button(ending.extendNext, 'consent.extend-confirm', posted, { style: 'positive', withInputs: true }),
      button(texts.steps.back, 'network.open', { networkId }),
    ],
  });
}
