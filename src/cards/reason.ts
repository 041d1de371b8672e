import type { Refusal } from '../domain/refusal';
import { declineFields } from '../forms/decline';
import type { Texts } from '../texts';
import { clientLine } from './client-line';
import { inputs } from './fields';
import { formCard } from './form';
import { button, lines } from './parts';
import type { Shown } from './render';

export interface DeclineValues {
  reason: string;
  notBsn: string;
}

export interface DeclineStepForm {
  networkId: string;
  version: number;
  zone: string;
  client: { name: string; birthDate: string };
  values: DeclineValues;
  refusal?: Refusal | undefined;
}

/** N7: the client does not take part in Spreekuur.nl: why, so that others understand. */
export function declineStepCard(texts: Texts, form: DeclineStepForm): Shown {
  const { networkId, version } = form;
  const { steps } = texts;
  return formCard(texts, {
    title: steps.declineTitle,
    refusal: form.refusal,
    about: clientLine(texts, form.zone, form.client),
    paragraphs: lines(steps.declineIntro),
    fields: inputs(declineFields, texts, form, form.values),
    actions: [
      button(steps.declineSave, 'step.decline', { networkId, version }, { style: 'positive', withInputs: true }),
      button(steps.back, 'network.open', { networkId }),
    ],
  });
}
