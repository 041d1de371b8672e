import type { Texts } from '../texts';
import type { Unreached, UnreachedReason } from '../usecases/deliveries/unreached';
import { reachable } from '../domain/reachable';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { button, lines } from './parts';
import { infoCard } from './info';
import type { Card } from './render';

/** How many people are named; the rest of a large team is counted. */
const namesMax = 5;

/** Who of the other side could not be reached, and the number to call (M3); no lines when everybody was. */
export function unreachedLines(texts: Texts, unreached: Unreached | undefined, team: TeamInfo): { text: string }[] {
  if (unreached === undefined) return [];
  const { delivery } = texts;
  const { phone } = reachable(team);
  const named = (...reasons: UnreachedReason[]): string => namesOf(unreached, reasons);
  const failed = named('closed', 'failed');
  const notOpened = named('not-opened');
  return [
    ...(unreached.wholeTeam ? [delivery.wholeTeam(`${team.organisationName} · ${team.name}`, phone)] : []),
    ...(failed === '' ? [] : [delivery.failed(failed, phone)]),
    ...(notOpened === '' ? [] : [delivery.notOpened(notOpened, phone)]),
  ].map((text) => ({ text }));
}

function namesOf(unreached: Unreached, reasons: UnreachedReason[]): string {
  const names = unreached.people.filter(({ reason }) => reasons.includes(reason)).map(({ name }) => name);
  const rest = names.length - namesMax;
  return [...names.slice(0, namesMax), ...(rest > 0 ? [`+ ${rest}`] : [])].join(', ');
}

/** To the account managers of a team that nobody can reach; free of health information (R6). */
export function unreachableCard(texts: Texts, team: TeamInfo): Card {
  const { delivery } = texts;
  return infoCard(texts, {
    title: delivery.unreachableTitle,
    paragraphs: lines(delivery.unreachable(`${team.organisationName} · ${team.name}`), delivery.unreachableHint),
    actions: [
      button(texts.staff.button, 'staff.list', { organisationId: team.organisationId }),
      button(texts.home.back, 'home.open', {}),
    ],
  });
}
