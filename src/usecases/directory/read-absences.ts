import { absenceToShow, pausesOf, runsAt, type Absence, type OutsideDeputy } from '../../domain/absence';
import { longestTermFrom, type Pause } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isForPracticeAlone, type ThreadHead } from '../../domain/thread';
import { shownTelephone } from '../../domain/telephone';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { readOrTell, readReadable } from '../read-all';
import { allOrganisations } from './all-of';

type Organisation = DocumentOf<'organisation'>;

/** Every absence an organisation has recorded and not withdrawn, over or not: each may move a term (D3). As it is now. */
export async function absencesOf(deps: Pick<Deps, 'store'>, organisationId: string): Promise<Absence[]> {
  const found = await find(deps.store, key.organisation(organisationId));
  return found ? absencesIn(found.doc) : [];
}

/** The same of an organisation that was read, latest first. */
export function absencesIn({ organisationId, absences }: Organisation): Absence[] {
  return absences
    .map(({ absenceId, from, until, deputyId, outside }) => ({
      ...{ absenceId, organisationId, from, until },
      deputyId,
      outside,
    }))
    .sort((one, other) => (one.until > other.until ? -1 : 1));
}

/** The same organisation with an absence as it is recorded now; one that is withdrawn counts for nothing any more. */
export function withAbsence(organisation: Organisation, recorded: DocumentOf<'absence'>): Organisation {
  const { absenceId, from, until, deputyId, outside } = recorded;
  const isIt = (each: { absenceId: string }): boolean => each.absenceId === absenceId;
  const others = organisation.absences.filter((each) => !isIt(each));
  const before = organisation.absences.find(isIt);
  const standing = recorded.withdrawn ? [] : [{ ...before, absenceId, from, until, deputyId, outside }];
  return { ...organisation, absences: [...others, ...standing] };
}

/**
 * Every absence, not withdrawn and not over, in which an organisation stands in for others. Where one cannot be read,
 * the organisation itself says when it is away (ADR 25).
 * @throws UnreadableDocument where that cannot be read either
 */
export async function absencesCoveredBy(deps: Deps, deputyId: string): Promise<Absence[]> {
  const { found, faults } = await readReadable(deps.store, 'absencesOfDeputy', deputyId, { descending: true });
  const standing: Absence[] = found.map(({ doc }) => doc).filter(({ withdrawn }) => !withdrawn);
  const organisations = faults.length === 0 ? [] : await allOrganisations(deps);
  for (const fault of faults) {
    const organisation = organisations.find(({ partition }) => partition === fault.partition);
    if (organisation === undefined) throw fault;
    deps.onUnreadable?.(fault);
    const isIt = ({ absenceId, organisationId }: Absence): boolean =>
      key.absence(organisationId, absenceId).id === fault.documentId;
    standing.push(...absencesIn(organisation).filter(isIt));
  }
  return standing.filter(({ until }) => until > deps.now());
}

/** D3: when each side of a thread cannot be expected to answer. */
export interface ThreadPauses {
  asker: Pause[];
  addressee: Pause[];
}

/** D3, A2: the pauses of a thread between two teams, given the organisations its client's consent covers. */
export async function threadPauses(
  deps: Pick<Deps, 'store' | 'onUnreadable'>,
  consented: readonly string[],
  sides: Pick<ThreadHead, 'askerTeamId' | 'addresseeTeamId'> &
    Partial<ThreadHead> & { since: Instant; pauses?: ThreadPauses },
): Promise<ThreadPauses> {
  const covered = isForPracticeAlone({ events: [], ...sides }) ? [] : consented;
  const of = async (teamId: string, known: Pause[] = []): Promise<Pause[]> => {
    const absences = await readOrTell(deps, absencesOf(deps, organisationOfTeam(teamId)));
    // As they were known before, where the organisation cannot be read.
    if (absences === undefined) return known;
    const lasting = absences.filter((absence) => absence.until > sides.since);
    return pausesOf(lasting, covered).sort((a, b) => (a.from < b.from ? -1 : 1));
  };
  const [asker, addressee] = await Promise.all([
    of(sides.askerTeamId, sides.pauses?.asker),
    of(sides.addresseeTeamId, sides.pauses?.addressee),
  ]);
  return { asker, addressee };
}

/** A1: an absence as cards tell of it. */
export interface ShownAbsence extends Absence {
  running: boolean;
  organisationName: string;
  /** Undefined without one, and where it cannot be read. */
  deputy: OutsideDeputy | undefined;
}

/** A1: the absence of an organisation that runs, or begins before a message of now is due, with who can be called. */
export async function shownAbsence(deps: Deps, organisation: Organisation): Promise<ShownAbsence | undefined> {
  const lasting = absencesIn(organisation).filter(({ until }) => until > deps.now());
  if (lasting.length === 0) return undefined;
  const absence = absenceToShow(lasting, deps.now(), longestTermFrom(deps.now(), deps.region.terms));
  if (absence === undefined) return undefined;
  const deputy = await deputyNamed(deps, absence);
  return { ...absence, running: runsAt(absence, deps.now()), organisationName: organisation.name, deputy };
}

/**
 * A1: whom to call instead: a practice of Schakel as it is now, or one outside it as it was typed; undefined without one,
 * and where it cannot be read.
 */
export async function deputyNamed(
  deps: Deps,
  { deputyId, outside }: Pick<Absence, 'deputyId' | 'outside'>,
): Promise<OutsideDeputy | undefined> {
  if (deputyId === null) return outside ?? undefined;
  const found = await readOrTell(deps, find(deps.store, key.organisation(deputyId)));
  return found && { name: found.doc.name, phone: shownTelephone(found.doc.phone) };
}
