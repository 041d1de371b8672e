import type { Fields } from './fields';
import { fromTeamField, textField, type MessageAsked } from './message';
import { notBsnField } from './not-bsn';

/** N9: which team asks, and why coordination is no longer needed. */
export const closingMessageFields = {
  fromTeam: { ...fromTeamField, label: ({ ending }) => ending.askFrom },
  text: { ...textField, label: ({ ending }) => ending.askText },
  notBsn: notBsnField,
} as const satisfies Fields<Pick<MessageAsked, 'ownTeams'>>;
