import type { SqlQuerySpec } from '@azure/cosmos';
import type Account from '@vercel/cosmosdb-server/lib/account';
import type { StoredItem } from './cosmos-batch';
import type { Range } from './cosmos-ranges';

export interface Place {
  database: string;
  container: string;
}

/** A container as one replica has it. */
export interface Replica {
  /** `dbs/…/colls/…`, and the container's own id. */
  path: string;
  rid: string;
  items: StoredItem[];
  /** How many writes each physical partition has taken, by its id. */
  lsns: Map<string, number>;
}

export interface Replicas {
  /** The container with all that was acknowledged, or undefined when there is none of this name. */
  leading: (place: Place) => Replica | undefined;
  /** The same as one replica has it that was told to lag. */
  lagging: (place: Place) => Replica | undefined;
  lag: () => void;
  catchUp: () => void;
  /** Counts a write. */
  written: (place: Place, ranges: Range[]) => void;
  /** The answer of a query on these items alone. */
  query: (place: Place, spec: SqlQuerySpec, items: StoredItem[]) => StoredItem[];
}

/** What an account holds as its replicas have it: most take every write at once, one may take it later. */
export function replicasOf(account: Account): Replicas {
  const lsns = new Map<string, Map<string, number>>();
  let still: Map<string, Replica> | undefined;
  const collectionOf = ({ database, container }: Place) => account.database(database).collection(container);

  function leading(place: Place): Replica | undefined {
    const collection = collectionOf(place);
    // The types of the server say that a missing one is read as something; it is not.
    const own = collection.read() as { _rid: string } | undefined;
    if (own === undefined) return undefined;
    const path = pathOf(place);
    const items = [...collection.documents._data.values()].map((each) => each.read() as unknown as StoredItem);
    return { path, rid: own._rid, items, lsns: new Map(lsns.get(path)) };
  }

  function lag(): void {
    still = new Map();
    for (const database of idsOf(account.databases)) {
      for (const container of idsOf(account.database(database).collections)) {
        const place = { database, container };
        still.set(pathOf(place), leading(place)!);
      }
    }
  }

  return {
    leading,
    lagging: (place) => (still === undefined ? leading(place) : still.get(pathOf(place))),
    lag,
    catchUp: () => {
      still = undefined;
    },
    written: (place, ranges) => {
      const own = lsns.get(pathOf(place)) ?? new Map<string, number>();
      for (const { id } of ranges) own.set(id, (own.get(id) ?? 0) + 1);
      lsns.set(pathOf(place), own);
    },
    query: (place, { query, parameters = [] }, items) => {
      const { documents } = collectionOf(place);
      const _data = new Map(items.map((item, index) => [String(index), { read: () => item }]));
      const some = Object.create(documents, { _data: { value: _data } }) as typeof documents;
      const asked = { query, parameters: parameters as { name: string; value: unknown }[] };
      return (some.query(asked, {}) as { result: StoredItem[] }).result;
    },
  };
}

const pathOf = ({ database, container }: Place): string => `dbs/${database}/colls/${container}`;

function idsOf({ _data }: { _data: Map<string, { read: () => unknown }> }): string[] {
  return [..._data.values()].map((each) => (each.read() as { id: string }).id);
}
