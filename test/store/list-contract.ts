import { cursorOf } from '../../src/domain/cursor';
import type { AnyDocument } from '../../src/store/documents';
import { UnreadableDocument, type ListedResult, type ListRange, type Store } from '../../src/store/store';
import { damaged, sample } from './sample';

type Names = 'threadsOnTurn' | 'threadsAwaited' | 'checklistsOnTurn';

/** What a list of several queries must answer, in any store, be it little or much. */
export function listContract(storeOf: () => Store): void {
  const sources = { threadsOnTurn: ['ours', 'other'], threadsAwaited: ['ours'], checklistsOnTurn: ['ours'] };
  const instant = (minute: number): string =>
    `2026-11-24T${String(10 + Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}:00.000Z`;
  const message = {
    number: 1,
    kind: 'asked',
    personId: 'p',
    teamId: 't',
    authorName: 'n',
    text: 'Words',
    at: instant(0),
  };
  const text = (n: number): string => String(n).padStart(3, '0');

  /** Every third is on our turn, awaited by us, another's or a checklist; all of them in one order. */
  function docOf(n: number): AnyDocument {
    const partition = `network:${n % 3}`;
    if (n % 4 === 3) return sample('checklist', partition, `c${text(n)}`, { turnTeamId: 'ours', placeAt: instant(n) });
    const [turnTeamId, waitingTeamId] = [
      ['ours', 'theirs'],
      ['theirs', 'ours'],
      ['other', 'ours'],
    ][n % 4]!;
    const thread = { turnTeamId, waitingTeamId, dueAt: instant(n), latest: [message] };
    return sample('thread', partition, `t${text(n)}`, thread);
  }

  async function store(count: number, change = (doc: AnyDocument): AnyDocument => doc): Promise<string[]> {
    const docs = Array.from({ length: count }, (_, n) => docOf(n));
    const others = [
      sample('thread', 'network:0', 'not-ours', { turnTeamId: 'theirs', waitingTeamId: 'theirs', dueAt: instant(1) }),
      sample('checklist', 'network:0', 'not-other', { turnTeamId: 'other', placeAt: instant(1) }),
    ];
    for (const partition of ['network:0', 'network:1', 'network:2']) {
      const here = [...docs.map(change), ...others].filter((doc) => doc.partition === partition);
      if (here.length === 0) continue;
      await storeOf().commit(
        partition,
        here.map((doc) => ({ kind: 'insert', doc })),
      );
    }
    return docs.map(({ id }) => id);
  }

  const ask = (range: Partial<ListRange<Names>> = {}) => storeOf().list<Names>(sources, { limit: 10, ...range });
  const idsOf = ({ shown }: { shown: { doc: { id: string } }[] }): string[] => shown.map(({ doc }) => doc.id);

  /** All pages, each asked for behind the last of the one before. */
  async function pages(range: Partial<ListRange<Names>>): Promise<string[][]> {
    const all: string[][] = [];
    let after: string | undefined;
    do {
      const page = await ask({ ...range, after });
      all.push(idsOf(page));
      after = page.next;
    } while (after !== undefined);
    return all;
  }

  test.each([0, 1, 30, 130])(
    'of %i it is one list in one order, either way, up to a value, page by page',
    async (count) => {
      const ids = await store(count);
      for (const limit of [7, 99]) {
        const found = await pages({ limit });
        expect(found.flat()).toEqual(ids);
        expect(found).toHaveLength(Math.max(1, Math.ceil(count / limit)));
      }
      expect((await pages({ limit: 99, descending: true })).flat()).toEqual(ids.toReversed());
      expect((await pages({ limit: 9, upTo: instant(19) })).flat()).toEqual(ids.slice(0, 20));
    },
  );

  test.each([20, 120])(
    'of %i a thread comes without its messages, a place with each, and one about the same once',
    async (count) => {
      await store(count);
      const { shown } = await ask();
      expect(shown.map(({ place }) => place.value)).toEqual(Array.from({ length: 10 }, (_, n) => instant(n)));
      expect(shown.map(({ doc }) => (doc as { latest?: unknown[] }).latest ?? [])).toEqual(Array(10).fill([]));
      expect(JSON.stringify(shown)).not.toContain(message.text);
      const whole = (await storeOf().get('checklist', 'network:0', 'c003'))?.doc;
      expect(shown[3]).toEqual({ doc: whole, place: { value: instant(3), id: 'c003', partition: 'network:0' } });
      const about = ({ partition }: ListedResult<Names>): string => partition;
      expect(new Set((await ask({ about })).shown.map(({ doc }) => doc.partition)).size).toBe(3);
    },
  );

  test.each([20, 120])(
    'of %i what cannot be read is told where it stands, and makes no page shorter',
    async (count) => {
      const bad = ['t000', 't001', 't008'];
      const ids = await store(count, (doc) => (bad.includes(doc.id) ? damaged(doc) : doc));
      await expect(ask()).rejects.toThrow(UnreadableDocument);
      const told: string[] = [];
      const onUnreadable = ({ documentId }: UnreadableDocument): void => void told.push(documentId);
      const first = await ask({ limit: 5, onUnreadable });
      expect(idsOf(first)).toEqual(ids.slice(2, 7));
      expect(told).toEqual(expect.arrayContaining(['t000', 't001']));
      told.splice(0);
      const after = cursorOf({ value: instant(8), id: 't008', partition: 'network:2' });
      expect([idsOf(await ask({ limit: 5, onUnreadable, after })), told]).toEqual([ids.slice(9, 14), []]);
    },
  );
}
