/** Chance that can be repeated: the same seed, the same history. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** True about `share` of the times. */
  happens(share: number): boolean;
  /** One of these. */
  pick<T>(from: readonly T[]): T;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
}

/** Mulberry32: 32 bits of state, enough to choose faults with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    happens: (share) => next() < share,
    pick: (from) => {
      const chosen = from[between(0, from.length - 1)];
      if (chosen === undefined) throw new Error('Nothing to pick from');
      return chosen;
    },
    between,
  };
}
