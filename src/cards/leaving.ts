import { z } from 'zod';
import template from '../../cards/leaving.json';
import type { Refusal } from '../domain/refusal';
import { successorChoice } from '../domain/staff-changes';
import { leavingFields } from '../forms/staff';
import type { Texts } from '../texts';
import type { Deactivated } from '../usecases/staff/deactivate-colleague';
import type { LeavingView } from '../usecases/staff/read-colleague';
import { fieldNotice, fieldSchema, inputs } from './fields';
import { infoCard } from './info';
import { button, buttonSchema, line, lines, noticeFields, type Button, type Line } from './parts';
import { nameAmong, personMarks } from './person-line';
import { defineView, type Shown } from './render';
import { namesOf } from './staff';

export const leavingView = defineView(
  'leaving',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    name: z.string(),
    paragraphs: z.array(line),
    fields: z.array(fieldSchema),
    actions: z.array(buttonSchema).max(6),
  }),
);

/** How many successors can be chosen from on one card, shared among the teams; more would make it too large for Teams. */
const choicesMax = 80;

/** What deactivating means, before the press (R5): threads stay, who succeeds, what nobody will read. */
export function leavingCard(texts: Texts, view: LeavingView, refused?: Refusal, chosen = ''): Shown {
  const { staff } = texts;
  const blocked = view.refusal !== undefined;
  const choices = blocked ? [] : choicesOf(texts, view);
  const left = blocked ? 0 : view.successions.flatMap(({ named }) => named).length - choices.length;
  const refusal = refused ?? view.refusal;
  const several = view.successions.filter((each) => each.candidates.length > 0).length > 1;
  const fields = inputs(leavingFields, texts, { successors: choices, several, refusal }, { successors: chosen });
  return leavingView.render({
    lang: texts.language,
    title: staff.leaving,
    ...fieldNotice(texts, refusal, fields),
    name: personMarks(view.place),
    paragraphs: [
      ...(blocked ? [] : consequences(texts, view)),
      ...lines(left > 0 ? staff.moreSuccessors(left) : undefined),
    ],
    fields,
    actions: buttonsOf(texts, view, blocked),
  });
}

function consequences(texts: Texts, view: LeavingView): Line[] {
  const { staff } = texts;
  const contact = view.successions.filter((each) => each.candidates.length > 0).map((each) => each.teamName);
  const nobody = view.successions.filter((each) => each.candidates.length === 0).map((each) => each.teamName);
  const said = (names: string[], words: (teams: string) => string): string | undefined =>
    names.length === 0 ? undefined : words(namesOf(texts, names));
  return lines(
    view.own ? staff.leavingOwn : undefined,
    staff.leavingEffect,
    view.teams.length === 0 ? staff.leavingNoTeams : staff.leavingThreads(namesOf(texts, view.teams)),
    said(view.unread, staff.leavingUnread),
    said(contact, staff.leavingContact),
    said(nobody, staff.leavingNobody),
  );
}

function choicesOf(texts: Texts, view: LeavingView) {
  const each = Math.max(1, Math.floor(choicesMax / Math.max(1, view.successions.length)));
  return view.successions.flatMap(({ teamId, teamName, named }) =>
    named.slice(0, each).map((person) => ({
      title: texts.staff.successor(teamName, nameAmong(named, person)),
      value: successorChoice(teamId, person.personId),
    })),
  );
}

function buttonsOf(texts: Texts, view: LeavingView, blocked: boolean): Button[] {
  const { organisationId, personId } = view.place;
  const colleague = { organisationId, personId };
  return [
    ...(blocked
      ? []
      : [button(texts.staff.deactivate, 'staff.deactivate', colleague, { style: 'destructive', withInputs: true })]),
    button(texts.staff.keep, 'staff.open', colleague),
  ];
}

/** Done: who has no access any more, and which teams now wait for a contact person (R5). */
export function leftCard(texts: Texts, organisationId: string, left: Deactivated): Shown {
  const { staff } = texts;
  return infoCard(texts, {
    title: staff.left,
    paragraphs: lines(
      staff.leftText(left.name),
      left.withoutContact.length === 0 ? undefined : staff.leftWithout(namesOf(texts, left.withoutContact)),
    ),
    actions: [button(staff.back, 'staff.list', { organisationId }), button(texts.home.back, 'home.open', {})],
  });
}
