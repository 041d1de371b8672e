import { documentSchemas, type AnyDocument, type DocumentType } from '../../src/store/documents';
import { queries, type Place, type QueryName, type QueryRange, type Store } from '../../src/store/store';
import { sample, valuesFor } from './sample';

/** Values of the order field that every form of text takes, also instants; with ties. */
const orders = ['05', '01', '03', '03', '02', '03', '04'].map((day) => `2026-11-${day}T08:30:00.000Z`);
const [low, high] = ['network:1', 'network:2'] as const;

interface Placed {
  partition: string;
  id: string;
  order: string;
}

/** Seven in each of two partitions, with the same ids and order values in both. */
const placed: Placed[] = [low, high].flatMap((partition) =>
  orders.map((order, index) => ({ partition, id: `id-${(index * 3) % 7}`, order })),
);

function compare(a: Placed, b: Placed): number {
  const [left, right] = [a, b].map(({ order, id, partition }) => [order, id, partition].join(' ')) as [string, string];
  return left < right ? -1 : 1;
}

/** What a named query must answer, in any store. */
export function queryContract(name: QueryName, storeOf: () => Store): void {
  const { type, by, order } = queries[name];
  const [value = 'asked', other] =
    by === 'type' ? [type] : valuesFor(type, by, ['asked', 'other', ...Object.values(enumOf(type, by))]);

  beforeEach(async () => {
    for (const partition of [low, high]) {
      const here = placed.filter((each) => each.partition === partition);
      const docs = [
        ...here.map((each): AnyDocument => sample(type, partition, each.id, { [by]: value, [order]: each.order })),
        ...decoys(partition),
      ];
      const result = await storeOf().commit(
        partition,
        docs.map((doc) => ({ kind: 'insert', doc })),
      );
      if (!result.ok) throw new Error('The documents asked for could not be stored');
    }
  });

  /** The same type under another value, and every other type that has both fields, under the same value. */
  function decoys(partition: string): AnyDocument[] {
    const types = (Object.keys(documentSchemas) as DocumentType[]).filter(
      (each) =>
        each !== type &&
        valuesFor(each, by, [value]).length > 0 &&
        valuesFor(each, order, [orders[0] ?? '']).length > 0,
    );
    const others = types.map((each) => sample(each, partition, `decoy-${each}`, { [by]: value, [order]: orders[0] }));
    return other === undefined
      ? others
      : [...others, sample(type, partition, 'decoy', { [by]: other, [order]: orders[0] })];
  }

  async function ask(range: QueryRange): Promise<{ found: Placed[]; next: string | undefined }> {
    const page = await storeOf().query(name, value, range);
    const found = page.items.map(({ doc }) => {
      const read = doc as unknown as Record<string, string>;
      return { partition: doc.partition, id: doc.id, order: read[order] ?? '' };
    });
    return { found, next: page.next };
  }

  const all = placed.toSorted(compare);
  const upTo = '2026-11-03T08:30:00.000Z';
  const until = all.filter((each) => each.order <= upTo);
  const ranges: [Omit<QueryRange, 'limit'>, Placed[]][] = [
    [{}, all],
    [{ descending: true }, all.toReversed()],
    [{ upTo }, until],
    [{ upTo, descending: true }, until.toReversed()],
    [{ upTo: '2026-10' }, []],
    [{ partition: high }, all.filter((each) => each.partition === high)],
    [{ partition: low, upTo }, until.filter((each) => each.partition === low)],
    [{ partition: low, upTo, descending: true }, until.filter((each) => each.partition === low).toReversed()],
    [{ partition: 'network:3' }, []],
  ];

  test('finds its own documents only, in order, either way, up to a value, in a partition', async () => {
    for (const [range, expected] of ranges) {
      expect({ range, ...(await ask({ ...range, limit: 100 })) }).toEqual({ range, found: expected, next: undefined });
    }
    const [first] = (await storeOf().query(name, value, { limit: 1 })).items;
    expect(first).toEqual(await storeOf().get(type, all[0]!.partition, all[0]!.id));
  });

  test('page by page nothing is skipped or shown twice, through ties', async () => {
    for (const [range, expected] of ranges) {
      for (const limit of [2, 5]) {
        const pages = await pagesOf(limit, range);
        expect({ range, found: pages.flat() }).toEqual({ range, found: expected });
        // Full pages, no empty one at the end.
        expect(pages).toHaveLength(Math.max(1, Math.ceil(expected.length / limit)));
      }
    }
  });

  test('tells where they lie without reading them, page by page in the same order', async () => {
    const found: Place[] = [];
    let after: string | undefined;
    do {
      const page = await storeOf().places(name, value, { limit: 4, after });
      found.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual(all.map(({ partition, id }) => ({ partition, id })));
  });

  async function pagesOf(limit: number, range: Omit<QueryRange, 'limit'>): Promise<Placed[][]> {
    const pages: Placed[][] = [];
    let next: string | undefined;
    do {
      const page = await ask({ ...range, limit, ...(next === undefined ? {} : { after: next }) });
      pages.push(page.found);
      next = page.next;
    } while (next !== undefined);
    return pages;
  }
}

function enumOf(type: DocumentType, name: string): string[] {
  const field = (documentSchemas[type].shape as Record<string, unknown>)[name];
  return typeof field === 'object' && field !== null && 'options' in field ? (field.options as string[]) : [];
}
