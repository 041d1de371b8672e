/** A number from 0 to under `below`, in a row that is the same for the same seed (mulberry32). */
export type Draw = (below: number) => number;

export function drawsFrom(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below) | 0;
  };
}

const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw(10)).join('');

/** Nine digits that pass the 11-proef, the first of them zero or not. */
function passing(draw: Draw, zeroFirst: boolean): string {
  for (;;) {
    const eight = `${zeroFirst ? 0 : 1 + draw(9)}${1 + draw(9)}${digits(draw, 6)}`;
    const check = Array.from(eight).reduce((sum, digit, index) => sum + (9 - index) * Number(digit), 0) % 11;
    if (check < 10) return `${eight}${check}`;
  }
}

/** The text with made-up digits for each `{###}`; eight signs are a number without its leading zero. */
export function fillIn(text: string, draw: Draw): string {
  return text.replace(/\{([^{}]*#[^{}]*)\}/g, (_, form: string) => {
    const signs = form.split('#').length - 1;
    const made = signs === 8 ? passing(draw, true).slice(1) : signs === 9 ? passing(draw, false) : digits(draw, signs);
    let next = 0;
    return form.replace(/#/g, () => made.charAt(next++));
  });
}

const two = (number: number): string => String(number).padStart(2, '0');
const date = (draw: Draw, separator: string): string =>
  [two(1 + draw(28)), two(1 + draw(12)), 1925 + draw(102)].join(separator);
const pressure = (draw: Draw): string => `${100 + draw(90)}/${55 + draw(50)}`;
const decimal = (draw: Draw, from: number, reach: number): string => `${from + draw(reach)},${draw(10)}`;

/** What care professionals write in digits that is no BSN. */
const ordinary: readonly ((draw: Draw) => string)[] = [
  (draw) => `ZD${digits(draw, 9)}`,
  (draw) => `ZorgDomein ${digits(draw, 9)}`,
  (draw) => `verwijzing ZD ${digits(draw, 8)} ontvangen`,
  (draw) => `AGB ${two(1 + draw(98))}${digits(draw, 6)}`,
  (draw) => `AGB-code 0${digits(draw, 7)}`,
  (draw) => `NL${two(draw(100))} RABO 0${digits(draw, 3)} ${digits(draw, 4)} ${digits(draw, 2)}`,
  (draw) => `IBAN NL${two(draw(100))}INGB0${digits(draw, 9)}`,
  (draw) => `06${digits(draw, 8)}`,
  (draw) => `06-${digits(draw, 8)} (dochter)`,
  (draw) => `06 ${digits(draw, 2)} ${digits(draw, 2)} ${digits(draw, 2)} ${digits(draw, 2)}`,
  (draw) => `tel. 010-${digits(draw, 7)}`,
  (draw) => `(0182) ${digits(draw, 2)} ${digits(draw, 2)} ${digits(draw, 2)}`,
  (draw) => `+31 6 ${digits(draw, 8)}`,
  (draw) => `+31 (0)88 ${digits(draw, 3)} ${digits(draw, 4)}`,
  (draw) => `bestelnummer ${digits(draw, 9)}`,
  (draw) => `polisnr ${digits(draw, 9)}`,
  (draw) => `polisnummer ${digits(draw, 10)}`,
  (draw) => `factuurnummer ${date(draw, '').slice(4)}${digits(draw, 5)}`,
  (draw) => `geb. ${date(draw, '-')}`,
  (draw) => `op ${date(draw, '.')} om ${two(draw(24))}:${two(draw(60))}`,
  (draw) => date(draw, '/'),
  (draw) => date(draw, ''),
  (draw) => `${date(draw, '-')} t/m ${date(draw, '-')}`,
  (draw) => `RR ${pressure(draw)} p ${50 + draw(60)} sat ${88 + draw(12)} T ${decimal(draw, 36, 4)}`,
  (draw) => `RR ${pressure(draw)} ${50 + draw(60)} ${88 + draw(12)}`,
  (draw) => `RR ${pressure(draw)}, ${pressure(draw)}, ${pressure(draw)}`,
  (draw) => `bloeddrukken: ${pressure(draw)} ${pressure(draw)} ${pressure(draw)}`,
  (draw) => `glucose ${[4, 5, 6, 7].map((from) => decimal(draw, from, 6)).join(' - ')}`,
  (draw) => `gewicht ${[60, 61, 62].map((from) => decimal(draw, from, 30)).join('; ')} kg`,
  (draw) => `metoprolol ${50 + draw(100)} mg ${1 + draw(3)}dd${1 + draw(2)}, furosemide ${20 + draw(60)} mg`,
  (draw) => `Kerkstraat ${1 + draw(300)}, ${1000 + draw(8999)} AB`,
  (draw) => `eGFR ${20 + draw(80)}, Na ${130 + draw(15)}, K ${decimal(draw, 3, 3)}, Hb ${decimal(draw, 6, 4)}`,
  (draw) => `BIG ${digits(draw, 11)}`,
  (draw) => `INR ${decimal(draw, 1, 4)} op ${date(draw, '-')}, ${decimal(draw, 1, 4)} op ${date(draw, '-')}`,
  (draw) => `week ${1 + draw(52)} 2026, route ${1 + draw(40)}, kamer ${100 + draw(400)}`,
];

/** So many ordinary numbers, as many of each sort. */
export const ordinaryNumbers = (count: number, draw: Draw): string[] =>
  Array.from({ length: count }, (_, index) => ordinary[index % ordinary.length]?.(draw) ?? '');
