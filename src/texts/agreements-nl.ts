import type { TermSettings } from '../domain/deadline';
import { categoriesNl } from './categories-nl';
import { termsTogether } from './terms-together';

/** H4: the agreements in short, with the terms this region has chosen (M2, D2). */
export const agreementsNl = {
  title: 'Werkafspraken in het kort',
  ofRegion: (name: string) => `Regio ${name}`,
  lines: (terms: TermSettings) => [
    'Eerst toestemming, dan een netwerk. Zonder toestemming leggen we niets vast.',
    `Elk gesprek heeft één categorie. Antwoord ${termsOf(terms)}.`,
    ...(terms.calendar === 'working-days' ? [daysOff] : []),
    'Bij spoed bel je. Berichten zijn er voor wat kan wachten.',
    'Een bericht stelt een vraag of vraagt om een actie. Voor “ok” gebruikt u de knop Gezien.',
    'Elk gesprek is gericht aan één team. Op de kaart staat altijd bij wie de bal ligt en vóór wanneer er antwoord moet zijn.',
    'Gezien is geen antwoord. Met een antwoord is het gesprek afgehandeld; de vrager kan het heropenen met een vraag.',
    'Is een organisatie afwezig zonder waarnemer, dan staat de termijn stil.',
    'Het netwerk is geen dossier. Verwerk wat nodig is in uw eigen systeem.',
    'Geen BSN in een bericht.',
    'Is er iets te laat, dan krijgt de contactpersoon van het team die dag een dagoverzicht.',
  ],
};

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
