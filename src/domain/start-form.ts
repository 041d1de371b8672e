import { DateTime } from 'luxon';
import type { ConsentForm, ConsentGiver } from './consent';
import { checkGiven, line } from './consent-given';
import type { Actor, OrganisationKind, Staff } from './directory';
import type { Instant } from './instant';
import { networkSources, type Client, type NetworkSource } from './network';
import { accept, refuse, type Outcome } from './outcome';
import { nameRefusal } from './person-name';
import { saysNothing } from './plain-text';
import { contentPlaces, hasAccess } from './rights';
import { bsnRefusal, type NotBsn } from './without-bsn';

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

/** N5: where a network begins for this person: a start of one's own, or a neighbourhood team's request to a practice. */
export function beginningPlace(actor: Actor): Outcome<Staff> {
  const starts = startingPlace(actor);
  if (starts.ok) return starts;
  const asks = contentPlaces(actor).find(
    (place) => place.teamIds.length > 0 && place.organisationKind === 'neighbourhood-team',
  );
  return asks ? accept(asks) : starts;
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

/** Oldest believable age, in years. */
const oldest = 125;

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
  const unfit = nameRefusal(client.name, { kind: 'client-name-unfit' });
  if (unfit) return refuse(unfit);
  const given = checkGiven(values);
  if (!given.ok) return given;
  const covers = idsOf(values.covers).filter((id) => offered.includes(id));
  if (covers.length === 0) return refuse({ kind: 'covers-missing' });
  if (!values.confirmed) return refuse({ kind: 'consent-not-confirmed' });
  return accept({ client, ...given.value, covers });
}

/** N6: how the client came, as typed. */
export interface SourceValues {
  source: string;
  reference: string;
  attested: string;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

export interface CheckedSource {
  source: NetworkSource;
  reference: string;
}

export interface NetworkValues extends SourceValues {
  ownTeam: string;
  practiceTeam: string;
  /** Team ids, separated by commas. */
  teams: string;
  /** N10: ids of networks that are another client's, separated by commas. */
  otherThan: string;
}

/** Teams that can take part, by what the consent covers (C2). */
export interface TeamsOffered {
  own: readonly string[];
  practices: readonly string[];
  partners: readonly string[];
}

export interface CheckedNetwork extends CheckedSource {
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
  const came = checkSource(values);
  if (!came.ok) return came;
  const ownTeam = offered.own.length === 1 ? offered.own[0] : offered.own.find((id) => id === values.ownTeam);
  if (ownTeam === undefined) return refuse({ kind: 'own-team-missing' });
  const practiceTeam = startedBy === 'practice' ? ownTeam : offered.practices.find((id) => id === values.practiceTeam);
  if (practiceTeam === undefined) return refuse({ kind: 'practice-missing' });
  const partners = idsOf(values.teams);
  if (partners.some((id) => !offered.partners.includes(id))) return refuse({ kind: 'team-not-covered' });
  const teamIds = [...new Set([ownTeam, practiceTeam, ...partners])];
  if (teamIds.length < 2) return refuse({ kind: 'teams-missing' });
  return accept({ ...came.value, ownTeam, practiceTeam, teamIds });
}

/** M9: a number in the field that asks for a ZorgDomein reference stands behind its name. */
export const referenceLabel = 'ZD';

/** N6: new through ZorgDomein with its reference, or an existing client as attested. */
export function checkSource(values: SourceValues): Outcome<CheckedSource> {
  const source = networkSources.find((known) => known === values.source);
  if (source === undefined) return refuse({ kind: 'source-missing' });
  const reference = source === 'zorgdomein' ? line(values.reference) : '';
  if (source === 'zorgdomein' && saysNothing(reference)) return refuse({ kind: 'reference-missing' });
  const bsn = bsnRefusal(reference, values.notBsn, referenceLabel);
  if (bsn) return refuse(bsn);
  if (source === 'existing-client' && values.attested !== 'true') return refuse({ kind: 'not-attested' });
  return accept({ source, reference });
}
