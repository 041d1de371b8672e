import { noDeputy } from '../domain/absence';
import type { DeputyChoice } from '../usecases/absences/keepers';
import type { Fields } from './fields';
import { findField } from './find';

export interface AbsenceAsked {
  /** Under way: its first day stands. */
  running: boolean;
  deputies: DeputyChoice[];
}

/** What both days are refused for; the first is not asked of one under way. */
const period = ['absence-past', 'absence-overlaps', 'stands-in-for'] as const;

/** A1: from, until and who stands in. */
export const absenceFields = {
  from: {
    kind: 'date',
    label: ({ absence }) => absence.from,
    hint: ({ absence }) => absence.dayHint,
    asked: (form) => !form.running,
    required: { kind: 'absence-from-invalid' },
    refused: period,
  },
  until: {
    kind: 'date',
    label: ({ absence }) => absence.until,
    hint: ({ absence }) => absence.dayHint,
    required: { kind: 'absence-until-invalid' },
    refused: ['absence-reversed', 'absence-too-long', ...period],
  },
  find: findField,
  deputy: {
    kind: 'choice',
    sought: true,
    always: [noDeputy],
    label: ({ absence }) => absence.deputy,
    required: { kind: 'deputy-missing' },
    refused: ['deputy-absent', 'deputy-circle'],
    choices: ({ absence }, { deputies }) => [
      ...deputies.map((each) => ({ title: each.name, value: each.organisationId })),
      { title: absence.nobody, value: noDeputy },
    ],
  },
} as const satisfies Fields<AbsenceAsked>;
