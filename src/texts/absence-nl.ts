import { day } from './moments';

const on = (date: string): string => day('nl', 'utc', date);

/** Words of absences (A1, A2). */
export const absenceNl = {
  title: 'Afwezigheid',
  about:
    'Andere teams zien dit vanaf de eerste dag op het schrijfformulier, op de kaart van een gesprek en in het dagoverzicht; eerder waar het een termijn raakt.',
  empty: 'Er is geen afwezigheid vastgelegd.',
  add: 'Afwezigheid vastleggen',
  moreOrganisations: 'Andere organisaties tonen',
  addFor: (name: string) => `Vastleggen voor ${name}`,
  formTitle: (name: string) => `Afwezigheid van ${name}`,
  from: 'Eerste dag',
  until: 'Laatste dag',
  dayHint: 'Kies of typ een datum',
  deputy: 'Welke praktijk neemt waar?',
  outside: 'Een waarnemer buiten Schakel (vul hieronder naam en telefoon in)',
  nobody: 'Geen waarnemer: de termijn staat stil',
  outsideName: 'Naam van de waarnemer buiten Schakel',
  outsidePhone: 'Telefoonnummer van die waarnemer',
  outsidePhoneHint: 'Bij spoed belt men dit nummer',
  /** A1: who records none is told what others will then see. */
  withoutDeputy: (said: string) =>
    `Zonder waarnemer zien anderen: “${said}” Zorg dat er op dat nummer iemand opneemt of wordt doorverwezen.`,
  deputyHint:
    'Een waarnemer kan de berichten lezen en beantwoorden van cliënten die daarvoor toestemming gaven. Voor andere cliënten staat de termijn stil. Een waarnemer buiten Schakel wordt gebeld en ziet geen berichten: de termijn staat dan stil.',
  save: 'Vastleggen',
  toList: 'Terug naar afwezigheid',
  change: 'Wijzigen',
  withdraw: 'Intrekken',
  end: 'Nu beëindigen',
  period: (from: string, until: string) => `${from} t/m ${until}`,
  standsIn: (name: string, phone: string) => `Waarnemer: ${name}, tel. ${phone}`,
  othersSee: (said: string) => `Geen waarnemer. Anderen zien: “${said}”`,
  now: (name: string, until: string) => `${name} is afwezig t/m ${until}`,
  soon: (name: string, from: string, until: string) => `${name} is afwezig van ${from} t/m ${until}`,
  byDeputy: (name: string, phone: string) => `bij spoed: waarnemer ${name}, tel. ${phone}.`,
  byUnread: (phone: string) => `wie waarneemt, kan nu niet worden gelezen. Bij spoed bel je ${phone}.`,
  byNobody: (phone: string) => `er is geen waarnemer. Bij spoed bel je ${phone}.`,
  /** D3: what follows in the same line. */
  standsStill: (until: string) => `De termijn staat stil t/m ${until}.`,
  willStandStill: 'In die periode staat de termijn stil.',
  unseenOutside: (name: string) => `${name} werkt niet met Schakel en ziet dit bericht niet.`,
  unseen: (name: string) => `${name} ziet dit bericht niet: de toestemming geldt niet voor die organisatie.`,
  clashTitle: 'Een afwezigheid moet anders',
  clash: (name: string, period: string) =>
    `Dit gaat over de afwezigheid van ${name} van ${period}. Spreek zo nodig met de andere praktijk af wie wat wijzigt.`,
  deputyReads: (name: string) => `U neemt waar voor ${name}.`,
};

/** One sentence for each reason about absences. */
export const absenceRefusalsNl = {
  'not-absence-keeper': () =>
    'Afwezigheid legt de accountbeheerder vast, of de contactpersoon van een team van die organisatie.',
  'absence-from-invalid': () => 'Vul de eerste dag van de afwezigheid in.',
  'absence-until-invalid': () => 'Vul de laatste dag van de afwezigheid in.',
  'absence-reversed': () => 'De laatste dag ligt vóór de eerste dag. Kies een latere laatste dag.',
  'absence-past': () => 'Afwezigheid kan niet in het verleden beginnen of eindigen. Kies vandaag of later.',
  'absence-too-long': ({ days }: { days: number }) => `De afwezigheid duurt te lang: ten hoogste ${days} dagen.`,
  'absence-over': () => 'Deze afwezigheid is voorbij of ingetrokken en kan niet meer worden gewijzigd.',
  'absence-overlaps': ({ from, until }: { from: string; until: string }) =>
    `In deze periode is al afwezigheid vastgelegd: ${on(from)} t/m ${on(until)}. Wijzig die.`,
  'deputy-missing': () => 'Kies welke praktijk waarneemt, of dat er geen waarnemer is.',
  'deputy-name-missing': () => 'Vul in wie er waarneemt: de naam van die praktijk.',
  'deputy-phone-missing': () => 'Vul een telefoonnummer van de waarnemer in dat bestaat. Bij spoed belt men dat.',
  'deputy-absent': ({ name, from, until }: { name: string; from: string; until: string }) =>
    `${name} kan niet waarnemen: die praktijk is zelf afwezig van ${on(from)} t/m ${on(until)}. Kies een andere praktijk of andere dagen.`,
  'deputy-circle': ({ names }: { names: string[] }) =>
    `Zo verwijzen waarnemers naar elkaar (${names.join(', ')}) en is er niemand bereikbaar. Kies een andere praktijk of andere dagen.`,
  'stands-in-for': ({ name, from, until }: { name: string; from: string; until: string }) =>
    `In deze periode neemt uw organisatie waar voor ${name} (${on(from)} t/m ${on(until)}). Spreek eerst een andere waarnemer af.`,
  'not-reminder': () => 'Een team herinneren kan alleen de contactpersoon of de accountbeheerder van dat team.',
};
