import type { Input } from '../../actions';
import { accessFormCard, chooseCard } from '../../cards/access-form';
import { requestCard, requestsCard, type RequestCard } from '../../cards/access-request';
import { refusalCard, sentCard } from '../../cards/info';
import type { Shown } from '../../cards/render';
import { stateOf, type DecisionChoice, type RequestValues } from '../../domain/access-request';
import { invitingPlaces } from '../../domain/invitation';
import type { Refusal } from '../../domain/refusal';
import { shownAgain } from '../../domain/without-bsn';
import { typedOf } from '../../forms/fields';
import type { Sought } from '../../forms/find';
import { find, key } from '../../store/keys';
import { decideRequest } from '../../usecases/access/decide-request';
import { listRequests } from '../../usecases/access/list-requests';
import { organisationOffered, organisationsOffered } from '../../usecases/access/organisations-offered';
import { readRequest } from '../../usecases/access/read-request';
import { requestAccess, requestsIn } from '../../usecases/access/request-access';
import { takesPlace } from '../../usecases/notices/notice';
import { withdrawRequest } from '../../usecases/access/withdraw-request';
import type { Route, Turn } from '../turn';

type Kept = Partial<RequestValues>;

export const openAccess: Route<'access.open'> = (turn) => chooseStep(turn, '', {});

export const backToOrganisation: Route<'access.back'> = (turn, input) => {
  const { organisationId, find: _, ...values } = input;
  return chooseStep(turn, organisationId, values);
};

/** What was typed at the second step, where something was. */
function filledIn(typed: Record<string, string | undefined>): Kept {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => (value ?? '') !== ''));
}

interface Again extends Sought {
  refusal?: Refusal;
}

async function chooseStep(turn: Turn, chosen: string, kept: Kept, again: Again = {}): Promise<Shown> {
  const organisations = await organisationsOffered(turn.deps, turn.actor.personId);
  return chooseCard(turn.texts, { organisations, chosen, kept: keptText(kept), ...again });
}

/** The organisation is chosen: the request that stands there already, or the form. */
export const chooseOrganisation: Route<'access.choose'> = async (turn, input) => {
  const { organisation, seek, find, ...typed } = input;
  const kept = filledIn(typed);
  if (seek) return chooseStep(turn, organisation, kept, { find, refusal: { kind: 'looked-up' } });
  if (organisation === '') return chooseStep(turn, '', kept, { refusal: { kind: 'organisation-missing' } });
  const requests = await requestsIn(turn.deps, turn.actor.personId, organisation);
  const open = requests.find((each) => stateOf(each, turn.deps.now()) === 'open');
  if (open) return show(turn, open, { note: turn.texts.access.already });
  return formStep(turn, { organisationId: organisation, formId: turn.deps.newId(), kept });
};

interface FormStep {
  organisationId: string;
  formId: string;
  kept: Kept & Sought;
  refusal?: Refusal;
}

async function formStep(turn: Turn, step: FormStep): Promise<Shown> {
  const organisation = await organisationOffered(turn.deps, turn.actor.personId, step.organisationId);
  if (!organisation) return chooseStep(turn, '', step.kept, { refusal: { kind: 'organisation-missing' } });
  const held = turn.actor.staff.find((place) => place.active && place.organisationId === step.organisationId);
  const before = held ? changeValues(turn, held) : { ...blank, email: await teamsEmail(turn) };
  const { kept } = step;
  const team = organisation.teams.some((each) => each.teamId === (kept.team ?? before.team));
  return accessFormCard(turn.texts, {
    formId: step.formId,
    organisation,
    change: held !== undefined,
    values: { ...before, ...kept, ...(team ? {} : { team: '' }) },
    refusal: step.refusal,
  });
}

const blank: RequestValues = { team: '', function: '', email: '', careProfessional: '', remark: '' };

/** R4: the form as it is now, with the word that a remark about another role begins with. */
function changeValues(turn: Turn, held: Turn['actor']['staff'][number]): RequestValues {
  const { email, function: work } = held as { email?: string; function?: string };
  return {
    team: held.teamIds[0] ?? '',
    function: work ?? '',
    email: email ?? '',
    careProfessional: held.careProfessional ? 'yes' : 'no',
    remark: turn.texts.access.changeWord,
  };
}

async function teamsEmail(turn: Turn): Promise<string> {
  const person = await find(turn.deps.store, key.person(turn.actor.personId));
  return person?.doc.email ?? '';
}

/** What buttons carry of what was typed: never a number that may be a BSN (M9). */
function keptText(kept: Kept): Kept {
  const carried = Object.entries(kept).map(([key, value]) => {
    return [key, key === 'notBsn' ? value : shownAgain(value ?? '', kept.notBsn)];
  });
  return Object.fromEntries(carried) as Kept;
}

export const askAccess: Route<'access.request'> = async (turn, input) => {
  const { organisationId, formId, seek, ...values } = input;
  if (seek) return formStep(turn, { organisationId, formId, kept: values, refusal: { kind: 'looked-up' } });
  const press = { verb: 'access.request', card: formId, typed: typedOf(values) };
  const requested = await requestAccess(turn.deps, turn.actor, { ...values, organisationId, press });
  if (!requested.ok) return formStep(turn, { organisationId, formId, kept: values, refusal: requested.refusal });
  const { access } = turn.texts;
  if (requested.value.already) return show(turn, requested.value, { note: access.already });
  const words = { title: access.sentTitle, text: access.sent };
  if (!takesPlace(turn.deps)) return sentCard(turn.texts, words);
  return { ...(await show(turn, requested.value, { note: access.sent })), kept: true };
};

type Ids = Input<'access.view'>;

export const viewRequest: Route<'access.view'> = (turn, input) => show(turn, input);

async function show(turn: Turn, ids: Ids, more: Omit<RequestCard, 'view'> = {}): Promise<Shown> {
  const { organisationId, requestId } = ids;
  const view = await readRequest(turn.deps, turn.actor, { organisationId, requestId });
  if (!view.ok) return refusalCard(turn.texts, more.refusal ?? view.refusal);
  return requestCard(turn.texts, turn.zone, { ...more, view: view.value });
}

export const withdrawAccess: Route<'access.withdraw'> = async (turn, input) => {
  const withdrawn = await withdrawRequest(turn.deps, turn.actor, input);
  return show(turn, input, withdrawn.ok ? {} : { refusal: withdrawn.refusal });
};

type Decided = Input<'access.approve'>;

export const postApproval: Route<'access.approve'> = (turn, input) =>
  decideAs(turn, input, { what: 'approve', level: input.level, medicalData: input.medicalData === 'true' });

export const postRejection: Route<'access.reject'> = (turn, input) =>
  decideAs(turn, input, { what: 'reject', reason: input.reason, notBsn: input.notBsn });

/** Whatever came of it, the card shows today's state; refused, it says why and what was filled in is still there. */
async function decideAs(turn: Turn, input: Decided, choice: DecisionChoice): Promise<Shown> {
  const { organisationId, requestId, ...values } = input;
  const ids = { organisationId, requestId };
  const decided = await decideRequest(turn.deps, turn.actor, { ...ids, choice });
  if (decided.ok) return show(turn, ids);
  return show(turn, ids, { values, refusal: decided.refusal });
}

export const openAccessRequests: Route<'access.list'> = async (turn, { after }) => {
  const rows = await listRequests(turn.deps, turn.actor, after);
  if (!rows.ok) return refusalCard(turn.texts, rows.refusal);
  return requestsCard(turn.texts, turn.zone, rows.value, invitingPlaces(turn.actor).length > 0);
};
