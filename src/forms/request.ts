import type { TeamChoices } from '../usecases/networks/start/options';
import { teamChoices } from './choices';
import type { Fields } from './fields';
import { findField } from './find';
import { ownTeamField } from './network';
import { otherClientField, type OtherClientAsked } from './other-client';
import { reasonField } from './reason';
import { notBsnField } from './not-bsn';

export interface RequestAsked extends OtherClientAsked {
  choices: TeamChoices;
}

/** N5: which practice is asked, on behalf of which team, and why. */
export const requestFields = {
  otherThan: otherClientField,
  ownTeam: { ...ownTeamField, label: ({ requests }) => requests.ownTeam },
  find: findField,
  practiceTeam: {
    kind: 'choice',
    sought: true,
    label: ({ requests }) => requests.practiceTeam,
    required: { kind: 'practice-missing' },
    asked: ({ choices }) => choices.practices.length > 0,
    choices: (_texts, { choices }) => teamChoices(choices.practices),
  },
  reason: { ...reasonField, label: ({ requests }) => requests.reason, hint: ({ requests }) => requests.reasonHint },
  notBsn: notBsnField,
} as const satisfies Fields<RequestAsked>;
