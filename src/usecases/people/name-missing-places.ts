import type { DocumentOf } from '../../store/documents';
import { key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import { UnreadableDocument, type Stored } from '../../store/store';
import { insert, unchanged } from '../../store/write';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { namePlace, seatIn } from '../places';
import { readReadable } from '../read-all';

/** The places seen to be named by the runs before: a name stays, so that one more run costs what is new. */
export type NamedPlaces = Set<string>;

/** Who is told what a run found, by ids alone. */
export interface PeopleFound {
  named: (personId: string, organisationId: string) => void;
  seated: (personId: string, teamId: string) => void;
}

/**
 * Whatever way a place came in: names its organisation on the person's document where that is missing, so that whoever
 * acts has it (ADR 26), and gives it the seats it misses, by which a team's people are found. Asks organisation by
 * organisation, each in its own partition. Answers how many names were missing.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function nameMissingPlaces(
  deps: Pick<Deps, 'store'>,
  named: NamedPlaces = new Set(),
  found: PeopleFound = { named: () => undefined, seated: () => undefined },
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
        if (missing) found.named(doc.personId, organisationId);
        return missing;
      };
      const unread = await seat(deps, staff.found, found);
      count += await eachInTurn(places, name, [...staff.faults, ...unread]);
      return true;
    },
    faults,
  );
  return count;
}

/**
 * The seats that are missing, each in one batch with its place as it was read: who leaves meanwhile gets none back. One
 * that cannot be read is there: answers those, to be told.
 */
async function seat(
  deps: Pick<Deps, 'store'>,
  staff: readonly Stored<DocumentOf<'staff'>>[],
  found: PeopleFound,
): Promise<UnreadableDocument[]> {
  const keysOf = ({ doc }: (typeof staff)[number]) =>
    doc.teamIds.map((teamId) => key.seat(doc.organisationId, teamId, doc.personId));
  const keys = staff.flatMap(keysOf);
  const seats = keys.length === 0 ? [] : await deps.store.getMany(keys);
  const missing = new Set(keys.filter((_, index) => seats[index] === undefined).map(({ id }) => id));
  for (const place of staff) {
    const { doc } = place;
    const lacking = doc.teamIds.map((teamId) => seatIn(doc, teamId)).filter(({ id }) => missing.has(id));
    if (lacking.length === 0) continue;
    const { ok } = await deps.store.commit(doc.partition, [unchanged(place), ...lacking.map(insert)]);
    if (ok) for (const { teamId } of lacking) found.seated(doc.personId, teamId);
  }
  return seats.filter((each) => each instanceof UnreadableDocument);
}
