import { z } from 'zod';
import template from '../../cards/consent.json';
import { consentForms, consentGivers, type ConsentText } from '../domain/consent';
import type { Refusal } from '../domain/refusal';
import type { ConsentValues } from '../domain/start-form';
import type { Texts } from '../texts';
import { button, buttonSchema, choice, noticeFields, paragraphs, refusalNotice } from './parts';
import { defineView, type Shown } from './render';

const consentValues = z.strictObject({
  clientName: z.string(),
  birthDate: z.string(),
  givenBy: z.string(),
  giverName: z.string(),
  form: z.string(),
  covers: z.string(),
});

export const consentView = defineView(
  'consent',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    intro: z.string(),
    textTitle: z.string(),
    consentText: z.array(z.strictObject({ text: z.string() })),
    labels: z.strictObject({
      clientName: z.string(),
      birthDate: z.string(),
      birthDateHint: z.string(),
      givenBy: z.string(),
      giverName: z.string(),
      giverNameHint: z.string(),
      form: z.string(),
      covers: z.string(),
      confirm: z.string(),
      confirmLabel: z.string(),
    }),
    values: consentValues,
    givers: z.array(choice),
    forms: z.array(choice),
    organisations: z.array(choice),
    coversOwn: z.string(),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface ConsentForm {
  formId: string;
  text: ConsentText;
  values: ConsentValues;
  organisations: { organisationId: string; name: string; kind: keyof Texts['kinds'] }[];
  ownOrganisation: string;
  /** N5: a team that asks a practice instead of starting itself. */
  asksPractice: boolean;
  refusal?: Refusal | undefined;
}

export const noConsentValues: ConsentValues = {
  clientName: '',
  birthDate: '',
  givenBy: '',
  giverName: '',
  form: '',
  covers: '',
};

/** Step 1: the standard text as it stands, who gave it and how (C1–C3). Nothing is ticked beforehand. */
export function consentCard(texts: Texts, form: ConsentForm): Shown {
  const { consent } = texts;
  const shown = { shownText: form.text.sha256, shownLanguage: form.text.language };
  return consentView.render({
    lang: texts.language,
    title: form.asksPractice ? texts.requests.consentTitle : consent.title,
    ...refusalNotice(texts, form.refusal),
    intro: form.asksPractice ? texts.requests.consentIntro : consent.intro,
    textTitle: consent.textTitle(form.text.version),
    consentText: paragraphs(form.text.text).filter((each) => each.text.trim() !== ''),
    labels: {
      clientName: consent.clientName,
      birthDate: consent.birthDate,
      birthDateHint: consent.birthDateHint,
      givenBy: consent.givenBy,
      giverName: consent.giverName,
      giverNameHint: consent.giverNameHint,
      form: consent.form,
      covers: consent.covers,
      confirm: consent.confirm,
      confirmLabel: consent.confirmLabel,
    },
    values: form.values,
    givers: consentGivers.map((giver) => ({ title: texts.givers[giver], value: giver })),
    forms: consentForms.map((each) => ({ title: texts.forms[each], value: each })),
    organisations: form.organisations.map((each) => ({
      title: `${each.name} (${texts.kinds[each.kind]})`,
      value: each.organisationId,
    })),
    coversOwn: consent.coversOwn(form.ownOrganisation),
    actions: [
      button(consent.next, 'start.consent', { formId: form.formId, ...shown }, { style: 'positive', withInputs: true }),
      button(consent.cancel, 'start.cancel', { formId: form.formId }),
    ],
  });
}
