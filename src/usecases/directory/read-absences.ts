import { absenceToShow, pausesOf, runsAt, type Absence } from '../../domain/absence';
import type { Pause } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isForPracticeAlone, type ThreadHead } from '../../domain/thread';
import { shownTelephone } from '../../domain/telephone';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { readAll } from '../read-all';

type Organisation = DocumentOf<'organisation'>;

/** Every absence an organisation has recorded and not withdrawn, over or not: each may move a term (D3). As it is now. */
export async function absencesOf(deps: Pick<Deps, 'store'>, organisationId: string): Promise<Absence[]> {
  const found = await find(deps.store, key.organisation(organisationId));
  return found ? absencesIn(found.doc) : [];
}

/** The same of an organisation that was read, latest first. */
export function absencesIn({ organisationId, absences }: Organisation): Absence[] {
  return absences
    .map(({ absenceId, from, until, deputyId }) => ({ absenceId, organisationId, from, until, deputyId }))
    .sort((one, other) => (one.until > other.until ? -1 : 1));
}

/** The same organisation with an absence as it is recorded now; one that is withdrawn counts for nothing any more. */
export function withAbsence(organisation: Organisation, recorded: DocumentOf<'absence'>): Organisation {
  const { absenceId, from, until, deputyId } = recorded;
  const isIt = (each: { absenceId: string }): boolean => each.absenceId === absenceId;
  const others = organisation.absences.filter((each) => !isIt(each));
  const before = organisation.absences.find(isIt);
  const standing = recorded.withdrawn ? [] : [{ ...before, absenceId, from, until, deputyId }];
  return { ...organisation, absences: [...others, ...standing] };
}

/** Every absence, not withdrawn and not over, in which an organisation stands in for others. */
export async function absencesCoveredBy(deps: Deps, deputyId: string): Promise<DocumentOf<'absence'>[]> {
  const found = await readAll(deps.store, 'absencesOfDeputy', deputyId, { descending: true });
  return found.map(({ doc }) => doc).filter((absence) => !absence.withdrawn && absence.until > deps.now());
}

/** D3: when each side of a thread cannot be expected to answer. */
export interface ThreadPauses {
  asker: Pause[];
  addressee: Pause[];
}

/** D3, A2: the pauses of a thread between two teams, given the organisations its client's consent covers. */
export async function threadPauses(
  deps: Pick<Deps, 'store'>,
  consented: readonly string[],
  sides: Pick<ThreadHead, 'askerTeamId' | 'addresseeTeamId'> & Partial<ThreadHead> & { since: Instant },
): Promise<ThreadPauses> {
  const covered = isForPracticeAlone({ events: [], ...sides }) ? [] : consented;
  const of = async (teamId: string): Promise<Pause[]> => {
    const absences = await absencesOf(deps, organisationOfTeam(teamId));
    const lasting = absences.filter((absence) => absence.until > sides.since);
    return pausesOf(lasting, covered).sort((a, b) => (a.from < b.from ? -1 : 1));
  };
  const [asker, addressee] = await Promise.all([of(sides.askerTeamId), of(sides.addresseeTeamId)]);
  return { asker, addressee };
}

/** A1: an absence as cards tell of it. */
export interface ShownAbsence extends Absence {
  running: boolean;
  organisationName: string;
  deputy: { name: string; phone: string } | undefined;
}

/** A1: the absence of an organisation that runs or begins soon, with who can be called. */
export async function shownAbsence(deps: Deps, organisation: Organisation): Promise<ShownAbsence | undefined> {
  const absence = absenceToShow(absencesIn(organisation), deps.now());
  if (absence === undefined) return undefined;
  const deputy = absence.deputyId === null ? undefined : await organisationNamed(deps, absence.deputyId);
  return { ...absence, running: runsAt(absence, deps.now()), organisationName: organisation.name, deputy };
}

async function organisationNamed(deps: Deps, id: string): Promise<{ name: string; phone: string } | undefined> {
  const found = await find(deps.store, key.organisation(id));
  return found && { name: found.doc.name, phone: shownTelephone(found.doc.phone) };
}
