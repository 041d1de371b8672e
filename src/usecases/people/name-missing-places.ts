import { organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { namePlace } from '../places';
import { readReadable } from '../read-all';

/** The places seen to be named by the runs before: a name stays, so that one more run costs what is new. */
export type NamedPlaces = Set<string>;

/**
 * Whatever way a place came in: names its organisation on the person's document where that is missing, so that whoever
 * acts has it (ADR 26). Asks organisation by organisation, each in its own partition. Answers how many names were missing.
 * @param found called for each, with ids alone
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function nameMissingPlaces(
  deps: Pick<Deps, 'store'>,
  named: NamedPlaces = new Set(),
  found: (personId: string, organisationId: string) => void = () => undefined,
): Promise<number> {
  const organisations = await readReadable(deps.store, 'organisations', 'organisation');
  let count = 0;
  const faults: unknown[] = [...organisations.faults];
  await eachInTurn(
    organisations.found,
    async ({ doc: { organisationId } }) => {
      const partition = organisationPartition(organisationId);
      const staff = await readReadable(deps.store, 'staffOfOrganisation', organisationId, { partition });
      const places = staff.found.filter(({ doc }) => !named.has(doc.id));
      const name = async ({ doc }: (typeof places)[number]): Promise<boolean> => {
        const missing = await namePlace(deps, doc);
        named.add(doc.id);
        if (missing) found(doc.personId, organisationId);
        return missing;
      };
      count += await eachInTurn(places, name, staff.faults);
      return true;
    },
    faults,
  );
  return count;
}
