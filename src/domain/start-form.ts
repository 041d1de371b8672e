import { DateTime } from 'luxon';
import { containsBsn } from './bsn';
import { consentForms, consentGivers, type ConsentForm, type ConsentGiver } from './consent';
import type { Actor, OrganisationKind, Staff } from './directory';
import type { Instant } from './instant';
import { networkSources, type Client, type NetworkSource } from './network';
import { accept, refuse, type Outcome } from './outcome';
import { cleanText } from './plain-text';
import { contentPlaces, hasAccess } from './rights';

/** Which organisations start a network themselves: the practice (N3) and home care (N4); others ask (N5). */
const startingKinds: readonly OrganisationKind[] = ['practice', 'home-care'];

/** The place from which this person starts networks: the practice's first, as it has the direction (N3–N5). */
export function startingPlace(actor: Actor): Outcome<Staff> {
  const places = contentPlaces(actor).filter((place) => place.teamIds.length > 0);
  const place =
    places.find((each) => each.organisationKind === 'practice') ??
    places.find((each) => startingKinds.includes(each.organisationKind));
  if (place) return accept(place);
  const other = places[0];
  if (other) return refuse({ kind: 'may-not-start', organisationKind: other.organisationKind });
  return refuse({ kind: hasAccess(actor) ? 'no-contents' : 'no-access' });
}

export interface ConsentValues {
  clientName: string;
  birthDate: string;
  givenBy: string;
  giverName: string;
  form: string;
  /** Organisation ids, separated by commas. */
  covers: string;
}

export interface CheckedConsent {
  client: Client;
  givenBy: ConsentGiver;
  giverName: string;
  form: ConsentForm;
  covers: string[];
}

/** Longest name or reference, in UTF-16 units. */
const lineMax = 120;
/** Oldest believable age, in years. */
const oldest = 125;

function line(raw: string): string {
  return cleanText(raw).replaceAll('\n', ' ').slice(0, lineMax);
}

/** The separate ids of a multi-select, as Teams posts them. */
export function idsOf(value: string): string[] {
  return [...new Set(value.split(',').filter((id) => id !== ''))];
}

/** A day that exists, not after today and not over 125 years ago. */
function isBirthDate(value: string, now: Instant, zone: string): boolean {
  const date = DateTime.fromFormat(value, 'yyyy-MM-dd', { zone });
  const today = DateTime.fromISO(now, { zone });
  return date.isValid && date <= today && date > today.minus({ years: oldest });
}

/**
 * The consent step: C2 (who gave it, how, for which organisations; a name for the latter two),
 * C3 (explicitly confirmed), M9. `offered` are the organisations it can cover.
 */
export function checkConsent(
  values: ConsentValues & { confirmed: boolean },
  offered: readonly string[],
  now: Instant,
  zone: string,
): Outcome<CheckedConsent> {
  const client = { name: line(values.clientName), birthDate: values.birthDate };
  if (client.name === '') return refuse({ kind: 'client-name-missing' });
  if (!isBirthDate(client.birthDate, now, zone)) return refuse({ kind: 'birth-date-invalid' });
  const givenBy = consentGivers.find((giver) => giver === values.givenBy);
  if (givenBy === undefined) return refuse({ kind: 'giver-missing' });
  const giverName = givenBy === 'client' ? '' : line(values.giverName);
  if (givenBy !== 'client' && giverName === '') return refuse({ kind: 'giver-name-missing' });
  if ([client.name, giverName].some(containsBsn)) return refuse({ kind: 'bsn' });
  const form = consentForms.find((known) => known === values.form);
  if (form === undefined) return refuse({ kind: 'form-missing' });
  const covers = idsOf(values.covers).filter((id) => offered.includes(id));
  if (covers.length === 0) return refuse({ kind: 'covers-missing' });
  if (!values.confirmed) return refuse({ kind: 'consent-not-confirmed' });
  return accept({ client, givenBy, giverName, form, covers });
}

export interface NetworkValues {
  source: string;
  reference: string;
  attested: string;
  ownTeam: string;
  practiceTeam: string;
  /** Team ids, separated by commas. */
  teams: string;
}

/** Teams that can take part, by what the consent covers (C2). */
export interface TeamsOffered {
  own: readonly string[];
  practices: readonly string[];
  partners: readonly string[];
}

export interface CheckedNetwork {
  source: NetworkSource;
  reference: string;
  ownTeam: string;
  practiceTeam: string;
  teamIds: string[];
}

/**
 * The network step: N6 (ZorgDomein with its reference, or an attested existing client), the
 * practice that has the direction, and partner teams within the consent (C2).
 * `startedBy` practice: its own team is the practice's; home care names the practice's team.
 */
export function checkNetwork(
  values: NetworkValues,
  offered: TeamsOffered,
  startedBy: OrganisationKind,
): Outcome<CheckedNetwork> {
  const source = networkSources.find((known) => known === values.source);
  if (source === undefined) return refuse({ kind: 'source-missing' });
  const reference = source === 'zorgdomein' ? line(values.reference) : '';
  if (source === 'zorgdomein' && reference === '') return refuse({ kind: 'reference-missing' });
  if (containsBsn(reference)) return refuse({ kind: 'bsn' });
  if (source === 'existing-client' && values.attested !== 'true') return refuse({ kind: 'not-attested' });
  const ownTeam = offered.own.length === 1 ? offered.own[0] : offered.own.find((id) => id === values.ownTeam);
  if (ownTeam === undefined) return refuse({ kind: 'team-missing' });
  const practiceTeam = startedBy === 'practice' ? ownTeam : offered.practices.find((id) => id === values.practiceTeam);
  if (practiceTeam === undefined) return refuse({ kind: 'practice-missing' });
  const partners = idsOf(values.teams);
  if (partners.some((id) => !offered.partners.includes(id))) return refuse({ kind: 'team-not-covered' });
  const teamIds = [...new Set([ownTeam, practiceTeam, ...partners])];
  if (teamIds.length < 2) return refuse({ kind: 'teams-missing' });
  return accept({ source, reference, ownTeam, practiceTeam, teamIds });
}
