import type { DemoPerson } from './people';

/** Where one person's page answers. */
export interface PersonAddress {
  key: string;
  url: string;
}

/**
 * What `npm start` prints when all is up: per person one line with the address, who it is and what to try first,
 * aligned in columns, and at last a line that starts with "Klaar". People without an address are left out.
 */
export function announce(people: DemoPerson[], addresses: PersonAddress[]): string {
  const urls = new Map(addresses.map((address) => [address.key, address.url]));
  const rows = people.flatMap((person) => {
    const url = urls.get(person.key);
    return url === undefined ? [] : [[url, `${person.name}, ${person.role}`, person.tryFirst] as const];
  });
  const urlWidth = Math.max(0, ...rows.map(([url]) => url.length));
  const whoWidth = Math.max(0, ...rows.map(([, who]) => who.length));
  return [
    ...rows.map(([url, who, first]) => `${url.padEnd(urlWidth)}  ${who.padEnd(whoWidth)}  ${first}`),
    `Klaar: open een adres per persoon in de browser. Stoppen met Ctrl-C.`,
  ].join('\n');
}
