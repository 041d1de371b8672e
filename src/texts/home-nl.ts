/** Home: what waits, and what one can do (H4). */
export const homeNl = {
  title: 'Schakel · wat wilt u doen?',
  nothing: 'Er wacht niets op u.',
  tiles: { late: 'te laat', today: 'vandaag', fresh: 'nieuw' },
  first: 'Eerst dit',
  awaited: (count: number) => (count === 1 ? '1 gesprek wacht op anderen' : `${count} gesprekken wachten op anderen`),
  steps: (count: number) => (count === 1 ? '1 stap te doen' : `${count} stappen te doen`),
  requests: (count: number) => (count === 1 ? '1 aanvraag te beoordelen' : `${count} aanvragen te beoordelen`),
  /** Of more than can be counted at once. */
  atLeast: (number: number) => `${number}+`,
  more: 'Meer',
  newNetwork: 'Nieuw netwerk',
  askNetwork: 'Netwerk aanvragen',
  unsentTitle: 'Niet verstuurd, bij spoed bel je',
  unsent: 'Wat u stuurde, heeft niemand bereikt. Bij spoed bel je.',
  emptyPress: 'Was het een knop? Dan is er niets gedaan. Typ “hulp” voor een nieuwe kaart en druk daar nog eens.',
  call: (team: string, phone: string) => `${team}: ${phone}`,
  moreNumbers: 'Meer nummers staan bij Contactpersonen.',
  unsentWrite: 'Geen spoed? Kies Nieuw bericht om een team iets te vragen.',
  networks: 'Mijn netwerken',
  newMessage: 'Nieuw bericht',
  open: 'Openstaand',
  digest: 'Overzicht',
  contacts: 'Contactpersonen',
  agreements: 'Werkafspraken',
  absence: 'Afwezigheid',
  noContents: 'Netwerken en berichten ziet alleen een zorgverlener met toegang tot medische gegevens.',
  back: 'Terug naar begin',
};

/** Rows of threads: whose turn, and by when (M7, D4). */
export const rowsNl = {
  ownTurn: 'Uw team',
  awaited: 'Wacht op anderen',
  late: (hours: number) => (hours < 1 ? 'net te laat' : `${hours} uur te laat`),
  today: (time: string) => `vandaag ${time}`,
  before: (at: string) => `vóór ${at}`,
  with: (team: string) => `bij ${team}`,
  lateWith: (team: string) => `te laat bij ${team}`,
  waits: (organisation: string) => `${organisation} wacht`,
  asksNetwork: (organisation: string) => `${organisation} vraagt een netwerk`,
};
