import type { Consent } from '../domain/consent';
import type { Refusal } from '../domain/refusal';
import type { NetworkValues } from '../domain/start-form';
import type { Sought } from '../forms/find';
import { networkFields, type NetworkAsked } from '../forms/network';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import { clientLine } from './client-line';
import { inputs } from './fields';
import { formCard } from './form';
import { likelyAsked, withLikely } from './other-client';
import { button, subtle, wordFor } from './parts';
import type { Shown } from './render';

export interface NetworkForm extends Omit<NetworkAsked, 'likely'> {
  formId: string;
  client: { name: string; birthDate: string };
  consent: Consent;
  /** N10: those that may be this client's. */
  likely: LikelyNetwork[];
  values: NetworkValues & Sought;
  refusal?: Refusal | undefined;
}

/** Step 2: how the client came (N6), who has the direction, which teams take part. */
export function networkFormCard(texts: Texts, zone: string, form: NetworkForm): Shown {
  const { network } = texts;
  const { consent } = form;
  const asked = likelyAsked(texts, zone, form.likely);
  const recordedAt = moment(texts.language, zone, consent.recordedAt);
  return formCard(texts, {
    title: network.title,
    refusal: form.refusal,
    about: clientLine(texts, zone, form.client),
    paragraphs: subtle(
      network.recorded(wordFor(texts.givers, consent.givenBy), wordFor(texts.forms, consent.form), recordedAt),
    ),
    fields: withLikely(texts, inputs(networkFields, texts, { ...form, ...asked }, form.values), asked),
    actions: [
      button(network.next, 'start.network', { formId: form.formId }, { style: 'positive', withInputs: true }),
      button(network.back, 'start.back-to-consent', { formId: form.formId }, { withInputs: true }),
      button(texts.consent.cancel, 'start.cancel', { formId: form.formId }),
    ],
  });
}
