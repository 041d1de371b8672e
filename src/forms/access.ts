import { remarkMax } from '../domain/access-request';
import type { OrganisationAsked, OrganisationOffered } from '../usecases/access/organisations-offered';
import type { Fields } from './fields';
import { findField } from './find';
import { notBsnField } from './not-bsn';

export interface ChooseAsked {
  organisations: OrganisationOffered[];
}

/** R2, step 1: the organisation; names say why it is offered. */
export const chooseFields = {
  find: findField,
  organisation: {
    kind: 'choice',
    sought: true,
    label: ({ access }) => access.organisation,
    hint: ({ access }) => access.organisationHint,
    required: { kind: 'organisation-missing' },
    style: ({ organisations }) => (organisations.length > 8 ? 'filtered' : 'expanded'),
    choices: ({ access }, { organisations }) => {
      const name = { own: access.own, invited: access.invitedTo, any: (plain: string) => plain };
      return organisations.map((each) => ({ title: name[each.because](each.name), value: each.organisationId }));
    },
  },
} as const satisfies Fields<ChooseAsked>;

/** R3: a work address. */
export const emailField = {
  kind: 'text',
  label: ({ access }) => access.email,
  required: { kind: 'email-refused', reason: 'not-an-address' },
  maxLength: 254,
} as const satisfies Fields<unknown>[string];

export interface AccessAsked {
  organisation: OrganisationAsked;
  /** R4: asked by someone who has a place there. */
  change: boolean;
}

/** R2–R4, step 2: team, function, work address, care professional or not, remark. */
export const accessFields = {
  find: findField,
  team: {
    kind: 'choice',
    sought: true,
    label: ({ access }) => access.team,
    required: { kind: 'team-missing' },
    style: ({ organisation }) => (organisation.teams.length > 6 ? 'compact' : 'expanded'),
    choices: (_texts, { organisation }) => organisation.teams.map((team) => ({ title: team.name, value: team.teamId })),
  },
  function: {
    kind: 'text',
    label: ({ access }) => access.function,
    hint: ({ access }) => access.functionHint,
    required: { kind: 'function-missing' },
    maxLength: 120,
  },
  email: { ...emailField, below: ({ access }) => access.emailHint },
  careProfessional: {
    kind: 'choice',
    label: ({ access }) => access.careProfessional,
    required: { kind: 'care-professional-missing' },
    choices: ({ access }) => [
      { title: access.yes, value: 'yes' },
      { title: access.no, value: 'no' },
    ],
  },
  remark: {
    kind: 'text',
    label: ({ access }, { change }) => (change ? access.changeRemark : access.remark),
    hint: ({ access }) => access.remarkHint,
    required: ({ change }) => (change ? { kind: 'change-unexplained' } : undefined),
    refused: ['email-unexplained', 'remark-too-long'],
    multiline: true,
    maxLength: remarkMax,
  },
  notBsn: notBsnField,
} as const satisfies Fields<AccessAsked>;
