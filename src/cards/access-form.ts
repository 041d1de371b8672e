import { remarkMax, type RequestValues } from '../domain/access-request';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import type { OrganisationAsked, OrganisationOffered } from '../usecases/access/organisations-offered';
import { choiceField, formCard, textField, type Field } from './form';
import { infoCard } from './info';
import { button, lines, subtle } from './parts';
import type { Shown } from './render';

export interface ChooseForm {
  organisations: OrganisationOffered[];
  /** Where the organisations go on that are not on this card; undefined when all are. */
  next: string | undefined;
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
  const name = { own: access.own, invited: access.invitedTo, any: (plain: string) => plain };
  return formCard(texts, {
    title: access.chooseTitle,
    refusal: form.refusal,
    paragraphs: [
      ...lines(access.chooseAbout),
      ...subtle(form.next === undefined ? undefined : access.moreOrganisationsHint(access.moreOrganisations)),
    ],
    fields: [
      choiceField({
        id: 'organisation',
        label: access.organisation,
        hint: access.organisationHint,
        value,
        style: organisations.length > 8 ? 'filtered' : 'expanded',
        choices: organisations.map((each) => ({ title: name[each.because](each.name), value: each.organisationId })),
      }),
    ],
    actions: [
      button(access.next, 'access.choose', form.kept, { style: 'positive', withInputs: true }),
      ...(form.next === undefined
        ? []
        : [button(access.moreOrganisations, 'access.open', { ...form.kept, after: form.next })]),
      home,
    ],
  });
}

export interface AccessForm {
  formId: string;
  organisation: OrganisationAsked;
  /** R4: asked by someone who has a place there. */
  change: boolean;
  values: RequestValues;
  refusal?: Refusal | undefined;
}

/** Step 2: team, function, work address, care professional or not, remark (R2–R4). */
export function accessFormCard(texts: Texts, form: AccessForm): Shown {
  const { access } = texts;
  const { organisationId, name } = form.organisation;
  return formCard(texts, {
    title: form.change ? access.changeTitle(name) : access.formTitle(name),
    refusal: form.refusal,
    paragraphs: lines(access.formAbout, form.change ? access.changeAbout : undefined),
    fields: requestFields(texts, form),
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

function requestFields(texts: Texts, { values, change, organisation }: AccessForm): Field[] {
  const { access } = texts;
  const { teams } = organisation;
  return [
    choiceField({
      id: 'team',
      label: access.team,
      value: values.team === '' && teams.length === 1 ? (teams[0]?.teamId ?? '') : values.team,
      style: teams.length > 6 ? 'compact' : 'expanded',
      choices: teams.map((team) => ({ title: team.name, value: team.teamId })),
    }),
    textField({ id: 'function', label: access.function, hint: access.functionHint, value: values.function }),
    textField({ id: 'email', label: access.email, hint: access.emailHint, value: values.email, maxLength: 254 }),
    choiceField({
      id: 'careProfessional',
      label: access.careProfessional,
      value: values.careProfessional,
      style: 'expanded',
      choices: [
        { title: access.yes, value: 'yes' },
        { title: access.no, value: 'no' },
      ],
    }),
    textField({
      id: 'remark',
      label: change ? access.changeRemark : access.remark,
      hint: access.remarkHint,
      value: values.remark,
      multiline: true,
      maxLength: remarkMax,
    }),
  ];
}
