import { whenNeeded } from '../when-needed';
import type { OrganisationKind } from './directory';

const telephones = whenNeeded('libphonenumber-js/min');

/** What a switchboard asks for after the number: "toestel 12", "tst. 12", "x12". */
const extension = /[\s,]*(?:toestel|tst\.?|ext\.?|x|#)\s*\d{1,6}$/i;

const marks = /[\s()./-]/g;

/** A municipality, dialled as it stands: 14 and its area (14 030). */
const municipal = /^140\d{2,3}$/;

/** National numbers may be shorter than nine digits after the zero only behind these. */
const service = /^(?:800|90[069])/;

type Parsed = NonNullable<ReturnType<ReturnType<typeof telephones>['parsePhoneNumberFromString']>>;

/**
 * M3: whether it is a number that reaches a team of such an organisation: one of the Dutch plan or, with its country
 * code, of another, also with an extension. By the plan and not by its signs, as it is what people call when it is
 * urgent. 112, 113, 144 and 116 … reach no team, and are never one's number; 14 030 reaches a municipality, and with it
 * its neighbourhood team.
 */
export function isTelephone(text: string, kind?: OrganisationKind): boolean {
  if (municipal.test(text.trim().replace(marks, ''))) return kind === 'neighbourhood-team';
  return parsedOf(text) !== undefined;
}

function parsedOf(text: string): Parsed | undefined {
  const number = text.trim().replace(extension, '');
  if (!/^(?:\+|0)\d+$/.test(number.replace(marks, ''))) return undefined;
  const parsed = telephones().parsePhoneNumberFromString(number, 'NL');
  if (parsed?.isValid() !== true) return undefined;
  const { country, nationalNumber } = parsed;
  return country !== 'NL' || nationalNumber.length >= 9 || service.test(nationalNumber) ? parsed : undefined;
}

/**
 * A number as it is kept and shown: as it is dialled in the Netherlands, one of another country with its code; the
 * extension behind it. Grouped as it was typed where it was; what is no number comes back as it is.
 */
export function shownTelephone(text: string): string {
  const typed = text.trim();
  const parsed = parsedOf(typed);
  if (parsed === undefined || /^\(?0[1-9]\d*\)?[\s./-]/.test(typed)) return typed;
  const abroad = parsed.country !== undefined && parsed.country !== 'NL';
  return `${abroad ? parsed.formatInternational() : parsed.formatNational()}${extension.exec(typed)?.[0] ?? ''}`;
}

/** What a telephone dials of it, from any country (E.164): without the extension, which is asked for by voice. */
export function dialled(text: string): string {
  return parsedOf(text)?.number ?? text.replace(extension, '').replace(/[^\d+]/g, '');
}
