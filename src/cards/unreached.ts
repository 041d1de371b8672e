import { languageNames } from '../domain/language';
import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import type { Unreached, UnreachedReason } from '../usecases/notices/unreached';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { button, lines } from './parts';
import { infoCard } from './info';
import type { Shown } from './render';

/** How many people are named; the rest of a large team is counted. */
const namesMax = 5;

/** Who of this team could not be reached, and its number to call, or its deputy's (M3, A1); no lines when everybody was. */
export function unreachedLines(texts: Texts, unreached: Unreached | undefined, team: TeamInfo): { text: string }[] {
  if (unreached === undefined) return [];
  const { delivery } = texts;
  const failed = namesOf(unreached, ['closed', 'failed']);
  const notOpened = namesOf(unreached, ['not-opened']);
  const told = [
    ...(unreached.wholeTeam ? [delivery.wholeTeam(teamName(team))] : []),
    ...(failed.length === 0 ? [] : [delivery.failed(listed(texts, failed))]),
    ...(notOpened.length === 0 ? [] : [delivery.notOpened(listed(texts, notOpened), notOpened.length)]),
  ];
  const last = told.pop();
  if (last === undefined) return [];
  return [...told, `${last} ${callLine(texts, unreached, team)}`].map((text) => ({ text }));
}

function namesOf(unreached: Unreached, reasons: UnreachedReason[]): string[] {
  return unreached.people.filter(({ reason }) => reasons.includes(reason)).map(({ name }) => name);
}

function listed(texts: Texts, names: string[]): string {
  const rest = names.length - namesMax;
  const shown = [...names.slice(0, namesMax), ...(rest > 0 ? [texts.delivery.others(rest)] : [])];
  return new Intl.ListFormat(languageNames[texts.language].locale).format(shown);
}

function callLine({ delivery }: Texts, { wholeTeam }: Unreached, { phone, absence }: TeamInfo): string {
  const deputy = absence?.running === true ? absence.deputy : undefined;
  const call = wholeTeam ? delivery.callNow : delivery.call;
  return deputy ? call(delivery.deputy(deputy.name), deputy.phone) : call(delivery.team, phone);
}

/** To the account managers of a team that nobody can reach; free of health information (R6). */
export function unreachableCard(texts: Texts, team: TeamInfo): Shown {
  const { delivery } = texts;
  return infoCard(texts, {
    title: delivery.unreachableTitle,
    paragraphs: lines(delivery.unreachable(teamName(team)), delivery.unreachableHint),
    actions: [
      button(texts.staff.button, 'staff.list', { organisationId: team.organisationId }),
      button(texts.home.back, 'home.open', {}),
    ],
  });
}
