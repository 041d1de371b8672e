import type { OrganisationKind } from '../domain/directory';
import { accessRefusalsNl } from './access-nl';
import { quoted, type RefusalTexts } from './refusal-text';
import { staffRefusalsNl } from './staff-nl';
import { absenceRefusalsNl } from './absence-nl';
import { endingRefusalsNl } from './ending-nl';

const starters: Record<OrganisationKind, string> = {
  practice: 'Een praktijk kan een netwerk starten.',
  'home-care': 'De thuiszorg kan een netwerk starten.',
  'neighbourhood-team': 'Een buurtteam start geen netwerk. Vraag de huisartsenpraktijk om het te starten.',
  'chain-partner': 'Een ketenpartner start geen netwerk. Vraag de huisartsenpraktijk om het te starten.',
};

const goOn = {
  reopen: 'Wilt u nog iets vragen? Heropen het met een vraag.',
  write: 'Wilt u nog iets vragen? Stuur een nieuw bericht in het netwerk.',
};

const nameOnly = 'Vul hier alleen een naam in: geen cijfers, e-mailadres of losse tekens.';

export const refusalsNl: RefusalTexts = {
  ...staffRefusalsNl,
  'no-access': () => 'U heeft geen toegang. Vraag toegang aan; de accountbeheerder van uw organisatie beslist.',
  'no-contents': () =>
    'U ziet geen netwerken en berichten. Dat kan alleen als zorgverlener met toegang tot medische gegevens. Vraag uw accountbeheerder.',
  'not-found': () => 'Dit bestaat niet, of uw team hoort er niet bij.',
  'stands-in-no-more': () => 'U neemt niet meer waar.',
  'sees-no-more': () => 'Uw team doet hier niet meer aan mee.',
  'may-not-start': (refusal) => starters[refusal.organisationKind],
  'not-your-turn': (refusal) => `De bal ligt bij ${refusal.teamName}. Alleen dat team kan nu antwoorden.`,
  'only-asker': () => 'Alleen het team dat de vraag stelde kan dit.',
  'ends-with-steps': () =>
    'Dit gesprek eindigt vanzelf als de praktijk de stappen heeft afgevinkt op de kaart van het netwerk. Druk op Netwerk.',
  'only-last-writer': () =>
    'Alleen het team dat het laatst schreef kan aanvullen. De bal ligt bij u: geef antwoord of stel een wedervraag.',
  'undo-late': () => 'Ongedaan maken kon tien minuten. Die zijn voorbij.',
  'undo-changed': () =>
    'Dit kan niet meer ongedaan worden gemaakt: dat kan alleen wie het deed, zolang er daarna niets is gebeurd.',
  'own-team-away': () => 'Uw organisatie staat als afwezig. Wie er nu wel is, pakt dit op.',
  'not-contact-person': () => 'Het dagoverzicht is voor de contactpersoon van een team.',
  'already-settled': ({ next }) => `Dit gesprek is al beantwoord of afgehandeld.${next ? ` ${goOn[next]}` : ''}`,
  'question-open': ({ teamName }) =>
    `Er staat nog een vraag van ${teamName} open. Geef antwoord, of kies hieronder Toch afhandelen.`,
  'not-settled': () => 'Dit gesprek loopt nog; heropenen is niet nodig.',
  'network-closed': () => 'Dit netwerk is gesloten. U kunt lezen, niet meer schrijven.',
  'network-frozen': () => 'De toestemming voor dit netwerk is ingetrokken. Niemand kan de inhoud nog zien.',
  'network-exists': (refusal) =>
    `Deze cliënt heeft bij deze praktijk al een netwerk: ${refusal.code}. Gebruik dat netwerk.`,
  'network-exists-elsewhere': (refusal) =>
    `Deze cliënt heeft al een netwerk. Neem contact op met ${refusal.practiceName}, ${refusal.phone}.`,
  'client-likely': () =>
    'Er is al een netwerk van een cliënt met deze geboortedatum en een naam die erop lijkt. Is dit dezelfde cliënt? Zo niet, vink dat aan en ga verder.',
  'form-unread': () =>
    'Wat u hier eerder invulde, kan nu niet worden gelezen. Het blijft bewaard. Begin opnieuw vanaf het begin.',
  'form-finished': () => 'Dit formulier is al afgerond, gestopt of verlopen. Begin opnieuw vanaf het begin.',
  busy: () => 'Iemand anders werkt hier op dit moment ook aan. Probeer het zo opnieuw.',
  'consent-not-confirmed': () => 'Vink aan dat de tekst is voorgelezen of getoond en dat er toestemming is gegeven.',
  'consent-text-changed': () => 'De standaardtekst is vernieuwd. Lees de nieuwe tekst voor en bevestig opnieuw.',
  'giver-missing': () => 'Kies wie toestemming geeft.',
  'giver-name-missing': () => 'Vul de naam in van de vertegenwoordiger of mantelzorger.',
  'looked-up': () => 'U zocht in de namen. Er is nog niets verstuurd of vastgelegd.',
  'form-missing': () => 'Kies hoe toestemming is gegeven: mondeling of schriftelijk.',
  'covers-missing': () => 'Kies voor welke organisaties de toestemming geldt, ten minste één.',
  'client-name-unfit': () => nameOnly,
  'giver-name-unfit': () => nameOnly,
  'client-name-missing': () => 'Vul de naam van de cliënt in.',
  'birth-date-invalid': () => 'Vul een geldige geboortedatum in.',
  'source-missing': () => 'Kies of de cliënt nieuw is via ZorgDomein of al bekend.',
  'reference-missing': () => 'Vul de hele referentie uit ZorgDomein in.',
  'not-attested': () => 'Vink aan dat praktijk en team hebben afgesproken om deze cliënt te koppelen.',
  'teams-missing': () => 'Kies ten minste één team dat meedoet.',
  'practice-missing': () =>
    'Kies de huisartsenpraktijk die de regie heeft. Staat de praktijk er niet bij? Ga dan terug en voeg die toe aan de toestemming.',
  'team-not-covered': () => 'Een gekozen team valt buiten de toestemming. Kies alleen teams uit de lijst.',
  'category-missing': () => 'Kies een categorie.',
  'team-missing': () => 'Kies een team.',
  'own-team-missing': () => 'Kies namens welk van uw teams.',
  'subject-missing': () => 'Vul een onderwerp in.',
  'subject-too-long': (refusal) =>
    `Het onderwerp is te lang: ${refusal.length} tekens; het maximum is ${refusal.max}. Maak het korter.`,
  'text-missing': () => 'Schrijf eerst uw bericht.',
  'text-too-long': (refusal) =>
    `Het bericht is te lang: ${refusal.length} tekens; het maximum is ${refusal.max}. Maak het korter of stuur twee berichten.`,
  bsn: () =>
    'Er staat een getal in dat een BSN kan zijn. Het is uit de tekst gehaald: een BSN hoort niet in een bericht. Op die plaats staat nu “•••”, de rest van uw tekst staat er nog. Is het geen BSN? Vul het getal opnieuw in en vink “Dit is geen BSN” aan. Er is niets opgeslagen.',
  'bsn-named': () =>
    'Achter het woord BSN staat een getal dat een BSN kan zijn. Het is uit de tekst gehaald: een BSN hoort niet in een bericht. Op die plaats staat nu “•••”, de rest van uw tekst staat er nog. Is het geen BSN? Haal dan het woord BSN weg en vul het getal opnieuw in. Er is niets opgeslagen.',
  'bsn-taken-out': () =>
    'Hier is een getal weggehaald dat een BSN kan zijn: daar staat nu “•••”. Vul in wat er hoort te staan of haal “•••” weg. Is het geen BSN? Vul het dan opnieuw in en vink “Dit is geen BSN” aan.',
  'bsn-in-name': () =>
    'In een naam staan geen cijfers. Het getal kan een BSN zijn en is uit de tekst gehaald: daar staat nu “•••”. Vul hier alleen de naam in. Er is niets opgeslagen.',
  urgent: (refusal) =>
    `U schrijft ${quoted(refusal.words)}. Is het spoed? Bel ${refusal.teamName}: ${refusal.phone}. Geen spoed? Vink dat hieronder aan en verstuur opnieuw.`,
  danger: (refusal) =>
    `Dit klinkt ernstig: ${quoted(refusal.words)}. Bel ${refusal.teamName}: ${refusal.phone}. Is het geen spoed? Vink dat hieronder aan en verstuur opnieuw.`,
  'no-question': (refusal) =>
    `Dit bericht bevat geen vraag, verzoek of antwoord. ${refusal.seen ? 'Gebruik liever de knop Gezien of het Gezondheidsplan.' : 'Informatie hoort in het Gezondheidsplan.'} Toch versturen? ${refusal.choose ? 'Kies' : 'Vink'} dat hieronder${refusal.choose ? '' : ' aan'}.`,
  'answer-asks': () => 'Uw antwoord stelt een vraag: antwoord of wedervraag? Kies dat hieronder en verstuur opnieuw.',
  'asks-nothing-back': () =>
    'Uw wedervraag stelt geen vraag: antwoord of wedervraag? Kies dat hieronder en verstuur opnieuw.',
  'puts-off': () =>
    'Dit is nog geen antwoord. Kies Ik pak dit op: iedereen ziet dan wie het heeft, en de termijn loopt door. Is dit toch uw antwoord? Vink hieronder “Toch versturen” aan.',
  ...absenceRefusalsNl,
  ...accessRefusalsNl,
  'step-of-practice': () => 'Deze stap is van de huisartsenpraktijk. Alleen de praktijk kan dit vastleggen.',
  'step-done': () => 'Deze stap is al gedaan.',
  'step-too-early': () => 'Eerst moet de stap ervoor gedaan zijn.',
  'resident-declined': () => 'De cliënt doet niet mee met Spreekuur.nl. Kies eerst “Inwoner doet toch mee”.',
  'resident-takes-part': () => 'De inwoner doet al mee.',
  'resident-reads-along': () => 'De inwoner leest al mee in een gesprek. Dit kan daarom niet meer.',
  'resident-added-before': () => 'De inwoner leest al mee in dit gesprek.',
  'resident-sees-more': () =>
    'Er kwam zojuist een bericht bij in dit gesprek. Lees opnieuw wat zichtbaar wordt en bevestig dan.',
  'reason-missing': () => 'Schrijf eerst de reden, in woorden.',
  'reason-too-long': (refusal) =>
    `De reden is te lang: ${refusal.length} tekens; het maximum is ${refusal.max}. Maak de reden korter.`,
  'request-waits': (refusal) =>
    `Uw team heeft dit voor deze cliënt al gevraagd: ${refusal.code}. De praktijk moet nog beslissen.`,
  'request-decided': () => 'Over deze aanvraag is al beslist, of de aanvraag is ingetrokken.',
  'request-of-other': () => 'Dit kan alleen het andere team van deze aanvraag.',
  ...endingRefusalsNl,
  'unknown-action': () => 'Deze knop werkt niet meer. Typ “hulp” voor een nieuwe kaart.',
  'form-invalid': () => 'Dit formulier kwam niet goed aan. Typ “hulp” voor een nieuwe kaart en probeer het opnieuw.',
};
