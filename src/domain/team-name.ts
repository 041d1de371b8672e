/** How a team is named to people: its organisation first, as two organisations have a Team Noord. */
export function teamName(team: { organisationName: string; name: string } | undefined): string {
  return team === undefined ? '–' : `${team.organisationName} · ${team.name}`;
}
