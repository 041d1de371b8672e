import type { Actor, Level } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { PageAsked, PageOf } from '../../domain/page';
import { managedOrganisations } from '../../domain/rights';
import { nameMatches } from '../../domain/name-search';
import { isTelephone } from '../../domain/telephone';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { teamsOf } from '../directory/all-of';
import { readOrganisation, readTeams, type TeamInfo } from '../directory/read-teams';
import { leavingOut, listPage, type ListOf } from '../list';
import { findManager, type StaffDocument } from './find-colleague';

export interface StaffSearch extends PageAsked {
  /** Undefined: the only organisation this person manages. */
  organisationId: string | undefined;
  /** Part of a name; empty for everyone. */
  search: string;
  /** Deactivated accounts too. */
  former: boolean;
}

export interface StaffRow {
  personId: string;
  name: string;
  function: string;
  email: string;
  level: Level;
  medicalData: boolean;
  careProfessional: boolean;
  active: boolean;
  teams: { name: string; contact: boolean }[];
  lastSeen: Instant | undefined;
}

export interface StaffPage extends PageOf<StaffRow> {
  organisationId: string;
  organisationName: string;
  /** R5, R7: teams that have no contact person now. */
  withoutContact: string[];
  /** M3: its telephone number for urgent cases, where it reaches nobody. */
  wrongPhone: string | undefined;
}

/** Which organisation is meant, when somebody manages several. */
export type StaffList = { kind: 'page'; page: StaffPage } | { kind: 'choose'; organisations: Named[] };

interface Named {
  organisationId: string;
  name: string;
}

/** How many names one press looks through at most; the next page goes on from there. */
const scanMax = 2_000;

/** Medewerkers (R2, R5, R7): an organisation's people by name, with search and paging; nothing about clients (R6). */
export async function listStaff(deps: Deps, actor: Actor, wanted: StaffSearch): Promise<Outcome<StaffList>> {
  const managed = [...new Set(managedOrganisations(actor))];
  const organisationId = wanted.organisationId ?? managed[0];
  if (organisationId === undefined) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-manager' });
  if (wanted.organisationId === undefined && managed.length > 1) {
    return accept({ kind: 'choose', organisations: await namesOf(deps, managed) });
  }
  const manager = await findManager(deps, actor, organisationId);
  if (!manager.ok) return manager;
  const { shown, next, unread } = await listPage(deps, peopleFound(organisationId, wanted), wanted);
  const rows = leavingOut(deps);
  const places = await Promise.all(shown.map((place) => rowOf(deps, place).catch(rows.leave)));
  const withoutContact = await teamsWithoutContact(deps, organisationId);
  const own = await readOrganisation(deps, organisationId);
  const page = {
    organisationId,
    organisationName: own?.name ?? '–',
    shown: places.flatMap((row) => row ?? []),
    next,
    unread: unread + rows.unread(),
    withoutContact,
    wrongPhone: own && !isTelephone(own.phone, own.kind) ? own.phone : undefined,
  };
  return accept({ kind: 'page', page });
}

function namesOf(deps: Deps, ids: string[]): Promise<Named[]> {
  return Promise.all(
    ids.map(async (organisationId) => ({
      organisationId,
      name: (await readOrganisation(deps, organisationId))?.name ?? '–',
    })),
  );
}

function peopleFound(
  organisationId: string,
  { search, former }: StaffSearch,
): ListOf<'staffOfOrganisation', StaffDocument> {
  const fits = ({ active, name }: StaffDocument): boolean => (active || former) && nameMatches(name, search);
  return {
    sources: { staffOfOrganisation: [organisationId] },
    partition: organisationPartition(organisationId),
    row: (place) => (fits(place) ? place : undefined),
    fill: 99,
    most: scanMax,
  };
}

async function rowOf(deps: Deps, place: StaffDocument): Promise<StaffRow> {
  const [teams, person] = await Promise.all([
    readTeams(deps, place.teamIds),
    find(deps.store, key.person(place.personId)),
  ]);
  const named = (team: TeamInfo) => ({ name: team.name, contact: team.contactPersonId === place.personId });
  return { ...place, teams: [...teams.values()].map(named), lastSeen: person?.doc.lastSeen };
}

/** R5, R7: the names of an organisation's teams whose contact person is missing or no longer active. */
async function teamsWithoutContact(deps: Deps, organisationId: string): Promise<string[]> {
  const { leave } = leavingOut(deps);
  const missing = await Promise.all(
    (await teamsOf(deps, organisationId)).map(async ({ contactPersonId, name }) => {
      if (contactPersonId === null) return [name];
      const reading = find(deps.store, key.staff(organisationId, contactPersonId));
      const isActive = await reading.then((place) => place?.doc.active === true, leave);
      // One that cannot be read may well be active.
      return isActive === false ? [name] : [];
    }),
  );
  return missing.flat();
}
