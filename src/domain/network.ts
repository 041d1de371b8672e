/**
 * requested: asked for, the practice must decide (N5); declined: that came to nothing, refused or taken back;
 * open: takes messages; frozen: consent withdrawn (C5); closed: ended, readable (N9).
 */
export const networkStates = ['requested', 'declined', 'open', 'frozen', 'closed'] as const;
export type NetworkState = (typeof networkStates)[number];

/** Its threads wait for somebody: clocks run, reminders and digests tell of them. */
export function isRunning({ state }: { state: NetworkState }): boolean {
  return state === 'open' || state === 'requested';
}

/** N5: before, nobody has the network: there is only a request, between the two teams of its thread. */
export function hasStarted({ state }: { state: NetworkState }): boolean {
  return state !== 'requested' && state !== 'declined';
}

/** N6: new through ZorgDomein with its reference, or an existing client as attested. */
export const networkSources = ['zorgdomein', 'existing-client'] as const;
export type NetworkSource = (typeof networkSources)[number];

export interface Client {
  name: string;
  /** ISO date, YYYY-MM-DD. */
  birthDate: string;
}

const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** G3: the health-free name of a network: `NW-` and five letters and digits made from its id. */
export function codeOf(networkId: string): string {
  let hash = 7;
  for (const letter of networkId) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  let code = '';
  for (let place = 0; place < 5; place += 1) {
    code += codeLetters.charAt(hash % codeLetters.length);
    hash = Math.floor(hash / codeLetters.length);
  }
  return `NW-${code}`;
}
