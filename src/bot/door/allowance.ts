/** How many of something each key may have: so many a second, and so many at once. */
export interface Allowance {
  /** Whether one more is within the allowance; nothing is taken. */
  has: (key: string) => boolean;
  /**
   * Takes one, or answers false and takes nothing. What was taken last may come a second time under
   * the same name without being counted: Teams sends a press twice (PLATFORM, trap 8).
   */
  take: (key: string, name?: string) => boolean;
  /** How many keys are remembered now. */
  readonly remembered: number;
}

export interface AllowanceOptions {
  /** A second, for each key. */
  rate: number;
  /** At once, for each key. */
  burst: number;
  /** How many keys are remembered; beyond it the one that was longest idle begins anew. */
  most?: number;
  /** Milliseconds of a clock that never jumps; monotonic unless a test brings its own. */
  now?: () => number;
}

/** When all that a key took is made up for, in milliseconds, and the name of what it took last. */
interface Account {
  full: number;
  last: string | undefined;
}

/**
 * The generic cell rate algorithm: one moment per key, so that memory is bounded by the number of
 * keys, and a key that is full again can be forgotten without a difference. Ours instead of a
 * library's: restify's throttle works on requests only, and here it is people who are counted, after
 * their request was authenticated; libraries with fixed windows let twice the number through around a border.
 */
export function createAllowance({ rate, burst, most = 10_000, now }: AllowanceOptions): Allowance {
  const clock = now ?? ((): number => performance.now());
  const each = 1_000 / rate;
  // In the order of last use: the idle stand in front.
  const accounts = new Map<string, Account>();
  const fullAt = (key: string, at: number): number => Math.max(accounts.get(key)?.full ?? at, at);
  const fits = (key: string, at: number): boolean => fullAt(key, at) - at <= each * (burst - 1);

  return {
    has: (key) => fits(key, clock()),
    take: (key, name) => {
      const at = clock();
      const known = accounts.get(key);
      const again = name !== undefined && known?.last === name;
      const taken = !again && fits(key, at);
      const full = fullAt(key, at) + (taken ? each : 0);
      accounts.delete(key);
      accounts.set(key, { full, last: taken ? name : again ? undefined : known?.last });
      forget(accounts, most, at);
      return taken || again;
    },
    get remembered() {
      return accounts.size;
    },
  };
}

/** From the front: whoever is full again, and whoever is too many. */
function forget(accounts: Map<string, Account>, most: number, at: number): void {
  for (const [key, { full }] of accounts) {
    if (accounts.size <= most && full > at) return;
    accounts.delete(key);
  }
}
