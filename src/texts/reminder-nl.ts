/** Words of the reminder (D5, G4): health-free. */
export const reminderNl = {
  title: (team: string) => `Herinnering voor ${team}`,
  waits: (code: string, category: string, sender: string) => `${code} · ${category} · ${sender} wacht op antwoord`,
  before: (at: string) => `Antwoord vóór ${at}`,
  late: (at: string) => `Te laat: het antwoord werd verwacht vóór ${at}`,
  settled: 'Uw team hoeft hier niets meer te doen.',
  open: 'Openen',
};
