import type { TermSettings } from '../domain/deadline';
import { categoriesNl } from './categories-nl';
import { termsTogether } from './terms-together';

export interface AgreementGroup {
  heading: string;
  lines: string[];
}

/** H4: the agreements in short, every row of them, with the terms this region has chosen (M2, D2). */
export const agreementsNl = {
  title: 'Werkafspraken in het kort',
  ofRegion: (name: string) => `Regio ${name}`,
  groups: (terms: TermSettings): AgreementGroup[] => [
    { heading: 'Starten', lines: starting },
    { heading: 'Berichten', lines: messages },
    {
      heading: 'Termijnen',
      lines: [
        `Antwoord ${termsOf(terms)}.`,
        ...(terms.calendar === 'working-days' ? [daysOff] : []),
        'Op de kaart staat altijd bij wie de bal ligt en vóór wanneer er antwoord moet zijn.',
        'Gezien is geen antwoord. Met een antwoord is het gesprek afgehandeld; de vrager kan het heropenen met een vraag.',
        'Een antwoord met wedervraag legt de bal bij de ander, met een nieuwe termijn.',
        'Ik pak dit op zegt wie ermee bezig is; de termijn loopt door. Vergeten iets te melden? Kies Aanvulling.',
        'Is driekwart van de termijn om, dan krijgt het team een herinnering, niet tussen 20.00 en 7.00 uur.',
        'Is er iets te laat, dan krijgt de contactpersoon van het team die dag een dagoverzicht.',
      ],
    },
    { heading: 'Spoed en vakantie', lines: urgentAndHolidays },
    { heading: 'Afronden', lines: ending },
    { heading: 'Toegang en hulp', lines: access },
  ],
};

/** N2–N6, N8, N10, C1, C4, C5. */
const starting = [
  'Nieuwe cliënten komen altijd eerst via ZorgDomein. Een bestaande cliënt koppelt u als praktijk en team dat samen hebben afgesproken.',
  'Eerst toestemming, dan een netwerk. Lees de standaardtekst voor of laat die zien. Zonder toestemming leggen we niets vast.',
  'De praktijk of de thuiszorg start het netwerk. Start de thuiszorg, dan vraagt Schakel de praktijk de patiëntenkaart te koppelen en de inwoner uit te nodigen.',
  'Een wijkteam of buurtteam start niet zelf, maar vraagt de praktijk om het netwerk te starten.',
  'Een cliënt heeft bij een praktijk één netwerk. De praktijk heeft de regie.',
  'Een organisatie die later meedoet, ziet pas iets als de toestemming ook voor haar is vastgelegd.',
  'Leest de inwoner mee, dan ook wat er al geschreven is. Dat staat op elke kaart van dat gesprek.',
  'Trekt de cliënt de toestemming in, leg dat dan direct vast. Het netwerk gaat dan voor iedereen dicht.',
];

/** M1, M4–M6, M8, M9. */
const messages = [
  'Een bericht stelt een vraag of vraagt om een actie. Voor “ok” gebruikt u de knop Gezien.',
  'Wat een ander alleen hoeft te weten, hoort in het Gezondheidsplan.',
  'Elk gesprek heeft één categorie en is gericht aan één team. De andere teams van het netwerk kunnen meelezen.',
  'Schrijf zoals het in een medisch dossier past: zakelijk, volledig en met respect.',
  'Het netwerk is geen dossier. Verwerk wat nodig is in uw eigen systeem.',
  'Geen BSN in een bericht.',
];

/** M3, A1, A2, D3. */
const urgentAndHolidays = [
  'Bij spoed bel je. Berichten zijn er voor wat kan wachten.',
  'Wat u zonder formulier aan Schakel typt of stuurt, bereikt niemand.',
  'Is een organisatie met vakantie, bel dan bij spoed de waarnemer: naam en nummer staan op het formulier en op de kaart.',
  'Uw eigen vakantie en waarnemer legt de accountbeheerder of contactpersoon vast bij Afwezigheid.',
  'Een waarnemer ziet alleen berichten van cliënten die daarvoor toestemming gaven.',
  'Is een organisatie afwezig zonder waarnemer die het bericht mag zien, dan staat de termijn stil.',
];

/** N9. */
const ending = [
  'Is afstemmen niet meer nodig, dan stuurt het team een afrondend bericht en sluit de praktijk het netwerk. Het sluit nooit vanzelf.',
  'Wat nog openstaat, wordt bij het sluiten getoond en afgehandeld. Een gesloten netwerk blijft leesbaar en krijgt geen nieuwe berichten.',
];

/** R2, R3, R5, R7, H2, H3. */
const access = [
  'Een nieuwe collega vraagt zelf toegang, met het werkadres en niet met een privéadres. De accountbeheerder beslist.',
  'Gaat iemand weg of krijgt die ander werk, dan zet de accountbeheerder het account uit. Dat geldt meteen.',
  'Elk team heeft één contactpersoon: die vraagt u eerst om hulp, daarna de helpdesk. Vragen over inzage in gegevens gaan naar de FG. Zie Privacy en hulp.',
];

/** D2: the public holidays of `domain/calendar.ts`. */
const daysOff =
  'Zaterdag, zondag en feestdagen tellen niet mee: Nieuwjaarsdag, Pasen, Koningsdag, Hemelvaartsdag, Pinksteren en Kerst. Goede Vrijdag en 5 mei zijn gewone werkdagen.';

function termsOf(terms: TermSettings): string {
  return termsTogether(terms.hours)
    .map(({ categories, hours }) => `op ${listed(categories.map((each) => categoriesNl[each]))} binnen ${hours} uur`)
    .join('; ');
}

function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} en ${last}`;
}
