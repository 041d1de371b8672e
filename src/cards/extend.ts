import type { ConsentText } from '../domain/consent';
import type { ExtensionValues } from '../domain/consent-given';
import type { Refusal } from '../domain/refusal';
import { extensionFields, type ExtensionAsked } from '../forms/extension';
import type { Sought } from '../forms/find';
import type { Texts } from '../texts';
import { clientLine } from './client-line';
import { consentBox } from './consent';
import { inputs } from './fields';
import { formCard } from './form';
import { button, subtle } from './parts';
import type { Shown } from './render';

export interface ExtendForm extends ExtensionAsked {
  networkId: string;
  code: string;
  client: { name: string; birthDate: string };
  formId: string;
  zone: string;
  text: ConsentText;
  values: ExtensionValues & Sought;
  refusal?: Refusal | undefined;
}

export const noExtension: ExtensionValues = { team: '', givenBy: '', giverName: '', form: '' };

/** C4: the standard text again, for one team that joins; nothing is ticked beforehand (C3). */
export function extendCard(texts: Texts, form: ExtendForm): Shown {
  const { ending } = texts;
  const { networkId, formId } = form;
  const posted = { networkId, formId, shownText: form.text.sha256, shownLanguage: form.text.language };
  return formCard(texts, {
    title: ending.extendTitle(form.code),
    refusal: form.refusal,
    about: clientLine(texts, form.zone, form.client),
    paragraphs: subtle(ending.extendIntro),
    boxes: [consentBox(texts, form.text)],
    fields: inputs(extensionFields, texts, form, form.values),
    actions: [
      button(ending.extendNext, 'consent.extend-confirm', posted, { style: 'positive', withInputs: true }),
      button(texts.steps.back, 'network.open', { networkId }),
    ],
  });
}
