import type { Refusal } from '../domain/refusal';

/** Words of Medewerkers (R2, R5, R7). */
export const staffNl = {
  button: 'Medewerkers',
  title: (organisation: string) => `Medewerkers · ${organisation}`,
  chooseTitle: 'Medewerkers · kies de organisatie',
  search: 'Zoeken op naam',
  searchHint: 'Deel van een naam',
  formerLabel: 'Vertrokken medewerkers',
  former: 'Toon ook gedeactiveerde accounts',
  find: 'Zoeken',
  open: 'Openen',
  none: 'Niemand gevonden.',
  unread: (count: number) =>
    count === 1
      ? 'Eén medewerker kan nu niet worden gelezen en staat er niet bij. Meld het bij de helpdesk.'
      : `${count} medewerkers kunnen nu niet worden gelezen en staan er niet bij. Meld het bij de helpdesk.`,
  noneYet: 'Nog niemand gevonden. Er zijn meer namen: druk op Meer tonen.',
  wrongPhone: (phone: string) =>
    `Het telefoonnummer voor spoed van uw organisatie klopt niet: “${phone}”. Geef het juiste nummer door aan de beheerder van Schakel.`,
  withoutContact: (teams: string) =>
    `Geen contactpersoon: ${teams}. Open een medewerker van dat team en wijs een contactpersoon aan.`,
  professional: 'zorgverlener',
  notProfessional: 'geen zorgverlener',
  medical: 'toegang tot medische gegevens',
  noMedical: 'geen toegang tot medische gegevens',
  team: (name: string) => name,
  contactTeam: (name: string) => `${name} (contactpersoon)`,
  noTeam: 'geen team',
  lastSeen: (at: string) => `Laatst actief: ${at}`,
  neverSeen: 'Nog niet actief geweest',
  inactive: 'Gedeactiveerd',
  card: 'Medewerker',
  facts: {
    organisation: 'Organisatie',
    function: 'Functie',
    email: 'E-mail',
    level: 'Niveau of rol',
    medical: 'Toegang tot medische gegevens',
    professional: 'Zorgverlener',
    state: 'Account',
    seen: 'Laatst actief',
  },
  yes: 'ja',
  no: 'nee',
  active: 'actief',
  never: 'nog niet',
  teams: 'Teams',
  moreTeams: 'Meer teams tonen',
  andMore: (names: string, count: number) => `${names} en nog ${count}`,
  moreSuccessors: (count: number) =>
    `Hier passen ${count} namen niet bij. Zoekt u een van hen? Open die medewerker eerst bij Medewerkers en druk op Contactpersoon maken.`,
  contactIs: (name: string) => `Contactpersoon: ${name}`,
  contactSelf: 'Contactpersoon van dit team',
  contactNone: 'Geen contactpersoon',
  makeContact: 'Contactpersoon maken',
  level: 'Niveau of rol',
  medicalLabel: 'Apart van het niveau',
  medicalTick: 'Toegang tot medische gegevens',
  contents: 'Berichten ziet alleen een zorgverlener met dit recht in het niveau én toegang tot medische gegevens.',
  onlyLevelA: 'Toegang tot medische gegevens geeft alleen iemand met niveau A.',
  ownAccount: 'Dit is uw eigen account. Alleen een andere accountbeheerder kan uw niveau en toegang wijzigen.',
  inactiveHint: 'Dit account is gedeactiveerd. Wie terugkomt, vraagt opnieuw toegang aan.',
  save: 'Opslaan',
  saved: 'Opgeslagen. Het geldt vanaf de volgende klik van deze medewerker.',
  appointed: (name: string) => `${name} is nu de contactpersoon.`,
  leave: 'Deactiveren …',
  back: 'Terug naar medewerkers',
  leaving: 'Account deactiveren',
  leavingOwn: 'Dit is uw eigen account. Hierna heeft u zelf geen toegang meer.',
  leavingEffect: 'Dit geldt meteen: bij de volgende klik of het volgende bericht, ook op oude kaarten.',
  leavingThreads: (teams: string) => `Openstaande gesprekken blijven bij het team: ${teams}.`,
  leavingNoTeams: 'Deze medewerker zit in geen enkel team.',
  leavingUnread: (teams: string) => `Let op: hierna kan niemand in ${teams} de berichten lezen.`,
  leavingContact: (teams: string) =>
    `Deze medewerker is contactpersoon van ${teams}. Kies een opvolger; anders staat het team op “geen contactpersoon”.`,
  leavingNobody: (teams: string) => `In ${teams} is verder niemand: het team staat daarna op “geen contactpersoon”.`,
  successors: 'Opvolger als contactpersoon',
  successorsHint: 'Kies een opvolger',
  successor: (team: string, name: string) => `${team}: ${name}`,
  deactivate: 'Deactiveren',
  keep: 'Niet deactiveren',
  left: 'Account gedeactiveerd',
  leftText: (name: string) => `${name} heeft geen toegang meer.`,
  leftWithout: (teams: string) => `Geen contactpersoon: ${teams}. Wijs er een aan bij Medewerkers.`,
};

/** Words of Privacy en hulp (H2, H3). */
export const privacyNl = {
  button: 'Privacy en hulp',
  title: 'Privacy en hulp',
  dpo: (address: string) =>
    `Vragen over inzage in of gebruik van cliëntgegevens: de functionaris gegevensbescherming (FG), ${address}.`,
  technical: 'Technische vraag? Vraag het eerst de contactpersoon van uw team.',
  contact: (team: string, name: string) => `${team}: ${name}`,
  noContact: (team: string) => `${team}: geen contactpersoon`,
  helpDesk: (address: string) => `Komt u er samen niet uit: de helpdesk, ${address}.`,
  noClient: 'Noem in een vraag aan de helpdesk geen cliënten.',
};

type StaffRefusal =
  'own-account' | 'account-inactive' | 'account-changed' | 'last-manager' | 'not-in-team' | 'successor-twice';

export const staffRefusalsNl: { [K in StaffRefusal]: (refusal: Extract<Refusal, { kind: K }>) => string } = {
  'own-account': () => 'Uw eigen niveau en toegang verandert u niet zelf. Vraag een andere accountbeheerder.',
  'account-inactive': () => 'Dit account is gedeactiveerd. Wie terugkomt, vraagt opnieuw toegang aan.',
  'account-changed': () => 'Iemand anders heeft dit account intussen veranderd. Hieronder staat hoe het nu is.',
  'last-manager': () => 'U bent de enige accountbeheerder. Geef eerst een collega die rol.',
  'not-in-team': (refusal) => `Deze medewerker zit niet (meer) in ${refusal.teamName}. Kies iemand uit dat team.`,
  'successor-twice': (refusal) => `Kies één opvolger voor ${refusal.teamName}.`,
};
