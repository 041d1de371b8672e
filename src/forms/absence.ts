import { noDeputy } from '../domain/absence';
import type { DeputyChoice } from '../usecases/absences/keepers';
import type { Fields } from './fields';

export interface AbsenceAsked {
  /** Under way: its first day stands. */
  running: boolean;
  deputies: DeputyChoice[];
}

/** A1: from, until and who stands in. */
export const absenceFields = {
  from: {
    kind: 'date',
    label: ({ absence }) => absence.from,
    hint: ({ absence }) => absence.dayHint,
    asked: (form) => !form.running,
  },
  until: { kind: 'date', label: ({ absence }) => absence.until, hint: ({ absence }) => absence.dayHint },
  deputy: {
    kind: 'choice',
    label: ({ absence }) => absence.deputy,
    choices: ({ absence }, { deputies }) => [
      ...deputies.map((each) => ({ title: each.name, value: each.organisationId })),
      { title: absence.nobody, value: noDeputy },
    ],
  },
} as const satisfies Fields<AbsenceAsked>;
