import type { RequestValues } from '../domain/access-request';
import type { Refusal } from '../domain/refusal';
import { accessFields, chooseFields, type AccessAsked, type ChooseAsked } from '../forms/access';
import type { Sought } from '../forms/find';
import type { Texts } from '../texts';
import { inputs } from './fields';
import { formCard } from './form';
import { infoCard } from './info';
import { button, lines } from './parts';
import type { Shown } from './render';

export interface ChooseForm extends ChooseAsked, Sought {
  /** The organisation chosen before, or empty. */
  chosen: string;
  /** What was typed at the second step already. */
  kept: Partial<RequestValues>;
  refusal?: Refusal | undefined;
}

/** Step 1: the organisation (R2). The only one of the person's own tenant stands there already. */
export function chooseCard(texts: Texts, form: ChooseForm): Shown {
  const { access } = texts;
  const home = button(texts.home.back, 'home.open', {});
  const { organisations } = form;
  if (organisations.length === 0) {
    return infoCard(texts, { title: access.ask, paragraphs: lines(access.noOrganisations), actions: [home] });
  }
  const own = organisations.filter((each) => each.because !== 'any');
  const value = form.chosen === '' && own.length === 1 ? (own[0]?.organisationId ?? '') : form.chosen;
  return formCard(texts, {
    title: access.chooseTitle,
    refusal: form.refusal,
    paragraphs: lines(access.chooseAbout),
    fields: inputs(chooseFields, texts, form, { organisation: value, find: form.find }),
    actions: [button(access.next, 'access.choose', form.kept, { style: 'positive', withInputs: true }), home],
  });
}

export interface AccessForm extends AccessAsked {
  formId: string;
  values: RequestValues & Sought;
  refusal?: Refusal | undefined;
}

/** Step 2: team, function, work address, care professional or not, remark (R2–R4). */
export function accessFormCard(texts: Texts, form: AccessForm): Shown {
  const { access } = texts;
  const { organisationId, name, teams } = form.organisation;
  const team = form.values.team === '' && teams.length === 1 ? teams[0]?.teamId : form.values.team;
  return formCard(texts, {
    title: form.change ? access.changeTitle(name) : access.formTitle(name),
    refusal: form.refusal,
    paragraphs: lines(access.formAbout, form.change ? access.changeAbout : undefined),
    fields: inputs(accessFields, texts, form, { ...form.values, team }),
    actions: [
      button(
        access.send,
        'access.request',
        { organisationId, formId: form.formId },
        { style: 'positive', withInputs: true },
      ),
      button(access.back, 'access.back', { organisationId }, { withInputs: true }),
      button(texts.home.back, 'home.open', {}),
    ],
  });
}
