import type { ConsentText } from '../domain/consent';
import type { Refusal } from '../domain/refusal';
import type { ConsentValues } from '../domain/start-form';
import { consentFields, type ConsentAsked } from '../forms/consent';
import type { Sought } from '../forms/find';
import type { Texts } from '../texts';
import { inputs } from './fields';
import { formCard, type Box } from './form';
import { button, lines, paragraphs, subtle } from './parts';
import type { Shown } from './render';

export interface ConsentFilled extends ConsentAsked {
  formId: string;
  text: ConsentText;
  values: ConsentValues & Sought;
  /** N5: a team that asks a practice instead of starting itself. */
  asksPractice: boolean;
  /** What was typed before cannot be read; it is kept. */
  unread?: boolean;
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
export function consentCard(texts: Texts, form: ConsentFilled): Shown {
  const { consent } = texts;
  const shown = { shownText: form.text.sha256, shownLanguage: form.text.language };
  return formCard(texts, {
    title: form.asksPractice ? texts.requests.consentTitle : consent.title,
    refusal: form.refusal,
    paragraphs: [
      ...lines(form.unread === true ? texts.unfinished.unread : undefined),
      ...subtle(form.asksPractice ? texts.requests.consentIntro : consent.intro),
    ],
    boxes: [consentBox(texts, form.text)],
    fields: inputs(consentFields, texts, form, form.values),
    actions: [
      button(consent.next, 'start.consent', { formId: form.formId, ...shown }, { style: 'positive', withInputs: true }),
      button(consent.cancel, 'start.cancel', { formId: form.formId }),
    ],
  });
}

/** C1: the standard text as it stands. */
export function consentBox({ consent }: Texts, { version, text }: ConsentText): Box {
  const written = paragraphs(text).filter((each) => each.text.trim() !== '');
  return { style: 'emphasis', heading: consent.textTitle(version), lines: written, links: [] };
}
