import type { Actor, Level } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { managedOrganisations } from '../../domain/rights';
import { nameMatches } from '../../domain/staff-changes';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import { cursorOf, type QueryRange, type Stored } from '../../store/store';
import type { Deps } from '../deps';
import { readOrganisation, readTeams, type TeamInfo } from '../directory/read-teams';
import { readAll } from '../read-all';
import { findManager, type StaffDocument } from './find-colleague';

export interface StaffSearch {
  /** Undefined: the only organisation this person manages. */
  organisationId: string | undefined;
  /** Part of a name; empty for everyone. */
  search: string;
  /** Deactivated accounts too. */
  former: boolean;
  after: string | undefined;
  limit: number;
}

export interface StaffRow {
  personId: string;
  name: string;
  function: string;
  level: Level;
  medicalData: boolean;
  careProfessional: boolean;
  active: boolean;
  teams: { name: string; contact: boolean }[];
  lastSeen: Instant | undefined;
}

export interface StaffPage {
  organisationId: string;
  organisationName: string;
  rows: StaffRow[];
  /** R5, R7: teams that have no contact person now. */
  withoutContact: string[];
  next: string | undefined;
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
  const found = await scan(deps, organisationId, wanted);
  const [own] = await namesOf(deps, [organisationId]);
  const page = {
    organisationId,
    organisationName: own?.name ?? '–',
    rows: await Promise.all(found.places.map((place) => rowOf(deps, place))),
    withoutContact: await teamsWithoutContact(deps, organisationId),
    next: found.next,
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

async function scan(
  deps: Deps,
  organisationId: string,
  wanted: StaffSearch,
): Promise<{ places: StaffDocument[]; next: string | undefined }> {
  const partition = organisationPartition(organisationId);
  const places: StaffDocument[] = [];
  let after = wanted.after;
  let last: Stored<StaffDocument> | undefined;
  for (let seen = 0; seen < scanMax;) {
    const range: QueryRange = { partition, limit: 100, ...(after === undefined ? {} : { after }) };
    const page = await deps.store.query('staffOfOrganisation', organisationId, range);
    for (const each of page.items) {
      const fits = (each.doc.active || wanted.former) && nameMatches(each.doc.name, wanted.search);
      // The one that does not fit on this page any more tells that there is a next.
      if (fits && places.length === wanted.limit) return { places, next: placeOf(last) };
      if (fits) {
        places.push(each.doc);
        last = each;
      }
    }
    seen += page.items.length;
    after = page.next;
    if (after === undefined) return { places, next: undefined };
  }
  return { places, next: after };
}

function placeOf(last: Stored<StaffDocument> | undefined): string | undefined {
  return last && cursorOf({ value: last.doc.name, id: last.doc.id, partition: last.doc.partition });
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
export async function teamsWithoutContact(deps: Deps, organisationId: string): Promise<string[]> {
  const partition = organisationPartition(organisationId);
  const teams = await readAll(deps.store, 'teamsOfOrganisation', organisationId, { partition });
  const missing = await Promise.all(
    teams.map(async ({ doc }) => {
      const contact = doc.contactPersonId;
      const place = contact === null ? undefined : await find(deps.store, key.staff(organisationId, contact));
      return place?.doc.active === true ? [] : [doc.name];
    }),
  );
  return missing.flat();
}
