import type { Actor } from '../../domain/directory';
import { runsAt, type Absence, type OutsideDeputy } from '../../domain/absence';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { pageOf, type PageOf } from '../../domain/page';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';
import { absencesIn, deputyNamed } from '../directory/read-absences';
import { readOrganisation } from '../directory/read-teams';
import { keptOrganisations } from './keepers';

export interface AbsenceRow {
  absenceId: string;
  from: Instant;
  until: Instant;
  running: boolean;
  deputy: OutsideDeputy | undefined;
}

export interface OrganisationAbsences {
  organisationId: string;
  name: string;
  phone: string;
  absences: AbsenceRow[];
}

/** The organisations of one card. */
export interface AbsencesKept extends PageOf<OrganisationAbsences> {
  /** Whether it is kept for more than one. */
  several: boolean;
}

/** How many organisations one card is about when this person keeps it for more, each with its button. */
export const organisationsMax = 4;

/** A1: what is recorded and not over, soonest first, for the organisations this person keeps it for, by name. */
export async function listAbsences(deps: Deps, actor: Actor, after?: string): Promise<Outcome<AbsencesKept>> {
  const kept = await keptOrganisations(deps, actor);
  if (kept.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-absence-keeper' });
  const organisations = await Promise.all(kept.map((id) => readOrganisation(deps, id)));
  const found = organisations.flatMap((each) => each ?? []);
  const byName = ({ name, organisationId }: Organisation) => ({ value: name, id: organisationId });
  const { shown, next } = pageOf(found, byName, { after, limit: organisationsMax });
  const listed = await Promise.all(shown.map((each) => absencesListed(deps, each)));
  return accept({ shown: listed, next, several: found.length > 1 });
}

type Organisation = DocumentOf<'organisation'>;

async function absencesListed(deps: Deps, organisation: Organisation): Promise<OrganisationAbsences> {
  const now = deps.now();
  const { organisationId, name, phone } = organisation;
  const lasting = absencesIn(organisation)
    .filter((absence) => absence.until > now)
    .reverse();
  const absences = await Promise.all(lasting.map((absence) => rowOf(deps, absence, now)));
  return { organisationId, name, phone, absences };
}

async function rowOf(deps: Deps, absence: Absence, now: Instant): Promise<AbsenceRow> {
  const { absenceId, from, until, deputyId } = absence;
  const unread = deputyId === null ? undefined : { name: '–', phone: '–' };
  const deputy = (await deputyNamed(deps, absence)) ?? unread;
  return { absenceId, from, until, running: runsAt(absence, now), deputy };
}
