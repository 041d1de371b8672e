import { mayDecide, mayGive, type Human } from './access';
import type { Level, OrganisationKind, Staff } from './directory';
import type { Instant } from './instant';
import { accept, refuse, type Outcome } from './outcome';
import { cleanText, cutText, saysNothing } from './plain-text';
import { rightsOf } from './rights';
import { checkWorkEmail } from './work-email';
import { bsnRefusal, bsnRefusalOf, type NotBsn } from './without-bsn';

export const requestStates = ['open', 'approved', 'rejected', 'withdrawn', 'lapsed'] as const;
export type RequestState = (typeof requestStates)[number];

/** What a request becomes when decided: by whom, and what was given or why not. */
export interface RequestDecision {
  at: Instant;
  personId: string;
  name: string;
  level: Level | null;
  medicalData: boolean;
  reason: string;
}

/** Someone asks for access to an organisation, or for another role or level in it (R2, R4). */
export interface AccessRequest {
  organisationId: string;
  requestId: string;
  personId: string;
  email: string;
  teamsEmail: string | null;
  teamId: string;
  function: string;
  careProfessional: boolean;
  remark: string;
  /** R4: asked by someone who has a place in this organisation. */
  change: boolean;
  /** The organisation whose account managers were asked: for a new chain partner the practice that invited it (R8). */
  askedOf: string;
  state: RequestState;
  lapsesAt: Instant;
  decision: RequestDecision | null;
  /** Counts changes; a card in a chat knows which one it shows. */
  version: number;
}

/** What was typed on the form (R2). */
export interface RequestValues {
  team: string;
  function: string;
  email: string;
  /** `yes`, `no`, or empty while not chosen. */
  careProfessional: string;
  remark: string;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
}

export interface CheckedRequest {
  teamId: string;
  function: string;
  email: string;
  careProfessional: boolean;
  remark: string;
}

/** Longest function, in characters; longest remark or reason, in UTF-16 units. */
const functionMax = 120;
export const remarkMax = 1_000;
/** The word a remark about another role begins with (R4); it explains nothing by itself. */
const changeWord = /^(rolwijziging|change of role)\s*[:.]?\s*/i;

/**
 * The form of R2 and R4: a team of the organisation, a function, a work address (R3), care
 * professional or not – nothing is chosen beforehand. An address that Teams does not know of
 * this person needs an explanation in the remark, and so does another role (`change`, R4). No BSN (M9).
 */
export function checkRequest(
  values: RequestValues,
  organisation: { teamIds: readonly string[]; emailDomains: readonly string[] },
  teamsEmail: string | null,
  change: boolean,
): Outcome<CheckedRequest> {
  const teamId = organisation.teamIds.find((id) => id === values.team);
  if (teamId === undefined) return refuse({ kind: 'team-missing' });
  const work = oneLine(values.function);
  if (work === '') return refuse({ kind: 'function-missing' });
  const email = checkWorkEmail(values.email, organisation.emailDomains);
  if (!email.ok) return refuse({ kind: 'email-refused', reason: email.reason });
  if (values.careProfessional !== 'yes' && values.careProfessional !== 'no')
    return refuse({ kind: 'care-professional-missing' });
  const remark = checkRemark(values.remark, values.notBsn);
  if (!remark.ok) return remark;
  const bsn = bsnRefusalOf([work, email.address], values.notBsn);
  if (bsn) return refuse(bsn);
  const known = teamsEmail === null ? undefined : checkWorkEmail(teamsEmail, []);
  const differs = teamsEmail !== null && (known?.ok !== true || known.address !== email.address);
  const explained = !saysNothing(remark.value.replace(changeWord, ''));
  if (change && !explained) return refuse({ kind: 'change-unexplained' });
  if (differs && !explained) return refuse({ kind: 'email-unexplained', known: teamsEmail });
  const careProfessional = values.careProfessional === 'yes';
  return accept({ teamId, function: work, email: email.address, careProfessional, remark: remark.value });
}

/** A name, function or organisation as one line. */
function oneLine(raw: string): string {
  return cutText(cleanText(raw).replaceAll('\n', ' '), functionMax);
}

function checkRemark(raw: string, notBsn: NotBsn): Outcome<string> {
  const remark = cleanText(raw).trim();
  if (remark.length > remarkMax) return refuse({ kind: 'remark-too-long', max: remarkMax, length: remark.length });
  const bsn = bsnRefusal(remark, notBsn);
  return bsn ? refuse(bsn) : accept(remark);
}

/** R9: the state at a moment; an open request has lapsed from `lapsesAt` on, also before the job has recorded it. */
export function stateOf(request: Pick<AccessRequest, 'state' | 'lapsesAt'>, now: Instant): RequestState {
  return request.state === 'open' && now >= request.lapsesAt ? 'lapsed' : request.state;
}

/** Who decides: an account manager's places at this moment, with the addresses known of this human. */
export interface Decider {
  name: string;
  places: readonly Staff[];
  self: Human;
}

/** Where it is decided: whose account managers decide (R2, R8) and the kind of the organisation asked. */
export interface DecidedBy {
  organisationId: string;
  kind: OrganisationKind;
}

export type DecisionChoice =
  { what: 'approve'; level: string; medicalData: boolean } | { what: 'reject'; reason: string; notBsn?: NotBsn };

/**
 * R2: one decision on a request. Only an account manager of the deciding organisation, never
 * about oneself, only while it is open, only what this manager may give; a rejection says why.
 */
export function decideRequest<T extends AccessRequest>(
  request: T,
  by: Decider,
  decidedBy: DecidedBy,
  choice: DecisionChoice,
  now: Instant,
): Outcome<T> {
  const place = by.places.find((each) => mayDecide(each, by.self, decidedBy.organisationId, humanOf(request)));
  if (place === undefined && mayReadOutcome(request, by, now)) return refuse({ kind: 'request-closed' });
  if (place === undefined) return refuse(whyNot(request, by, decidedBy));
  if (stateOf(request, now) !== 'open') return refuse({ kind: 'request-closed' });
  const given =
    choice.what === 'approve' ? checkGrant(place, decidedBy.kind, choice) : checkReason(choice.reason, choice.notBsn);
  if (!given.ok) return given;
  const decision = { at: now, personId: by.self.personId, name: by.name, ...given.value };
  const state = choice.what === 'approve' ? 'approved' : 'rejected';
  return accept({ ...request, state, decision, version: request.version + 1 });
}

/**
 * R2, R8: who may read what a request came to although it is no longer theirs to decide: the account managers who were
 * asked, and the one who decided. A new chain partner has its own account manager from the first approval on.
 */
export function mayReadOutcome(request: AccessRequest, by: Decider, now: Instant): boolean {
  if (stateOf(request, now) === 'open') return false;
  const managed = by.places.filter((place) => rightsOf(place).staff);
  const decided = managed.length > 0 && request.decision?.personId === by.self.personId;
  return decided || managed.some((place) => place.organisationId === request.askedOf);
}

/** The human who asks, with the address typed and the one Teams knows. */
export function humanOf(request: Pick<AccessRequest, 'personId' | 'email' | 'teamsEmail'>): Human {
  return { personId: request.personId, emails: [request.email, request.teamsEmail] };
}

/** To who manages nothing here the request is not there, as one that does not exist. */
function whyNot(request: AccessRequest, by: Decider, decidedBy: DecidedBy): { kind: 'own-request' | 'not-found' } {
  const stranger = { personId: '', emails: [] };
  const manages = by.places.some((each) => mayDecide(each, by.self, decidedBy.organisationId, stranger));
  return { kind: manages || request.personId === by.self.personId ? 'own-request' : 'not-found' };
}

type Given = Pick<RequestDecision, 'level' | 'medicalData' | 'reason'>;

function checkGrant(
  place: Staff,
  kind: OrganisationKind,
  choice: Extract<DecisionChoice, { what: 'approve' }>,
): Outcome<Given> {
  if (choice.level === '') return refuse({ kind: 'level-missing' });
  const level = choice.level as Level;
  if (!mayGive(place, level, choice.medicalData, kind)) return refuse({ kind: 'may-not-give' });
  return accept({ level, medicalData: choice.medicalData, reason: '' });
}

function checkReason(typed: string, notBsn: NotBsn): Outcome<Given> {
  const reason = checkRemark(typed, notBsn);
  if (!reason.ok) return reason;
  if (saysNothing(reason.value)) return refuse({ kind: 'rejection-reason-missing' });
  return accept({ level: null, medicalData: false, reason: reason.value });
}

/** The one who asked takes the request back while it is open. */
export function withdrawRequest<T extends AccessRequest>(request: T, personId: string, now: Instant): Outcome<T> {
  if (request.personId !== personId) return refuse({ kind: 'not-found' });
  if (stateOf(request, now) !== 'open') return refuse({ kind: 'request-closed' });
  return accept({ ...request, state: 'withdrawn', version: request.version + 1 });
}

/**
 * The place an approved request gives. Someone inside keeps the teams held and gets the one asked
 * for added (R4); someone who had left comes back with that team only.
 */
export function placeGiven(
  request: AccessRequest & { name: string },
  kind: OrganisationKind,
  held: Staff | undefined,
): Outcome<Staff> {
  const level = request.decision?.level;
  if (request.state !== 'approved' || level === undefined || level === null) return refuse({ kind: 'request-closed' });
  if (request.change && held?.active !== true) return refuse({ kind: 'requester-left' });
  const before = held?.active === true ? held.teamIds : [];
  return accept({
    personId: request.personId,
    organisationId: request.organisationId,
    organisationKind: kind,
    name: request.name,
    level,
    medicalData: request.decision?.medicalData === true,
    careProfessional: request.careProfessional,
    teamIds: [...new Set([...before, request.teamId])],
    active: true,
  });
}
