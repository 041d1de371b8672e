import { z } from 'zod';
import template from '../../cards/reason.json';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { clientLine } from './client-line';
import { button, buttonSchema, noticeFields, refusalNotice } from './parts';
import { defineView, type Shown } from './render';

/** A form that asks one thing: why. */
export const reasonView = defineView(
  'reason',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    client: z.string(),
    intro: z.string(),
    label: z.string(),
    hint: z.string(),
    value: z.string(),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface DeclineStepForm {
  networkId: string;
  version: number;
  zone: string;
  client: { name: string; birthDate: string };
  typed: string;
  refusal?: Refusal | undefined;
}

/** N7: the client does not take part in Spreekuur.nl: why, so that others understand. */
export function declineStepCard(texts: Texts, form: DeclineStepForm): Shown {
  const { networkId, version } = form;
  const { steps } = texts;
  return reasonView.render({
    lang: texts.language,
    title: steps.declineTitle,
    ...refusalNotice(texts, form.refusal),
    client: clientLine(texts, form.zone, form.client),
    intro: steps.declineIntro,
    label: steps.declineReason,
    hint: steps.declineHint,
    value: form.typed,
    actions: [
      button(steps.declineSave, 'step.decline', { networkId, version }, { style: 'positive', withInputs: true }),
      button(steps.back, 'network.open', { networkId }),
    ],
  });
}
