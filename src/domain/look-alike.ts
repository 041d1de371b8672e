import { signs } from './look-alikes.json';

const lookOf: ReadonlyMap<string, string> = new Map(
  Object.entries(signs).flatMap(([look, alike]) => Array.from(alike, (sign) => [sign, look] as const)),
);

/** What a name looks like, so that two that look alike are the same: letters of other scripts, accents, 0 and o, 1 and l, rn and m. */
export function lookOfName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(plain, (sign) => lookOf.get(sign) ?? sign)
    .join('')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('rn', 'm');
}
