import { whenNeeded } from '../when-needed';

const telephones = whenNeeded('libphonenumber-js/min');

/** What a switchboard asks for after the number: "toestel 12", "tst. 12", "x12". */
const extension = /[\s,]*(?:toestel|tst\.?|ext\.?|x|#)\s*\d{1,6}$/i;

const marks = /[\s()./-]/g;

/** Numbers that are dialled as they stand: emergency, 113 and 144, 116 xxx, and 14 with an area (14 030). */
const short = /^(?:11[2-3]|144|116\d{3}|140\d{2,3})$/;

/** National numbers may be shorter than nine digits after the zero only behind these. */
const service = /^(?:800|90[069])/;

/**
 * M3: whether it can be dialled in the Netherlands: a number of the Dutch plan or, with its country code, of another,
 * also with an extension. By the plan and not by its signs, as it is what people call when it is urgent.
 */
export function isTelephone(text: string): boolean {
  const number = text.trim().replace(extension, '');
  const plain = number.replace(marks, '');
  if (short.test(plain)) return true;
  if (!/^(?:\+|0)\d+$/.test(plain)) return false;
  const parsed = telephones().parsePhoneNumberFromString(number, 'NL');
  if (parsed?.isValid() !== true) return false;
  const { country, nationalNumber } = parsed;
  return country !== 'NL' || nationalNumber.length >= 9 || service.test(nationalNumber);
}

/** What a telephone dials of it: without the extension, which is asked for by voice. */
export function dialled(text: string): string {
  return text.replace(extension, '').replace(/[^\d+]/g, '');
}
