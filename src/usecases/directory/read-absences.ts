import { absenceToShow, pausesOf, runsAt, type Absence } from '../../domain/absence';
import type { Pause } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isForPracticeAlone, type ThreadHead } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { readAll } from '../read-all';

/** Every absence an organisation has recorded and not withdrawn, latest first, over or not: each may move a term (D3). */
export async function absencesOf(deps: Pick<Deps, 'store'>, organisationId: string): Promise<DocumentOf<'absence'>[]> {
  const range = { partition: organisationPartition(organisationId), descending: true };
  const found = await readAll(deps.store, 'absencesOfOrganisation', organisationId, range);
  return found.map(({ doc }) => doc).filter((absence) => !absence.withdrawn);
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
export async function shownAbsence(
  deps: Deps,
  organisationId: string,
  organisationName: string,
): Promise<ShownAbsence | undefined> {
  const absence = absenceToShow<Absence>(await absencesOf(deps, organisationId), deps.now());
  if (absence === undefined) return undefined;
  const { absenceId, from, until, deputyId } = absence;
  const deputy = deputyId === null ? undefined : await organisationNamed(deps, deputyId);
  const running = runsAt(absence, deps.now());
  return { absenceId, organisationId, from, until, deputyId, running, organisationName, deputy };
}

async function organisationNamed(deps: Deps, id: string): Promise<{ name: string; phone: string } | undefined> {
  const found = await find(deps.store, key.organisation(id), { recent: true });
  return found && { name: found.doc.name, phone: found.doc.phone };
}
