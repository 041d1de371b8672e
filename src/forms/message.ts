import { categories, type Category } from '../domain/category';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { teamChoices } from './choices';
import type { Fields } from './fields';
import { notBsnField } from './not-bsn';

export interface MessageAsked {
  hours: Record<Category, number>;
  ownTeams: TeamInfo[];
  /** The teams it can be addressed to. */
  teams: TeamInfo[];
}

/** Which of the sender's own teams sends; not asked of who has one. */
export const fromTeamField = {
  kind: 'choice',
  label: ({ message }) => message.fromTeam,
  asked: ({ ownTeams }) => ownTeams.length > 1,
  required: { kind: 'own-team-missing' },
  choices: (_texts, { ownTeams }) => teamChoices(ownTeams),
} as const satisfies Fields<Pick<MessageAsked, 'ownTeams'>>[string];

/** M10: what somebody writes to another team. */
export const textField = {
  kind: 'text',
  label: ({ message }) => message.text,
  multiline: true,
  required: { kind: 'text-missing' },
  refused: ['text-too-long'],
} as const satisfies Fields<unknown>[string];

/** M1, M6, M10: one category, one responsible team, a subject and a text. */
export const messageFields = {
  category: {
    kind: 'choice',
    label: ({ message }) => message.category,
    required: { kind: 'category-missing' },
    choices: ({ message, categories: names }, { hours }) =>
      categories.map((each) => ({ title: message.categoryTerm(names[each], hours[each]), value: each })),
  },
  fromTeam: fromTeamField,
  team: {
    kind: 'choice',
    label: ({ message }) => message.team,
    required: { kind: 'team-missing' },
    choices: (_texts, { teams }) => teamChoices(teams),
  },
  subject: {
    kind: 'text',
    label: ({ message }) => message.subject,
    hint: ({ message }) => message.subjectHint,
    required: { kind: 'subject-missing' },
    refused: ['subject-too-long'],
  },
  text: { ...textField, hint: ({ message }) => message.textHint },
  notBsn: notBsnField,
} as const satisfies Fields<MessageAsked>;
