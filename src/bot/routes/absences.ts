import { DateTime } from 'luxon';
import { absenceFormCard, absencesCard } from '../../cards/absences';
import { refusalCard } from '../../cards/info';
import type { Shown } from '../../cards/render';
import { noDeputy, outsideDeputy, runsAt, type AbsenceValues } from '../../domain/absence';
import type { Refusal } from '../../domain/refusal';
import { absenceFields } from '../../forms/absence';
import { typedOf, valuesOf } from '../../forms/fields';
import type { Sought } from '../../forms/find';
import { deputiesFor, keptOrganisation } from '../../usecases/absences/keepers';
import { listAbsences } from '../../usecases/absences/list-absences';
import { lastDayOf } from '../../usecases/absences/obstacles';
import { isCurrent, recordAbsence, storedAbsence } from '../../usecases/absences/record-absence';
import { withdrawAbsence } from '../../usecases/absences/withdraw-absence';
import type { Route, Turn } from '../turn';

export const openAbsences: Route<'absence.list'> = async (turn, { after }) => {
  const listed = await listAbsences(turn.deps, turn.actor, after);
  return listed.ok ? absencesCard(turn.texts, turn.zone, listed.value) : refusalCard(turn.texts, listed.refusal);
};

interface Fill {
  organisationId: string;
  absenceId: string;
  formId: string;
  /** What was typed; without it the form shows what is recorded. */
  values?: AbsenceValues & Sought;
  refusal?: Refusal;
}

async function absenceForm(turn: Turn, fill: Fill): Promise<Shown> {
  const { deps, texts } = turn;
  const kept = await keptOrganisation(deps, turn.actor, fill.organisationId);
  if (!kept.ok) return refusalCard(texts, kept.refusal);
  const found = fill.absenceId === '' ? undefined : await storedAbsence(deps, fill.organisationId, fill.absenceId);
  if (fill.absenceId !== '' && !isCurrent(deps, found)) return refusalCard(texts, { kind: 'absence-over' });
  const recorded = found && {
    from: DateTime.fromISO(found.doc.from, { zone: turn.zone }).toFormat('yyyy-MM-dd'),
    until: lastDayOf(found.doc, turn.zone),
    deputy: found.doc.deputyId ?? (found.doc.outside ? outsideDeputy : noDeputy),
    deputyName: found.doc.outside?.name ?? '',
    deputyPhone: found.doc.outside?.phone ?? '',
  };
  return absenceFormCard(texts, {
    organisation: kept.value.doc,
    absenceId: found?.doc.absenceId,
    formId: fill.formId,
    values: fill.values ?? recorded ?? valuesOf(absenceFields, {}),
    running: found !== undefined && runsAt(found.doc, deps.now()),
    deputies: await deputiesFor(deps, fill.organisationId),
    refusal: fill.refusal,
  });
}

export const openAbsence: Route<'absence.new'> = (turn, { organisationId }) =>
  absenceForm(turn, { organisationId, absenceId: '', formId: turn.deps.newId() });

export const editAbsence: Route<'absence.edit'> = (turn, { organisationId, absenceId }) =>
  absenceForm(turn, { organisationId, absenceId, formId: turn.deps.newId() });

/** Refused, the form comes back with what was filled in. */
export const postAbsence: Route<'absence.record'> = async (turn, input) => {
  const { organisationId, absenceId = '', formId } = input;
  const values = valuesOf(absenceFields, input);
  const again = (refusal: Refusal): Promise<Shown> =>
    absenceForm(turn, { organisationId, absenceId, formId, values, refusal });
  if (input.seek) return again({ kind: 'looked-up' });
  const press = { verb: 'absence.record', card: formId, typed: typedOf(values) };
  const recorded = await recordAbsence(turn.deps, turn.actor, { ...values, organisationId, absenceId, press });
  if (recorded.ok) return openAbsences(turn, {});
  return again(recorded.refusal);
};

export const postWithdrawal: Route<'absence.withdraw'> = async (turn, input) => {
  const withdrawn = await withdrawAbsence(turn.deps, turn.actor, input);
  return withdrawn.ok ? openAbsences(turn, {}) : refusalCard(turn.texts, withdrawn.refusal);
};
