import { teamName } from './team-name';
/** What is known of a team to be called: its organisation's number, and who stands in while that is away. */
export interface Callable {
  name: string;
  organisationName: string;
  phone: string;
  absence: { running: boolean; deputy: { name: string; phone: string } | undefined } | undefined;
}

/** M3, A1: whom to call for a team: its organisation, or the deputy while that is away. */
export function reachable(team: Callable): { teamName: string; phone: string } {
  const deputy = team.absence?.running === true ? team.absence.deputy : undefined;
  return deputy ? { teamName: deputy.name, phone: deputy.phone } : { teamName: teamName(team), phone: team.phone };
}
