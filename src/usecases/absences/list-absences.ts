import type { Actor } from '../../domain/directory';
import { runsAt } from '../../domain/absence';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';
import { absencesOf } from '../directory/read-absences';
import { readOrganisation } from '../directory/read-teams';
import { keptOrganisations } from './keepers';

export interface AbsenceRow {
  absenceId: string;
  from: Instant;
  until: Instant;
  running: boolean;
  deputy: { name: string; phone: string } | undefined;
}

export interface OrganisationAbsences {
  organisationId: string;
  name: string;
  absences: AbsenceRow[];
}

/** A1: what is recorded and not over, soonest first, for the organisations this person keeps it for. */
export async function listAbsences(deps: Deps, actor: Actor): Promise<Outcome<OrganisationAbsences[]>> {
  const kept = await keptOrganisations(deps, actor);
  if (kept.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-absence-keeper' });
  const listed = await Promise.all(kept.map((organisationId) => absencesListed(deps, organisationId)));
  return accept(listed.flat());
}

async function absencesListed(deps: Deps, organisationId: string): Promise<OrganisationAbsences[]> {
  const organisation = await readOrganisation(deps, organisationId);
  if (!organisation) return [];
  const now = deps.now();
  const lasting = (await absencesOf(deps, organisationId)).filter((absence) => absence.until > now).reverse();
  const absences = await Promise.all(lasting.map((absence) => rowOf(deps, absence, now)));
  return [{ organisationId, name: organisation.name, absences }];
}

async function rowOf(deps: Deps, absence: DocumentOf<'absence'>, now: Instant): Promise<AbsenceRow> {
  const { absenceId, from, until, deputyId } = absence;
  const deputy = deputyId === null ? undefined : await readOrganisation(deps, deputyId);
  return { absenceId, from, until, running: runsAt(absence, now), deputy };
}
