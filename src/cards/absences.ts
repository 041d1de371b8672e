import { pausesOf, type AbsenceValues } from '../domain/absence';
import { after as later } from '../domain/instant';
import type { Refusal } from '../domain/refusal';
import { absenceFields, type AbsenceAsked } from '../forms/absence';
import type { Sought } from '../forms/find';
import type { Texts } from '../texts';
import { day } from '../texts/moments';
import { refusalText } from '../texts/refusal-text';
import type { AbsenceClash } from '../usecases/absences/obstacles';
import type { AbsenceRow, AbsencesKept, OrganisationAbsences } from '../usecases/absences/list-absences';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { inputs } from './fields';
import { formCard } from './form';
import { infoCard } from './info';
import { sectionsCard, type Row } from './list';
import { button, lines, onward, subtle } from './parts';
import type { Shown } from './render';

export interface AbsenceForm extends AbsenceAsked {
  organisation: { organisationId: string; name: string; phone: string };
  /** Undefined for a new one. */
  absenceId: string | undefined;
  formId: string;
  values: AbsenceValues & Sought;
  refusal?: Refusal | undefined;
}

/** A1: from, until and who stands in; nothing chosen beforehand. */
export function absenceFormCard(texts: Texts, form: AbsenceForm): Shown {
  const { absence } = texts;
  const { organisationId, name } = form.organisation;
  const data = { organisationId, formId: form.formId, ...(form.absenceId ? { absenceId: form.absenceId } : {}) };
  return formCard(texts, {
    title: absence.title,
    refusal: form.refusal,
    about: absence.formTitle(name),
    paragraphs: subtle(absence.about, absence.deputyHint),
    fields: inputs(absenceFields, texts, form, form.values),
    actions: [
      button(absence.save, 'absence.record', data, { style: 'positive', withInputs: true }),
      button(absence.toList, 'absence.list', {}),
    ],
  });
}

/** A1: what is recorded, per organisation that this person keeps it for. */
export function absencesCard(texts: Texts, zone: string, { shown, next, several }: AbsencesKept): Shown {
  const { absence } = texts;
  const none = shown.every((each) => each.absences.length === 0);
  return sectionsCard(texts, {
    title: absence.title,
    paragraphs: [...subtle(absence.about), ...lines(none ? absence.empty : undefined)],
    sections: shown.map((each) => ({
      heading: '',
      rows: each.absences.map((row) => absenceRow(texts, zone, each, row)),
    })),
    actions: [
      ...shown.map(({ organisationId, name }) =>
        several
          ? button(absence.addFor(name), 'absence.new', { organisationId })
          : button(absence.add, 'absence.new', { organisationId }, { style: 'positive' }),
      ),
      ...onward(next, (after) => button(absence.moreOrganisations, 'absence.list', { after })),
    ],
  });
}

function absenceRow(texts: Texts, zone: string, away: OrganisationAbsences, row: AbsenceRow): Row {
  const { absence } = texts;
  const { organisationId, name, phone } = away;
  const { absenceId, deputy } = row;
  return {
    style: row.running ? 'accent' : 'emphasis',
    strong: absence.period(day(texts.language, zone, row.from), lastDay(texts, zone, row)),
    lines: [
      ...lines(name),
      ...subtle(deputy ? absence.standsIn(deputy.name, deputy.phone) : absence.othersSee(absence.byNobody(phone))),
    ],
    actions: [
      button(absence.change, 'absence.edit', { organisationId, absenceId }),
      button(row.running ? absence.end : absence.withdraw, 'absence.withdraw', { organisationId, absenceId }),
    ],
  };
}

/** A2: to the account managers, what is wrong with an absence that is recorded and where to change it. */
export function absenceClashCard(texts: Texts, zone: string, clash: AbsenceClash): Shown {
  const { absence } = texts;
  const { name, refusal } = clash;
  const period = absence.period(day(texts.language, zone, clash.from), lastDay(texts, zone, clash));
  return infoCard(texts, {
    title: absence.clashTitle,
    notice: refusalText(texts.refusals, refusal),
    paragraphs: lines(absence.clash(name, period)),
    actions: [
      button(absence.title, 'absence.list', {}, { style: 'positive' }),
      button(texts.home.back, 'home.open', {}),
    ],
  });
}

/** `until` is the first moment after it. */
function lastDay(texts: Texts, zone: string, absence: { until: string }): string {
  return day(texts.language, zone, later(absence.until, -1));
}

type Away = Pick<TeamInfo, 'absence' | 'phone'>;

/** A1: "Praktijk X is afwezig t/m …; bij spoed: waarnemer Y, tel. …"; nothing when it is there. */
export function absenceLine(texts: Texts, zone: string, team: Away): string | undefined {
  const { absence: shown, phone } = team;
  if (shown === undefined) return undefined;
  const { absence } = texts;
  const until = lastDay(texts, zone, shown);
  const when = shown.running
    ? absence.now(shown.organisationName, until)
    : absence.soon(shown.organisationName, day(texts.language, zone, shown.from), until);
  const without = shown.deputyId === null ? absence.byNobody : absence.byUnread;
  const call = shown.deputy ? absence.byDeputy(shown.deputy.name, shown.deputy.phone) : without(phone);
  return `${when}; ${call}`;
}

/**
 * D3, A2: the same for a message to that team, with what it does to the term and why the deputy does not see it.
 * `covered`: the organisations of the client's consent; null where no deputy takes over at all (N4).
 */
export function absenceOfAddressee(
  texts: Texts,
  zone: string,
  team: Away,
  covered: readonly string[] | null,
): string | undefined {
  const { absence: shown } = team;
  const line = absenceLine(texts, zone, team);
  if (shown === undefined || line === undefined || pausesOf([shown], covered ?? []).length === 0) return line;
  const { standsStill, willStandStill, unseen, unseenOutside } = texts.absence;
  const { deputy, outside } = shown;
  const unseenBy = deputy ? [outside ? unseenOutside(deputy.name) : covered && unseen(deputy.name)] : [];
  const still = shown.running ? standsStill(lastDay(texts, zone, shown)) : willStandStill;
  return [line, still, ...unseenBy].join(' ');
}
