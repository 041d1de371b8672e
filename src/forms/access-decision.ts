import { remarkMax } from '../domain/access-request';
import type { AccessRequestView } from '../usecases/access/read-request';
import type { Fields } from './fields';
import { notBsnField } from './not-bsn';

/** R2: level or role, apart from it the tick – only what this reader may give – and the reason of a rejection. */
export const accessDecisionFields = {
  level: {
    kind: 'choice',
    label: ({ access }, { organisationKind }) => (organisationKind === 'practice' ? access.level : access.role),
    hint: ({ access }) => access.levelHint,
    refused: ['level-missing', 'may-not-give'],
    style: ({ levels }) => (levels.length > 3 ? 'compact' : 'expanded'),
    choices: ({ access }, { levels }) => levels.map((each) => ({ title: access.levels[each], value: each })),
  },
  medicalData: {
    kind: 'toggle',
    label: ({ access }) => access.medicalLabel,
    title: ({ access }) => access.medical,
    asked: ({ mayTick }) => mayTick,
  },
  reason: {
    kind: 'text',
    label: ({ access }) => access.reason,
    hint: ({ access }) => access.reasonHint,
    refused: ['rejection-reason-missing', 'remark-too-long'],
    multiline: true,
    maxLength: remarkMax,
  },
  notBsn: notBsnField,
} as const satisfies Fields<Pick<AccessRequestView, 'organisationKind' | 'levels' | 'mayTick'>>;
