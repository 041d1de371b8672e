import { colleagueCard, type ColleagueOptions } from '../../cards/colleague';
import { refusalCard } from '../../cards/info';
import { leavingCard, leftCard } from '../../cards/leaving';
import type { Shown } from '../../cards/render';
import { chooseOrganisationCard, staffCard } from '../../cards/staff';
import { cutText } from '../../domain/plain-text';
import type { Refusal } from '../../domain/refusal';
import { withoutBsn } from '../../domain/without-bsn';
import { appointContact } from '../../usecases/staff/appoint-contact';
import { changeAccess } from '../../usecases/staff/change-access';
import { deactivateColleague } from '../../usecases/staff/deactivate-colleague';
import { listStaff } from '../../usecases/staff/list-staff';
import { readColleague, readLeaving } from '../../usecases/staff/read-colleague';
import type { Route, Turn } from '../turn';
import { pageSize } from './networks';

/** Longest part of a name that is searched for, in characters. */
const searchMax = 120;

interface Colleague {
  organisationId: string;
  personId: string;
}

export const openStaff: Route<'staff.list'> = async (turn, input) => {
  // Its value is carried by the buttons too (M9).
  const asked = { search: withoutBsn(cutText(input.search, searchMax)), former: input.former === 'true' };
  const { organisationId, after } = input;
  const list = await listStaff(turn.deps, turn.actor, { organisationId, ...asked, after, limit: pageSize });
  if (!list.ok) return refusalCard(turn.texts, list.refusal);
  return list.value.kind === 'choose'
    ? chooseOrganisationCard(turn.texts, list.value.organisations)
    : staffCard(turn.texts, turn.zone, list.value.page, asked);
};

/** The card as things are now, with what was done or why not; a refusal that ends it stands alone. */
async function showColleague(turn: Turn, colleague: Colleague, options: ColleagueOptions = {}): Promise<Shown> {
  const view = await readColleague(turn.deps, turn.actor, colleague.organisationId, colleague.personId);
  return view.ok
    ? colleagueCard(turn.texts, turn.zone, view.value, options)
    : refusalCard(turn.texts, options.refusal ?? view.refusal);
}

export const openColleague: Route<'staff.open'> = (turn, { after, ...colleague }) =>
  showColleague(turn, colleague, { after });

export const postChange: Route<'staff.change'> = async (turn, input) => {
  const changed = await changeAccess(turn.deps, turn.actor, {
    organisationId: input.organisationId,
    personId: input.personId,
    shown: { level: input.shownLevel, medicalData: input.shownMedicalData === 'true' },
    wanted: { level: input.level, medicalData: input.medicalData === 'true' },
  });
  return showColleague(turn, input, changed.ok ? { done: turn.texts.staff.saved } : { refusal: changed.refusal });
};

export const postContact: Route<'staff.contact'> = async (turn, input) => {
  const appointed = await appointContact(turn.deps, turn.actor, input);
  if (!appointed.ok) return showColleague(turn, input, { refusal: appointed.refusal });
  const view = await readColleague(turn.deps, turn.actor, input.organisationId, input.personId);
  const name = view.ok ? view.value.place.name : '';
  return showColleague(turn, input, { done: turn.texts.staff.appointed(name) });
};

export const openLeaving: Route<'staff.leave'> = (turn, input) => showLeaving(turn, input);

async function showLeaving(turn: Turn, colleague: Colleague, refusal?: Refusal, chosen?: string): Promise<Shown> {
  const view = await readLeaving(turn.deps, turn.actor, colleague.organisationId, colleague.personId);
  return view.ok
    ? leavingCard(turn.texts, view.value, refusal, chosen)
    : refusalCard(turn.texts, refusal ?? view.refusal);
}

export const postDeactivate: Route<'staff.deactivate'> = async (turn, input) => {
  const left = await deactivateColleague(turn.deps, turn.actor, input);
  return left.ok
    ? leftCard(turn.texts, input.organisationId, left.value)
    : showLeaving(turn, input, left.refusal, input.successors);
};
