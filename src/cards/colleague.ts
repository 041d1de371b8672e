import { z } from 'zod';
import template from '../../cards/colleague.json';
import { pageOf } from '../domain/page';
import type { Refusal } from '../domain/refusal';
import { changeable, colleagueFields } from '../forms/staff';
import type { Texts } from '../texts';
import { day } from '../texts/moments';
import type { ColleagueView } from '../usecases/staff/read-colleague';
import { fieldNotice, fieldSchema, inputs, marked, type Field } from './fields';
import { rowSchema, type Row } from './list';
import {
  button,
  buttonSchema,
  line,
  lines,
  noticeFields,
  onward,
  outcomeNotice,
  subtle,
  type Button,
  type NoticeData,
} from './parts';
import { personMarks } from './person-line';
import { defineView, type Shown } from './render';

export const colleagueView = defineView(
  'colleague',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    name: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    teamsTitle: z.string(),
    teams: z.array(rowSchema),
    fields: z.array(fieldSchema),
    paragraphs: z.array(line),
    actions: z.array(buttonSchema).max(6),
    moreActions: z.array(buttonSchema).max(6),
  }),
);

/** How many of a person's teams the card shows, each with its button; the others are a press away. */
const teamsMax = 10;

export interface ColleagueOptions {
  refusal?: Refusal | undefined;
  /** What was just done. */
  done?: string;
  /** Where the teams shown before ended. */
  after?: string | undefined;
}

/** One colleague for an account manager: what they may do, and what can be changed about it (R2, R5, R7). */
export function colleagueCard(texts: Texts, zone: string, view: ColleagueView, options: ColleagueOptions = {}): Shown {
  const { staff } = texts;
  const { place } = view;
  const { organisationId, personId } = place;
  const values = { level: place.level, medicalData: String(place.medicalData) };
  const fields = inputs(colleagueFields, texts, { ...view, refusal: options.refusal }, values);
  const actions = changeable(view) ? [saveButton(texts, view)] : [];
  const byName = ({ name, teamId }: ColleagueView['teams'][number]) => ({ value: name, id: teamId });
  const teams = pageOf(place.active ? view.teams : [], byName, { after: options.after, limit: teamsMax });
  return colleagueView.render({
    lang: texts.language,
    title: staff.card,
    ...noticeOf(texts, options, fields),
    name: personMarks(place),
    facts: facts(texts, zone, view),
    teamsTitle: staff.teams,
    teams: teams.shown.map((team) => teamRow(texts, view, team)),
    fields: marked(texts, fields, actions),
    paragraphs: hints(texts, view),
    actions,
    moreActions: [
      ...onward(teams.next, (after) => button(staff.moreTeams, 'staff.open', { organisationId, personId, after })),
      ...wayButtons(texts, view),
    ],
  });
}

function noticeOf(texts: Texts, options: ColleagueOptions, fields: Field[]): NoticeData {
  if (options.done === undefined) return fieldNotice(texts, options.refusal, fields);
  return outcomeNotice(texts, undefined, options.done);
}

function facts(texts: Texts, zone: string, { place, organisationName, lastSeen }: ColleagueView) {
  const { staff } = texts;
  const answer = (yes: boolean): string => (yes ? staff.yes : staff.no);
  return [
    { label: staff.facts.organisation, value: organisationName },
    { label: staff.facts.function, value: place.function === '' ? '–' : place.function },
    { label: staff.facts.email, value: place.email },
    { label: staff.facts.state, value: place.active ? staff.active : staff.inactive },
    { label: staff.facts.level, value: texts.access.levels[place.level] },
    { label: staff.facts.medical, value: answer(place.medicalData) },
    { label: staff.facts.professional, value: answer(place.careProfessional) },
    {
      label: staff.facts.seen,
      value: lastSeen === undefined ? staff.never : day(texts.language, zone, lastSeen),
    },
  ];
}

function teamRow(texts: Texts, view: ColleagueView, team: ColleagueView['teams'][number]): Row {
  const { staff } = texts;
  const { organisationId, personId } = view.place;
  const contact = team.contact
    ? staff.contactSelf
    : team.contactPerson === undefined
      ? staff.contactNone
      : staff.contactIs(personMarks(team.contactPerson));
  return {
    style: team.contact || team.contactPerson !== undefined ? 'emphasis' : 'warning',
    strong: team.name,
    lines: subtle(contact),
    actions: team.contact
      ? []
      : [button(staff.makeContact, 'staff.contact', { organisationId, personId, teamId: team.teamId })],
  };
}

function hints(texts: Texts, view: ColleagueView) {
  const { staff } = texts;
  if (!view.place.active) return lines(staff.inactiveHint);
  if (view.own) return lines(staff.ownAccount);
  return subtle(staff.contents, view.tick ? undefined : staff.onlyLevelA);
}

function saveButton(texts: Texts, { place }: ColleagueView): Button {
  const { organisationId, personId, level } = place;
  const shown = { shownLevel: level, shownMedicalData: place.medicalData ? ('true' as const) : ('false' as const) };
  return button(
    texts.staff.save,
    'staff.change',
    { organisationId, personId, ...shown },
    { style: 'positive', withInputs: true },
  );
}

function wayButtons(texts: Texts, { place }: ColleagueView): Button[] {
  const { organisationId, personId } = place;
  return [
    button(texts.staff.back, 'staff.list', { organisationId }),
    button(texts.home.back, 'home.open', {}),
    ...(place.active
      ? [button(texts.staff.leave, 'staff.leave', { organisationId, personId }, { style: 'destructive' })]
      : []),
  ];
}
