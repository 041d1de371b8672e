import { staffSearchFields } from '../forms/staff-search';
import type { Texts } from '../texts';
import { day } from '../texts/moments';
import type { StaffPage, StaffRow } from '../usecases/staff/list-staff';
import { inputs } from './fields';
import { listCard, sectionsCard, type Row } from './list';
import { button, lines, noNotice, subtle, type NoticeData } from './parts';
import { personMarks } from './person-line';
import type { Shown } from './render';

export interface StaffAsked {
  search: string;
  former: boolean;
}

/** Medewerkers: an organisation's people with what they may do; teams without a contact person stand on top (R5, R7). */
export function staffCard(texts: Texts, zone: string, page: StaffPage, asked: StaffAsked): Shown {
  const { staff } = texts;
  const { organisationId } = page;
  const values = { search: asked.search, former: String(asked.former) as 'true' | 'false' };
  return listCard(texts, {
    title: staff.title(page.organisationName),
    notice: missing(texts, page),
    paragraphs: lines(page.shown.length === 0 && page.next !== undefined ? staff.noneYet : undefined),
    search: {
      fields: inputs(staffSearchFields, texts, {}, values),
      actions: [button(staff.find, 'staff.list', { organisationId }, { withInputs: true })],
    },
    page,
    unreadSaid: staff.unread,
    row: (each) => rowOf(texts, zone, organisationId, each),
    empty: staff.none,
    more: (after) => button(texts.list.more, 'staff.list', { organisationId, ...values, after }),
  });
}

/** How many team names one line gives; the rest is counted. */
const namesMax = 10;

/** Names in one line; when there are many, how many more. */
export function namesOf({ staff }: Texts, names: readonly string[]): string {
  const shown = names.slice(0, namesMax).join(', ');
  return names.length > namesMax ? staff.andMore(shown, names.length - namesMax) : shown;
}

function missing(texts: Texts, { withoutContact: teams, wrongPhone }: StaffPage): NoticeData {
  const notice = [
    ...(wrongPhone === undefined ? [] : [texts.staff.wrongPhone(wrongPhone)]),
    ...(teams.length === 0 ? [] : [texts.staff.withoutContact(namesOf(texts, teams))]),
  ].join(' ');
  if (notice === '') return noNotice;
  return {
    hasNotice: true,
    noticeStyle: 'warning',
    notice,
    noticeLinks: [],
  };
}

function rowOf(texts: Texts, zone: string, organisationId: string, row: StaffRow): Row {
  const { staff } = texts;
  const rights = [
    texts.access.levels[row.level].split(' · ')[0],
    row.careProfessional ? staff.professional : staff.notProfessional,
    row.medicalData ? staff.medical : staff.noMedical,
  ].join(' · ');
  const teams = row.teams.map(({ name, contact }) => (contact ? staff.contactTeam(name) : staff.team(name)));
  const seen = row.lastSeen === undefined ? staff.neverSeen : staff.lastSeen(day(texts.language, zone, row.lastSeen));
  return {
    style: row.active ? 'emphasis' : 'default',
    strong: personMarks(row),
    lines: row.active
      ? [...lines(rights), ...subtle(`${teams.length === 0 ? staff.noTeam : namesOf(texts, teams)} · ${seen}`)]
      : subtle(`${staff.inactive} · ${seen}`),
    actions: [button(staff.open, 'staff.open', { organisationId, personId: row.personId })],
  };
}

/** Somebody who manages the staff of several organisations chooses one. */
export function chooseOrganisationCard(texts: Texts, organisations: { organisationId: string; name: string }[]): Shown {
  const rows = organisations.map(({ organisationId, name }) => ({
    style: 'emphasis' as const,
    strong: name,
    lines: [],
    actions: [button(texts.staff.open, 'staff.list', { organisationId })],
  }));
  return sectionsCard(texts, { title: texts.staff.chooseTitle, sections: [{ heading: '', rows }] });
}
