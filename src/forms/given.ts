import { consentForms, consentGivers } from '../domain/consent';
import type { Fields } from './fields';

/** C2: who gave the consent, and how. */
export const givenFields = {
  givenBy: {
    kind: 'choice',
    label: ({ consent }) => consent.givenBy,
    required: { kind: 'giver-missing' },
    choices: ({ givers }) => consentGivers.map((giver) => ({ title: givers[giver], value: giver })),
  },
  giverName: {
    kind: 'text',
    ofName: true,
    label: ({ consent }) => consent.giverName,
    below: ({ consent }) => consent.giverNameNeeded,
    refused: ['giver-name-missing', 'giver-name-unfit'],
    maxLength: 120,
  },
  form: {
    kind: 'choice',
    label: ({ consent }) => consent.form,
    required: { kind: 'form-missing' },
    choices: ({ forms }) => consentForms.map((form) => ({ title: forms[form], value: form })),
  },
} as const satisfies Fields<unknown>;

/** C3: that it was given, ticked anew each time. */
export const confirmedField = {
  kind: 'toggle',
  label: ({ consent }) => consent.confirmLabel,
  title: ({ consent }) => consent.confirm,
  required: { kind: 'consent-not-confirmed' },
  anew: true,
} as const satisfies Fields<unknown>[string];
