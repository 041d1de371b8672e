import type { KnownPartner } from '../domain/invitation';
import { emailField } from './access';
import type { Fields } from './fields';
import { findField } from './find';
import { notBsnField } from './not-bsn';

export interface InvitationAsked {
  partners: KnownPartner[];
}

/** R8: organisation, name and work address of a partner, and that they were told. */
export const invitationFields = {
  find: findField,
  organisation: {
    kind: 'choice',
    sought: true,
    label: ({ access }) => access.inviteKnown,
    hint: ({ access }) => access.organisationHint,
    below: ({ access }) => access.inviteKnownHint,
    refused: ['partner-missing'],
    style: ({ partners }) => (partners.length > 8 ? 'filtered' : 'compact'),
    choices: (_texts, { partners }) => partners.map((each) => ({ title: each.name, value: each.organisationId })),
  },
  newName: { kind: 'text', label: ({ access }) => access.inviteNew, maxLength: 120 },
  newPhone: {
    kind: 'text',
    label: ({ access }) => access.invitePhone,
    below: ({ access }) => access.phoneNeeded,
    refused: ['phone-missing'],
    maxLength: 30,
  },
  name: {
    kind: 'text',
    ofName: true,
    label: ({ access }) => access.inviteName,
    required: { kind: 'invited-name-missing' },
    refused: ['invited-name-unfit'],
    maxLength: 120,
  },
  email: { ...emailField, refused: ['invited-already'] },
  told: {
    kind: 'toggle',
    label: ({ access }) => access.toldLabel,
    title: ({ access }) => access.told,
    required: { kind: 'not-told' },
  },
  notBsn: notBsnField,
} as const satisfies Fields<InvitationAsked>;
