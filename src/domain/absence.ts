import { DateTime } from 'luxon';
import type { Pause } from './calendar';
import type { Instant } from './instant';
import { accept, refuse, type Outcome } from './outcome';
import { cleanName } from './person-name';
import { isTelephone, shownTelephone } from './telephone';
import { bsnRefusalOf, type NotBsn } from './without-bsn';

/** A1: a stretch in which an organisation is away; `until` itself no longer belongs to it. */
export interface Absence {
  absenceId: string;
  organisationId: string;
  from: Instant;
  until: Instant;
  /** The practice that stands in, or null: none that could take over a message (D3). */
  deputyId: string | null;
  /** Who stands in without being in Schakel: people call it, no message goes there. */
  outside: OutsideDeputy | null;
}

export interface OutsideDeputy {
  name: string;
  phone: string;
}

/** What was filled in: local dates, `until` the last day away, and a practice, `none`, or `outside` with whom to call. */
export interface AbsenceValues {
  from: string;
  until: string;
  deputy: string;
  deputyName: string;
  deputyPhone: string;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

type Deputy = Pick<Absence, 'deputyId' | 'outside'>;
export type PlannedAbsence = Pick<Absence, 'from' | 'until'> & Deputy;

/** Longest absence, in days. */
const daysMax = 366;
/** The choice that says in so many words that nobody stands in. */
export const noDeputy = 'none';
/** The choice of a deputy that is not in Schakel. */
export const outsideDeputy = 'outside';

/**
 * A1: the form as it may be kept: two days that exist, in order, not over and at most 366 days, and
 * an explicit choice about a deputy of those offered. An absence under way keeps its beginning.
 */
export function checkAbsence(
  values: AbsenceValues,
  deputies: readonly string[],
  now: Instant,
  zone: string,
  underWaySince?: Instant,
): Outcome<PlannedAbsence> {
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  const first = DateTime.fromFormat(values.from, 'yyyy-MM-dd', { zone });
  const last = DateTime.fromFormat(values.until, 'yyyy-MM-dd', { zone });
  if (!first.isValid && underWaySince === undefined) return refuse({ kind: 'absence-from-invalid' });
  if (!last.isValid) return refuse({ kind: 'absence-until-invalid' });
  const start = underWaySince === undefined ? first : DateTime.fromISO(underWaySince, { zone });
  if (last < start.startOf('day')) return refuse({ kind: 'absence-reversed' });
  if (last < today || (underWaySince === undefined && first < today)) return refuse({ kind: 'absence-past' });
  if (last.diff(start.startOf('day'), 'days').days >= daysMax)
    return refuse({ kind: 'absence-too-long', days: daysMax });
  const deputy = deputyOf(values, deputies);
  if (!deputy.ok) return deputy;
  const end = last.plus({ days: 1 }).startOf('day');
  return accept({
    from: new Date(start.toMillis()).toISOString(),
    until: new Date(end.toMillis()).toISOString(),
    ...deputy.value,
  });
}

/** A1: who stands in, as it was chosen; one outside Schakel has a name and a number that can be dialled (M3). */
function deputyOf(values: AbsenceValues, deputies: readonly string[]): Outcome<Deputy> {
  if (values.deputy === noDeputy) return accept({ deputyId: null, outside: null });
  if (values.deputy !== outsideDeputy)
    return deputies.includes(values.deputy)
      ? accept({ deputyId: values.deputy, outside: null })
      : refuse({ kind: 'deputy-missing' });
  const bsn = bsnRefusalOf([values.deputyName, values.deputyPhone], values.notBsn);
  if (bsn) return refuse(bsn);
  const outside = { name: cleanName(values.deputyName), phone: shownTelephone(values.deputyPhone) };
  if (!/\p{L}/u.test(outside.name)) return refuse({ kind: 'deputy-name-missing' });
  return isTelephone(outside.phone, 'practice')
    ? accept({ deputyId: null, outside })
    : refuse({ kind: 'deputy-phone-missing' });
}

/** Whether two stretches share a moment. */
export function overlap(one: Pick<Absence, 'from' | 'until'>, other: Pick<Absence, 'from' | 'until'>): boolean {
  return one.from < other.until && other.from < one.until;
}

/** Whether it runs at a moment. */
export function runsAt(absence: Pick<Absence, 'from' | 'until'>, now: Instant): boolean {
  return absence.from <= now && now < absence.until;
}

/** Why an absence cannot be recorded as it is, with the absence it runs into. */
export type Obstacle =
  | { kind: 'overlaps'; with: Absence }
  | { kind: 'circle'; through: string[] }
  | { kind: 'deputy-absent'; with: Absence }
  | { kind: 'stands-in'; with: Absence };

/**
 * A2: an absence beside those that are recorded. In its period the organisation has no other
 * absence and stands in for nobody, and its deputy is there; a chain of deputies that leads back
 * to the organisation is told apart as a circle. `known` may hold absences of anyone.
 */
export function obstacleTo(candidate: Absence, known: readonly Absence[]): Obstacle | undefined {
  const during = known.filter((each) => each.absenceId !== candidate.absenceId && overlap(each, candidate));
  const own = during.find((each) => each.organisationId === candidate.organisationId);
  if (own) return { kind: 'overlaps', with: own };
  const through = circleFrom(candidate, during);
  if (through) return { kind: 'circle', through };
  const away = during.find((each) => each.organisationId === candidate.deputyId);
  if (away) return { kind: 'deputy-absent', with: away };
  const forOthers = during.find((each) => each.deputyId === candidate.organisationId);
  return forOthers && { kind: 'stands-in', with: forOthers };
}

/** A2: the absences among all, not over, that cannot stand beside the others. */
export function clashesIn(all: readonly Absence[], now: Instant): { absence: Absence; obstacle: Obstacle }[] {
  const current = all.filter(({ until }) => until > now);
  return current.flatMap((absence) => {
    const obstacle = obstacleTo(absence, current);
    return obstacle ? [{ absence, obstacle }] : [];
  });
}

/** The organisations a chain of deputies passes before it is back where it began; undefined when it ends elsewhere. */
function circleFrom(candidate: Absence, during: readonly Absence[]): string[] | undefined {
  const walk = (at: string | null, passed: string[]): string[] | undefined => {
    if (at === null || passed.includes(at)) return undefined;
    if (at === candidate.organisationId) return passed;
    const nexts = during.filter((each) => each.organisationId === at).map((each) => each.deputyId);
    for (const next of nexts) {
      const found = walk(next, [...passed, at]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(candidate.deputyId, []);
}

/**
 * D3, A2: the pauses of a term: an organisation's absences with no deputy who may take over, that
 * is none at all or one that the client's consent does not cover.
 */
export function pausesOf(absences: readonly Absence[], covered: readonly string[]): Pause[] {
  return absences
    .filter(({ deputyId }) => deputyId === null || !covered.includes(deputyId))
    .map(({ from, until }) => ({ from, until }));
}

/** A1: the absence to tell of at a moment: the one that runs, else the next that begins before a term ends. */
export function absenceToShow<A extends Pick<Absence, 'from' | 'until'>>(
  absences: readonly A[],
  now: Instant,
  termEnds: Instant,
): A | undefined {
  return absences
    .filter((each) => now < each.until && (each.from <= now || each.from < termEnds))
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}
