import type { Texts } from '../texts';
import type { Fields } from './fields';
import { findField } from './find';
import { confirmedField, givenFields } from './given';

export interface ConsentAsked {
  organisations: { organisationId: string; name: string; kind: keyof Texts['kinds'] }[];
  ownOrganisation: string;
}

/** C1–C3: the client, who gave the consent and how, and for which organisations. */
export const consentFields = {
  clientName: {
    kind: 'text',
    ofName: true,
    label: ({ consent }) => consent.clientName,
    required: { kind: 'client-name-missing' },
    refused: ['client-name-unfit'],
    maxLength: 120,
  },
  birthDate: {
    kind: 'date',
    label: ({ consent }) => consent.birthDate,
    hint: ({ consent }) => consent.birthDateHint,
    required: { kind: 'birth-date-invalid' },
  },
  ...givenFields,
  find: findField,
  covers: {
    kind: 'choice',
    sought: true,
    label: ({ consent }) => consent.covers,
    required: { kind: 'covers-missing' },
    several: () => true,
    below: ({ consent }, form) => consent.coversOwn(form.ownOrganisation),
    choices: ({ kinds }, { organisations }) =>
      organisations.map((each) => ({ title: `${each.name} (${kinds[each.kind]})`, value: each.organisationId })),
  },
  confirmed: confirmedField,
} as const satisfies Fields<ConsentAsked>;
