/** Words of the reminder (D5, G4): health-free. */
export const reminderEn = {
  title: (team: string) => `Reminder for ${team}`,
  waits: (code: string, category: string, sender: string) =>
    `${code} · ${category} · ${sender} is waiting for an answer`,
  before: (at: string) => `Answer before ${at}`,
  late: (at: string) => `Overdue: an answer was expected before ${at}`,
  settled: 'There is nothing left to do here for your team.',
  open: 'Open',
};
