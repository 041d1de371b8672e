import { remarkMax } from '../domain/access-request';
import type { OrganisationAsked, OrganisationOffered } from '../usecases/access/organisations-offered';
import type { Fields } from './fields';

export interface ChooseAsked {
  organisations: OrganisationOffered[];
}

/** R2, step 1: the organisation; names say why it is offered. */
export const chooseFields = {
  organisation: {
    kind: 'choice',
    label: ({ access }) => access.organisation,
    hint: ({ access }) => access.organisationHint,
    style: ({ organisations }) => (organisations.length > 8 ? 'filtered' : 'expanded'),
    choices: ({ access }, { organisations }) => {
      const name = { own: access.own, invited: access.invitedTo, any: (plain: string) => plain };
      return organisations.map((each) => ({ title: name[each.because](each.name), value: each.organisationId }));
    },
  },
} as const satisfies Fields<ChooseAsked>;

export interface AccessAsked {
  organisation: OrganisationAsked;
  /** R4: asked by someone who has a place there. */
  change: boolean;
}

/** R2–R4, step 2: team, function, work address, care professional or not, remark. */
export const accessFields = {
  team: {
    kind: 'choice',
    label: ({ access }) => access.team,
    style: ({ organisation }) => (organisation.teams.length > 6 ? 'compact' : 'expanded'),
    choices: (_texts, { organisation }) => organisation.teams.map((team) => ({ title: team.name, value: team.teamId })),
  },
  function: {
    kind: 'text',
    label: ({ access }) => access.function,
    hint: ({ access }) => access.functionHint,
    maxLength: 120,
  },
  email: { kind: 'text', label: ({ access }) => access.email, hint: ({ access }) => access.emailHint, maxLength: 254 },
  careProfessional: {
    kind: 'choice',
    label: ({ access }) => access.careProfessional,
    choices: ({ access }) => [
      { title: access.yes, value: 'yes' },
      { title: access.no, value: 'no' },
    ],
  },
  remark: {
    kind: 'text',
    label: ({ access }, { change }) => (change ? access.changeRemark : access.remark),
    hint: ({ access }) => access.remarkHint,
    multiline: true,
    maxLength: remarkMax,
  },
} as const satisfies Fields<AccessAsked>;
