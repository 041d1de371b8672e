/** What the words right before a number make it: "BSN 12…", "tel. 06…", "ordernr. 12…", "RR 120…". */
export type NamedAs = 'bsn' | 'telephone' | 'reference' | 'measured';

/** How far back a name is looked for, in characters. */
export const nameReach = 60;

/** Words that may stand between a name and its number. */
const between =
  'nummers?|nrs?|no|num|number|code|ref|referentie|verwijzing|is|was|van|het|de|the|op|mij|me|ons|naar|om|tussen|tot|en';
const rightBefore = `[^\\p{L}\\d]*(?:(?:${between})(?!\\p{L})[^\\p{L}\\d]*)*$`;
const name = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})${rightBefore}`, 'iu');

const telephone = name(
  'tel|telefoon\\p{L}*|telephone|phone|mobiel\\p{L}*|mobile|mob|gsm|fax\\p{L}*|bel|bellen|gebeld|bereikbaar|call',
);

const reference = new RegExp(
  '(?:€|\\$|£|(?<!\\p{L})eur(?:o)?)\\s*$|' +
    name(
      'z[ .-]?d(?:nr|nummer)?|zorgdomein\\p{L}*|agb\\p{L}*|iban\\p{L}*|rekening\\p{L}*|bankrekening\\p{L}*|' +
        '\\p{L}{0,20}order(?:nr|nummer|s|number)?|bestel\\p{L}*|\\p{L}{0,20}polis(?:sen|nr|nummer)?|policy|' +
        'verzeker\\p{L}*nummer|batch\\p{L}*|lot|lotn\\p{L}+|charge\\p{L}*|artikel\\p{L}*|article|art|serie\\p{L}*|serial|' +
        'factuur\\p{L}*|invoice|referentie\\p{L}*|reference|ref|kenmerk|kvk\\p{L}*|btw\\p{L}*|rsin|big\\p{L}*|uzi\\p{L}*|' +
        'pzn|zi|ean|gtin',
    ).source,
  'iu',
);

const measured = name(
  'rr|bd|bp|bloeddruk\\p{L}*|tensie|pols|hf|af|hartslag|sat|saturatie|spo2?|glucose|gluc|bs|bloedsuikers?|nuchter|' +
    'gewicht\\p{L}*|temp|temperatuur|inr|crp|lab|metingen|meting|waarden|uitslag\\p{L}*|pulse|pressure|readings|values|sugars',
);

const bsn =
  /(?<!\p{L})(?:bsn|burger[ -]?service|sofi|citizen[ -]service)(?:\p{L}*)(?:[^\p{L}\d]+\p{L}+){0,3}[^\p{L}\d]*$/iu;

/** The nearest name counts: "BSN onbekend, tel. 06…" names a telephone number. */
export function namedAs(before: string): NamedAs | undefined {
  if (telephone.test(before)) return 'telephone';
  if (reference.test(before)) return 'reference';
  if (measured.test(before)) return 'measured';
  return bsn.test(before) ? 'bsn' : undefined;
}
