/** Words of notifications: what happened, without health data or a person's name. */
export const previewNl = {
  kinds: {
    asked: 'Nieuwe vraag',
    answered: 'Antwoord',
    'asked-back': 'Wedervraag',
    reopened: 'Nieuwe vraag',
    added: 'Aanvulling',
  },
  anyKind: 'Bericht',
  message: (kind: string, sender: string, code: string) => `${kind} van ${sender} · netwerk ${code}`,
  request: (sender: string, code: string) => `Nieuwe aanvraag van ${sender} · ${code}`,
  left: (hours: number) => (hours === 0 ? 'nog minder dan een uur' : `nog ${hours} uur`),
  late: 'te laat',
  reminder: (code: string, when: string) => `Herinnering: ${when} · netwerk ${code}`,
  requestReminder: (code: string, when: string) => `Herinnering: ${when} · aanvraag ${code}`,
  digest: (count: number, more: boolean, team: string) =>
    `${more ? 'Meer dan ' : ''}${count} ${count === 1 && !more ? 'gesprek' : 'gesprekken'} te laat · ${team}`,
  access: (organisation: string) => `Nieuwe aanvraag voor toegang · ${organisation}`,
  approved: 'Uw aanvraag voor toegang is goedgekeurd',
  rejected: 'Uw aanvraag voor toegang is afgewezen',
};
