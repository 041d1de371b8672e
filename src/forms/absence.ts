import { noDeputy, outsideDeputy } from '../domain/absence';
import type { DeputyChoice } from '../usecases/absences/keepers';
import type { Fields } from './fields';
import { findField } from './find';
import { notBsnField } from './not-bsn';

export interface AbsenceAsked {
  /** Under way: its first day stands. */
  running: boolean;
  deputies: DeputyChoice[];
  organisation: { phone: string };
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
    always: [outsideDeputy, noDeputy],
    label: ({ absence }) => absence.deputy,
    below: ({ absence }, { organisation }) => absence.withoutDeputy(absence.byNobody(organisation.phone)),
    required: { kind: 'deputy-missing' },
    refused: ['deputy-absent', 'deputy-circle'],
    choices: ({ absence }, { deputies }) => [
      ...deputies.map((each) => ({ title: each.name, value: each.organisationId })),
      { title: absence.outside, value: outsideDeputy },
      { title: absence.nobody, value: noDeputy },
    ],
  },
  deputyName: {
    kind: 'text',
    label: ({ absence }) => absence.outsideName,
    refused: ['deputy-name-missing'],
    maxLength: 80,
  },
  deputyPhone: {
    kind: 'text',
    label: ({ absence }) => absence.outsidePhone,
    hint: ({ absence }) => absence.outsidePhoneHint,
    refused: ['deputy-phone-missing'],
    maxLength: 40,
  },
  notBsn: notBsnField,
} as const satisfies Fields<AbsenceAsked>;
