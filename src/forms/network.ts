import { networkSources } from '../domain/network';
import { referenceLabel } from '../domain/start-form';
import type { TeamChoices } from '../usecases/networks/start/options';
import { teamChoices } from './choices';
import type { Fields } from './fields';
import { findField } from './find';
import { notBsnField } from './not-bsn';
import { otherClientField, type OtherClientAsked } from './other-client';

export interface NetworkAsked extends OtherClientAsked {
  choices: TeamChoices;
  /** Home care names the practice that has the direction; a practice is it itself. */
  byPractice: boolean;
}

/** N6: how the client came. */
export const sourceFields = {
  source: {
    kind: 'choice',
    label: ({ network }) => network.source,
    required: { kind: 'source-missing' },
    choices: ({ network }) => networkSources.map((source) => ({ title: network.sources[source], value: source })),
  },
  reference: {
    kind: 'text',
    label: ({ network }) => network.reference,
    below: ({ network }) => network.referenceNeeded,
    behind: referenceLabel,
    refused: ['reference-missing'],
    maxLength: 120,
  },
  attested: {
    kind: 'toggle',
    label: ({ network }) => network.attestedLabel,
    title: ({ network }) => network.attested,
    refused: ['not-attested'],
  },
} as const satisfies Fields<unknown>;

/** On behalf of which of one's own teams; not asked of who has one. */
export const ownTeamField = {
  kind: 'choice',
  label: ({ network }) => network.ownTeam,
  asked: ({ choices }) => choices.own.length > 1,
  required: { kind: 'own-team-missing' },
  choices: (_texts, { choices }) => teamChoices(choices.own),
} as const satisfies Fields<Pick<NetworkAsked, 'choices'>>[string];

/** How the client came; then who has the direction and which teams take part. */
export const networkFields = {
  otherThan: otherClientField,
  ...sourceFields,
  ownTeam: ownTeamField,
  find: findField,
  practiceTeam: {
    kind: 'choice',
    sought: true,
    label: ({ network }) => network.practiceTeam,
    asked: ({ byPractice }) => !byPractice,
    required: { kind: 'practice-missing' },
    choices: (_texts, { choices }) => teamChoices(choices.practices),
  },
  teams: {
    kind: 'choice',
    sought: true,
    // Home care and the practice are in it already.
    label: ({ network }, { byPractice }) => (byPractice ? network.teams : network.otherTeams),
    asked: ({ choices }) => choices.partners.length > 0,
    required: ({ byPractice }) => (byPractice ? { kind: 'teams-missing' } : undefined),
    refused: ['team-not-covered'],
    several: () => true,
    choices: (_texts, { choices }) => teamChoices(choices.partners),
  },
  notBsn: notBsnField,
} as const satisfies Fields<NetworkAsked>;
