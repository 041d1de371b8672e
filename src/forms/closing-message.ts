import type { Fields } from './fields';
import { fromTeamField, type MessageAsked } from './message';

/** N9: which team asks, and why coordination is no longer needed. */
export const closingMessageFields = {
  fromTeam: { ...fromTeamField, label: ({ ending }) => ending.askFrom },
  text: { kind: 'text', label: ({ ending }) => ending.askText, multiline: true },
} as const satisfies Fields<Pick<MessageAsked, 'ownTeams'>>;
