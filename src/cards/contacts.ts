import type { PageOf } from '../domain/page';
import type { Region } from '../domain/region';
import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import type { TeamContact } from '../usecases/directory/list-contacts';
import { infoCard } from './info';
import { listCard, type Row } from './list';
import { button, homeButton, lines, subtle } from './parts';
import { personMarks } from './person-line';
import type { Shown } from './render';

/** H1: organisation, team and contact person of the teams one works with. */
export function contactsCard(texts: Texts, page: PageOf<TeamContact>): Shown {
  return listCard(texts, {
    title: texts.contacts.title,
    page,
    unreadSaid: texts.contacts.unread,
    row: (contact) => contactRow(texts, contact),
    empty: texts.contacts.empty,
    more: (after) => button(texts.list.more, 'contacts.open', { after }),
  });
}

function contactRow(texts: Texts, { team, opening, contact }: TeamContact): Row {
  return {
    style: contact === undefined ? 'warning' : 'emphasis',
    strong: teamName(team),
    lines: [
      ...lines(contact === undefined ? texts.contacts.none : personMarks(contact)),
      ...subtle([team.phone, opening].filter(Boolean).join(' · ')),
    ],
    actions: [],
  };
}

/** H2, H3: the DPO for questions about client data; for technical ones the contact person first, then the help desk. */
export function privacyCard(texts: Texts, region: Region, contacts: TeamContact[]): Shown {
  const { privacy } = texts;
  const named = contacts.map(({ team, contact }) =>
    contact === undefined ? privacy.noContact(team.name) : privacy.contact(team.name, personMarks(contact)),
  );
  return infoCard(texts, {
    title: privacy.title,
    paragraphs: [
      ...lines(privacy.dpo(region.dpo), privacy.technical),
      ...subtle(...named),
      ...lines(privacy.helpDesk(region.helpDesk), privacy.noClient),
    ],
    actions: [button(texts.contacts.title, 'contacts.open', {}), homeButton(texts)],
  });
}
