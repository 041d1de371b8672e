import type { ConsentForm, ConsentGiver } from '../domain/consent';
import type { OrganisationKind } from '../domain/directory';
import type { Language } from '../domain/language';
import type { NetworkState } from '../domain/network';
import type { MessageKind } from '../domain/thread';
import type { ThreadPress } from '../domain/thread-press';
import { categoriesNl } from './categories-nl';
import { absenceNl } from './absence-nl';
import { accessNl } from './access-nl';
import { agreementsNl } from './agreements-nl';
import { deliveryNl } from './delivery-nl';
import { previewNl } from './preview-nl';
import { reminderNl } from './reminder-nl';
import { endingNl, recordNl } from './ending-nl';
import { refusalsNl } from './refusals-nl';
import { homeNl, rowsNl } from './home-nl';
import { privacyNl, staffNl } from './staff-nl';
import { requestsNl } from './requests-nl';
import { stepsNl } from './steps-nl';

const kinds: Record<OrganisationKind, string> = {
  practice: 'huisartsenpraktijk',
  'home-care': 'thuiszorg',
  'neighbourhood-team': 'wijkteam of buurtteam',
  'chain-partner': 'ketenpartner',
};
const givers: Record<ConsentGiver, string> = {
  client: 'de cliënt zelf',
  'legal-representative': 'de wettelijk vertegenwoordiger',
  'informal-carer': 'de mantelzorger, namens de cliënt',
};
const forms: Record<ConsentForm, string> = { oral: 'mondeling', written: 'schriftelijk' };
const states: Record<NetworkState, string> = {
  requested: 'aangevraagd',
  declined: 'afgewezen of ingetrokken',
  open: 'open',
  frozen: 'toestemming ingetrokken',
  closed: 'gesloten',
};
const messageKinds: Record<MessageKind, string> = {
  asked: 'vraag',
  answered: 'antwoord',
  'asked-back': 'wedervraag',
  reopened: 'vraag na heropenen',
  thanked: 'bericht zonder vraag',
  added: 'aanvulling',
  'taken-up': 'pakt dit op',
};

/** Every word a user sees, in Dutch. `Texts` is made from it, so that English cannot miss one. */
export const nl = {
  language: 'nl' as Language,
  categories: categoriesNl,
  kinds,
  givers,
  forms,
  states,
  messageKinds,
  refusals: refusalsNl,
  app: 'Schakel',
  home: homeNl,
  rows: rowsNl,
  welcome: {
    title: 'Welkom bij Schakel',
    about: 'Met Schakel werken zorgverleners van verschillende organisaties samen rond één cliënt thuis.',
    access:
      'U heeft nog geen toegang. Druk op Toegang aanvragen; de accountbeheerder van uw organisatie beslist. Daarna ziet u hier wat u kunt doen.',
  },
  unfinished: {
    title: 'U was nog bezig',
    question:
      'De toestemming van deze cliënt is al vastgelegd. Wilt u hiermee verder? Nieuw beginnen wist wat u invulde.',
    resume: 'Verder met deze cliënt',
    unread:
      'Wat u eerder invulde en niet afmaakte, kan nu niet worden gelezen. Het blijft bewaard; hier begint u opnieuw.',
    anew: 'Nieuw beginnen',
  },
  consent: {
    title: 'Nieuw netwerk · stap 1 van 3: toestemming',
    intro: 'Lees de tekst voor en leg de toestemming van de cliënt vast. Zonder toestemming start er geen netwerk.',
    textTitle: (version: string) => `Standaardtekst, versie ${version}`,
    clientName: 'Naam van de cliënt',
    birthDate: 'Geboortedatum',
    birthDateHint: 'Kies of typ een datum',
    givenBy: 'Wie geeft toestemming?',
    giverName: 'Naam van de vertegenwoordiger of mantelzorger',
    giverNameNeeded: 'Verplicht als de cliënt het niet zelf doet.',
    form: 'Hoe is toestemming gegeven?',
    covers: 'Voor welke organisaties geldt de toestemming?',
    coversOwn: (name: string) => `Uw eigen organisatie (${name}) hoort er altijd bij.`,
    confirm: 'De standaardtekst is voorgelezen of getoond, en er is toestemming gegeven.',
    confirmLabel: 'Bevestiging',
    next: 'Toestemming vastleggen',
    cancel: 'Stoppen',
  },
  network: {
    title: 'Nieuw netwerk · stap 2 van 3: netwerk',
    otherWays: (count: number) =>
      count === 1
        ? 'Eén ervan heeft hier geen knop: open die via Mijn netwerken.'
        : `${count} ervan hebben hier geen knop: open die via Mijn netwerken.`,
    recorded: (giver: string, form: string, at: string) => `Toestemming vastgelegd: ${form}, door ${giver}, ${at}.`,
    source: 'Is deze cliënt nieuw of al bekend?',
    sources: { zorgdomein: 'Nieuw via ZorgDomein', 'existing-client': 'Bestaande cliënt' },
    reference: 'ZorgDomein-referentie',
    referenceNeeded: 'Verplicht als de cliënt nieuw is via ZorgDomein.',
    attestedLabel: 'Verplicht bij een bestaande cliënt',
    attested: 'Praktijk en team hebben afgesproken om deze cliënt te koppelen.',
    ownTeam: 'Namens welk team start u?',
    practiceTeam: 'Welke huisartsenpraktijk heeft de regie?',
    teams: 'Welke teams doen mee?',
    otherTeams: 'Welke andere teams doen mee? (niet verplicht)',
    next: 'Verder naar het eerste bericht',
    back: 'Terug naar toestemming',
    code: (code: string) => `Netwerk ${code}`,
    client: 'Cliënt',
    sameClient: 'Is dit dezelfde cliënt?',
    sameClientHint: 'Wel dezelfde cliënt? Open dan dat netwerk en gebruik het.',
    otherThan: (code: string) => `Nee, een andere cliënt dan in ${code}.`,
    marks: (name: string, born: string) => `${name}, geboren ${born}`,
    practice: 'Regie',
    about: 'Over dit netwerk …',
    members: 'Teams',
    consent: 'Toestemming',
    started: 'Gestart',
    state: 'Status',
    threads: 'Gesprekken',
    noThreads: 'Nog geen gesprekken.',
    moreThreads: 'Er zijn oudere gesprekken.',
    noOlderThreads: 'Er zijn geen oudere gesprekken.',
    olderThreads: 'Oudere gesprekken',
    newestThreads: 'Nieuwste gesprekken',
    write: 'Nieuw bericht',
    settled: 'afgehandeld',
    open: 'Openen',
    listTitle: 'Mijn netwerken',
    listEmpty: 'Uw team doet nog aan geen enkel netwerk mee.',
    chooseTitle: 'Nieuw bericht · kies het netwerk',
    hidden: 'Inhoud niet zichtbaar',
  },
  message: {
    /** Of a kind that this version does not know. */
    anyKind: 'bericht',
    otherNumbers: (count: number) => `Zonder knop staan hierboven nog: ${count}.`,
    firstTitle: 'Nieuw netwerk · stap 3 van 3: eerste bericht',
    title: (code: string) => `Nieuw bericht in netwerk ${code}`,
    category: 'Categorie',
    categoryTerm: (category: string, hours: number) => `${category}: antwoord binnen ${hours} uur`,
    team: 'Aan welk team?',
    fromTeam: 'Namens welk team schrijft u?',
    subject: 'Onderwerp',
    subjectHint: 'Kort, zonder naam van de cliënt',
    text: 'Uw vraag of verzoek',
    textHint: 'Stel een vraag of vraag om een actie. Schrijf zoals in een medisch dossier.',
    urgent: 'Bij spoed bel je.',
    notUrgent: 'Dit is geen spoed: een antwoord binnen de termijn is op tijd.',
    insistLabel: 'Zo bedoeld?',
    insist: 'Toch versturen.',
    asksLabel: 'Wat is dit bericht?',
    asksNo: 'Geen vraag of verzoek',
    asksYes: 'Wel een vraag of verzoek: de termijn loopt',
    send: 'Versturen',
    sendFirst: 'Netwerk starten en versturen',
    back: 'Terug naar netwerk',
    sentTitle: 'Verstuurd',
    sentText: (code: string) => `Uw bericht in netwerk ${code} is vastgelegd.`,
    startedText: (code: string) => `Netwerk ${code} is gestart en uw bericht is vastgelegd.`,
    toCome: 'De kaart ervan verschijnt zo in uw chat.',
  },
  thread: {
    preview: (code: string) => `Gesprek in netwerk ${code}`,
    ball: (team: string) => `De bal ligt bij ${team}`,
    ballYou: (team: string) => `De bal ligt bij u · ${team}`,
    settledByAnswer: 'Beantwoord en afgehandeld',
    settledByAsker: 'Afgehandeld door het team dat de vraag stelde',
    settledByClosing: 'Afgehandeld bij het sluiten van het netwerk',
    nothingAsked: 'Er is niets gevraagd: geen antwoord nodig',
    before: (at: string, category: string, hours: number) => `Antwoord vóór ${at} · ${category}, ${hours} uur`,
    weekend: 'weekend telt niet mee',
    holidays: 'feestdag telt niet mee',
    pause: 'periode van afwezigheid telt niet mee',
    overdue: (hours: number) => (hours < 1 ? 'Te laat' : `Te laat: ${hours} uur`),
    client: (name: string) => `Cliënt: ${name}`,
    from: (asker: string, addressee: string) => `${asker} vraagt ${addressee}`,
    seen: (team: string, at: string) => `Gezien door ${team}, ${at}. Gezien is nog geen antwoord.`,
    seenYou: (at: string) => `Gezien door uw team, ${at}. Gezien is nog geen antwoord.`,
    showEarlier: (count: number) => (count === 1 ? 'Eén eerder bericht' : `${count} eerdere berichten`),
    readOn: 'Lees verder',
    ownTeam: 'uw team',
    more: 'Meer …',
    unfold: { add: 'Iets aanvullen …', reopen: 'Heropenen …' },
    earlier: 'Eerdere berichten',
    latest: 'Nieuwste berichten',
    takenUp: (name: string, since: string) => `${name} pakt dit op, sinds ${since}`,
    takenUpYou: (since: string) => `U pakt dit op, sinds ${since}`,
    answerLabel: 'Uw antwoord of wedervraag',
    askBackLabel: 'Uw wedervraag',
    addLabel: 'Uw aanvulling',
    reopenLabel: 'Uw vraag',
    textHint: 'Schrijf zoals in een medisch dossier. Bij spoed bel je.',
    lineHint: 'Kan ook een regel zijn bij Ik pak dit op. Schrijf zoals in een medisch dossier. Bij spoed bel je.',
    presses: {
      answer: 'Antwoord',
      'ask-back': 'Antwoord met wedervraag',
      reopen: 'Heropenen met een vraag',
      'take-up': 'Ik pak dit op',
      add: 'Aanvulling',
      seen: 'Gezien',
      settle: 'Afgehandeld',
    } satisfies Record<ThreadPress, string>,
    settleAnyway: 'Toch afhandelen',
    urgent: (team: string, phone: string) => `Bij spoed bel je: ${team}, ${phone}`,
    open: 'Openen',
    network: 'Netwerk',
    readOnly: 'U leest mee.',
  },
  undo: {
    until: (at: string) => `Ongedaan maken kan tot ${at}.`,
    button: 'Ongedaan maken',
    done: 'Het is ongedaan gemaakt.',
  },
  list: {
    title: 'Openstaand',
    empty: 'Er staat niets open voor uw team.',
    more: 'Meer tonen',
    unread: (count: number) =>
      count === 1
        ? 'Eén gesprek of netwerk kan nu niet worden gelezen en staat er niet bij. Bel bij twijfel, en meld het bij de helpdesk.'
        : `${count} gesprekken of netwerken kunnen nu niet worden gelezen en staan er niet bij. Bel bij twijfel, en meld het bij de helpdesk.`,
    other: (team: string) => `bal bij ${team}`,
    deputy: (name: string) => `bal bij u, als waarnemer van ${name}`,
  },
  digest: {
    title: (team: string) => `Dagoverzicht · ${team}`,
    none: 'Niets te laat.',
    overdue: 'Te laat, de bal ligt bij uw team',
    today: 'Vandaag te beantwoorden',
    moreOf: (team: string) => `Meer tonen · ${team}`,
    moreTeams: 'Andere teams tonen',
    open: 'Openen',
    remind: 'Herinner team',
    reminded: 'Het team is vandaag herinnerd.',
    standsIn: (name: string) => `U neemt waar voor ${name}.`,
    unreachable: {
      none: 'Dit team heeft geen contactpersoon. Wijs een contactpersoon aan.',
      gone: 'De contactpersoon van dit team werkt hier niet meer. Wijs een andere contactpersoon aan.',
      silent: 'De contactpersoon van dit team is niet te bereiken met Schakel. Bespreek dit met de contactpersoon.',
      back: 'De contactpersoon van dit team is weer te bereiken.',
    },
  },
  contacts: {
    title: 'Contactpersonen',
    none: 'geen contactpersoon',
    empty: 'Uw team werkt nog met niemand samen in een netwerk.',
    unread: (count: number) =>
      count === 1
        ? 'Eén gegeven kan nu niet worden gelezen. Er kan een contactpersoon ontbreken; meld het bij de helpdesk.'
        : `${count} gegevens kunnen nu niet worden gelezen. Er kunnen contactpersonen ontbreken; meld het bij de helpdesk.`,
  },
  agreements: agreementsNl,
  absence: absenceNl,
  delivery: deliveryNl,
  ending: endingNl,
  record: recordNl,
  access: accessNl,
  reminder: reminderNl,
  steps: stepsNl,
  requests: requestsNl,
  staff: staffNl,
  privacy: privacyNl,
  info: {
    refused: 'Dat kan nu niet',
    marked: 'Wat een * heeft, is verplicht.',
    lookAt: (fields: string) => `Dit is nog niet gelukt. Kijk bij ${fields}.`,
    lookBelow: 'Dit is nog niet gelukt. Kijk onder aan de kaart.',
    notBsnLabel: 'Getal in de tekst',
    notBsn: 'Dit is geen BSN',
    takenAway: 'U kunt dit niet meer zien',
    typed: 'Dit had u getypt:',
    call: (phone: string) => `Bel ${phone}`,
    gone: 'Deze kaart is niet meer te openen.',
    stopped: 'Gestopt',
    stoppedText: 'Er is geen netwerk gestart en wat u invulde is gewist.',
    tooFast: 'Dat ging te snel achter elkaar. Wacht een paar seconden en druk dan opnieuw; wat u typte staat er nog.',
    tooFastTyped: 'Dat ging te snel achter elkaar.',
    personalOnly: 'Schakel werkt alleen in uw eigen chat met Schakel. Open die chat om verder te gaan.',
    broken: (code: string) =>
      `Er ging bij ons iets mis. Probeer het zo opnieuw; er is niets half opgeslagen. Blijft het misgaan? Vermeld dan code ${code}.`,
  },
  find: {
    label: 'Zoeken op naam',
    hint: 'Een deel van de naam is genoeg',
    button: 'Zoeken',
    leftOut: (shown: number, all: number) =>
      `Hier ${shown === 1 ? 'staat' : 'staan'} er ${shown} van ${all}. Staat de goede er niet bij? Zoek dan op naam.`,
    nothing: 'Niets gevonden met deze woorden. Zoek met een ander deel van de naam.',
  },
  preview: previewNl,
};

export type Texts = typeof nl;
