import type { Consent } from '../domain/consent';
import type { Refusal } from '../domain/refusal';
import type { NetworkValues } from '../domain/start-form';
import type { Sought } from '../forms/find';
import { networkFields, type NetworkAsked } from '../forms/network';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import { clientLine } from './client-line';
import { inputs } from './fields';
import { formCard } from './form';
import { button, subtle, wordFor } from './parts';
import type { Shown } from './render';

export interface NetworkForm extends NetworkAsked {
  formId: string;
  client: { name: string; birthDate: string };
  consent: Consent;
  values: NetworkValues & Sought;
  refusal?: Refusal | undefined;
}

/** Step 2: how the client came (N6), who has the direction, which teams take part. */
export function networkFormCard(texts: Texts, zone: string, form: NetworkForm): Shown {
  const { network } = texts;
  const { consent } = form;
  const recordedAt = moment(texts.language, zone, consent.recordedAt);
  return formCard(texts, {
    title: network.title,
    refusal: form.refusal,
    about: clientLine(texts, zone, form.client),
    paragraphs: subtle(
      network.recorded(wordFor(texts.givers, consent.givenBy), wordFor(texts.forms, consent.form), recordedAt),
    ),
    fields: inputs(networkFields, texts, form, form.values),
    actions: [
      button(network.next, 'start.network', { formId: form.formId }, { style: 'positive', withInputs: true }),
      button(network.back, 'start.back-to-consent', { formId: form.formId }, { withInputs: true }),
      button(texts.consent.cancel, 'start.cancel', { formId: form.formId }),
    ],
  });
}
