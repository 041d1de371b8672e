import type { KnownPartner } from '../domain/invitation';
import type { Fields } from './fields';

export interface InvitationAsked {
  partners: KnownPartner[];
}

/** R8: organisation, name and work address of a partner, and that they were told. */
export const invitationFields = {
  organisation: {
    kind: 'choice',
    label: ({ access }) => access.inviteKnown,
    hint: ({ access }) => access.inviteKnownHint,
    style: ({ partners }) => (partners.length > 8 ? 'filtered' : 'compact'),
    choices: (_texts, { partners }) => partners.map((each) => ({ title: each.name, value: each.organisationId })),
  },
  newName: { kind: 'text', label: ({ access }) => access.inviteNew, maxLength: 120 },
  newPhone: { kind: 'text', label: ({ access }) => access.invitePhone, maxLength: 30 },
  name: { kind: 'text', label: ({ access }) => access.inviteName, maxLength: 120 },
  email: { kind: 'text', label: ({ access }) => access.email, maxLength: 254 },
  told: { kind: 'toggle', label: ({ access }) => access.toldLabel, title: ({ access }) => access.told },
} as const satisfies Fields<InvitationAsked>;
