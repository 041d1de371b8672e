import { teamName } from '../domain/team-name';
import type { TeamInfo } from '../usecases/directory/read-teams';
import type { Choice } from './fields';

export function teamChoices(teams: TeamInfo[]): Choice[] {
  return teams.map((team) => ({ title: teamName(team), value: team.teamId }));
}
