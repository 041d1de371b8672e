import type { RefusalTexts } from './refusal-text';

/** N9, C4, C5: the words of closing, extending and withdrawing. */
export const endingNl = {
  ask: 'Netwerk afronden',
  askTitle: (code: string) => `Netwerk ${code} afronden`,
  askIntro: (practice: string) =>
    `Is samenwerken in dit netwerk niet meer nodig? Laat het de praktijk weten. ${practice} sluit daarna het netwerk.`,
  askHint: 'Schrijf zoals in een medisch dossier.',
  askText: 'Waarom kan het netwerk worden afgerond?',
  askFrom: 'Namens welk team?',
  askSend: 'Versturen naar de praktijk',
  subject: 'Netwerk afronden',
  sent: (code: string) => `Uw bericht aan de praktijk over het afronden van netwerk ${code} is vastgelegd.`,
  message: 'Afrondingsbericht: dit team vraagt de praktijk het netwerk te sluiten.',
  asked: 'Afronden gevraagd',
  askedBy: (team: string, at: string) => `${team}, ${at}`,
  close: 'Netwerk sluiten',
  closeTitle: (code: string) => `Netwerk ${code} sluiten`,
  closeIntro:
    'Na het sluiten kan iedereen het netwerk nog lezen. Er kunnen geen berichten meer bij. Wat nu nog open staat wordt afgehandeld.',
  nobodyAsked: 'Er is nog geen team dat om afronden heeft gevraagd.',
  nothingOpen: 'Er staat niets meer open.',
  unread: (count: number) =>
    count === 1
      ? 'Eén gesprek of lijst met stappen kan nu niet worden gelezen en staat er niet bij. Het kan nog open staan: overleg eerst met de teams en meld het bij de helpdesk. Sluit u toch, dan wordt het mee afgehandeld.'
      : `${count} gesprekken of lijsten met stappen kunnen nu niet worden gelezen en staan er niet bij. Ze kunnen nog open staan: overleg eerst met de teams en meld het bij de helpdesk. Sluit u toch, dan worden ze mee afgehandeld.`,
  unreadIds: 'Voor de helpdesk',
  openThreads: (count: number) => (count === 1 ? '1 gesprek staat nog open' : `${count} gesprekken staan nog open`),
  part: (from: number, to: number, count: number) => `U ziet ${from} tot en met ${to} van ${count}.`,
  openSteps: 'Stappen van het netwerk die nog open staan',
  settleThreadsLabel: 'Bevestiging open gesprekken',
  settleThreads: (count: number) =>
    count === 1 ? 'Dit gesprek wordt afgehandeld.' : `Deze ${count} gesprekken worden allemaal afgehandeld.`,
  settleStepsLabel: 'Bevestiging open stappen',
  settleSteps: 'Deze stappen hoeven niet meer.',
  closeConfirm: 'Sluiten en alles afhandelen',
  nextPage: 'Volgende gesprekken',
  previousPage: 'Vorige gesprekken',
  closedTitle: 'Netwerk gesloten',
  closedText: (code: string) => `Netwerk ${code} is gesloten. Lezen kan nog; nieuwe berichten niet meer.`,
  closed: 'Gesloten',
  closedBy: (team: string, at: string) => `door ${team}, ${at}`,
  told: {
    joined: 'Uw team doet mee aan dit netwerk. De cliënt heeft daar toestemming voor gegeven.',
    closed: 'De praktijk heeft dit netwerk gesloten. U kunt het nog lezen.',
    frozen: 'De toestemming voor dit netwerk is ingetrokken. De inhoud is voor iedereen dicht.',
  },
  unfoldWithdraw: 'Toestemming …',
  withdraw: 'Toestemming intrekken',
  withdrawTitle: (code: string) => `Toestemming voor netwerk ${code} intrekken?`,
  withdrawText:
    'Doe dit als de cliënt de toestemming intrekt, zelf of via een vertegenwoordiger. Het netwerk gaat meteen dicht: niemand kan de inhoud nog openen en er kunnen geen berichten meer bij. De kaarten die in chats zijn bezorgd, worden leeg; een kaart die iemand zelf opende, wordt dat bij de volgende druk erop. Alle teams krijgen bericht, zonder gegevens over gezondheid. Wat is vastgelegd blijft bewaard voor verantwoording.',
  withdrawForGood: 'Dit kan niet ongedaan worden gemaakt. Een nieuw netwerk begint met nieuwe toestemming.',
  withdrawConfirm: 'Ja, toestemming intrekken',
  withdrawBack: 'Nee, terug naar het netwerk',
  withdrawnTitle: 'Toestemming ingetrokken',
  withdrawnText: (code: string) => `Netwerk ${code} is dicht. De andere teams krijgen bericht.`,
  extend: 'Team toevoegen',
  extendTitle: (code: string) => `Team toevoegen aan netwerk ${code}`,
  extendIntro:
    'Lees de tekst voor en noem de organisatie die erbij komt. Pas als de toestemming opnieuw is vastgelegd ziet het team iets.',
  extendCovered: (names: string) => `De toestemming geldt al voor ${names}.`,
  extendTeam: 'Welk team komt erbij?',
  extendHint: 'Typ een naam om te zoeken',
  extendNext: 'Vastleggen en team toevoegen',
  extendedTitle: 'Team toegevoegd',
  extendedText: (team: string, code: string) => `${team} doet mee aan netwerk ${code} en krijgt bericht.`,
  noTeams: 'Alle teams van de regio doen al mee.',
  covers: 'Toestemming geldt voor',
  recordedAgain: (count: number) => `${count} keer vastgelegd`,
};

export type EndingTexts = typeof endingNl;

/** M8: the words of the text for the own record. */
export const recordNl = {
  button: 'Tekst voor dossier',
  title: 'Tekst voor dossier',
  intro: 'Het netwerk is geen dossier: kopieer de tekst en plak die in uw eigen systeem.',
  onPhone: 'Telefoon: houd uw vinger op de tekst. Kies Alles selecteren, dan Kopiëren.',
  onLaptop: 'Laptop: klik in de tekst. Druk op Ctrl+A, dan Ctrl+C (Mac: ⌘A, dan ⌘C).',
  part: (part: number, parts: number) => `Deel ${part} van ${parts}`,
  next: 'Volgend deel',
  previous: 'Vorig deel',
  text: 'Tekst om te kopiëren',
  processed: 'Verwerkt in dossier',
  back: 'Terug naar het gesprek',
  mark: (organisation: string, person: string, at: string) =>
    `Verwerkt in dossier: ${organisation}, door ${person}, ${at}.`,
  markOlder: (organisation: string, person: string, at: string) =>
    `Verwerkt in dossier: ${organisation}, door ${person}, ${at}. Daarna kwamen er berichten bij.`,
  heading: (code: string) => `Gesprek uit netwerk ${code}`,
  client: 'Cliënt',
  subject: 'Onderwerp',
  from: 'Van',
  to: 'Aan',
  state: 'Stand',
  deadline: (at: string, category: string, hours: number) => `Antwoord vóór ${at} (${category}, ${hours} uur)`,
  made: 'Tekst gemaakt op',
  by: (number: number, at: string, author: string, team: string, kind: string) =>
    `${number}. ${at}, ${author} (${team}), ${kind}:`,
};

type Kinds =
  'practice-closes' | 'practice-need-not-ask' | 'closing-asked' | 'open-items-changed' | 'open-items-unconfirmed';

export const endingRefusalsNl: Pick<RefusalTexts, Kinds> = {
  'practice-closes': () => 'Alleen de praktijk sluit een netwerk. Vraag het met de knop Netwerk afronden.',
  'practice-need-not-ask': () => 'U hoeft de praktijk niets te vragen: u kunt het netwerk zelf sluiten.',
  'closing-asked': () => 'Uw team heeft al gevraagd om af te ronden. De praktijk moet daar nog op antwoorden.',
  'open-items-changed': () =>
    'Er is iets veranderd in wat nog open staat. Kijk de lijst nog eens na en bevestig opnieuw.',
  'open-items-unconfirmed': () => 'Vink aan dat wat nog open staat wordt afgehandeld.',
};
