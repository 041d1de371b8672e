import { queries, type QueryName, type Store, type Write } from '../../src/store/store';
import { documentSchemas, UnreadableDocument, type DocumentType } from '../../src/store/documents';
import { grownWithin, ofNextVersion } from '../helpers/next-version';
import { listContract } from './list-contract';
import { sameAsModel } from './model';
import { queryContract } from './query-contract';
import { damaged, sample, unreadable } from './sample';

/** A store with nothing in it, for one test. */
export interface Opened {
  store: Store;
  /** Closes the store and opens what it left behind, where it leaves anything. */
  reopen?(): Promise<Store>;
  dispose(): Promise<void>;
}

const home = 'network:1';

/** All named queries are made of one pattern: every test run plays some of them, CI plays all (SCHAKEL_TEST_RUNS). */
const all = Object.keys(queries) as QueryName[];
export const someQueries = (some: QueryName[]): QueryName[] =>
  process.env['SCHAKEL_TEST_RUNS'] === undefined ? some : all;
export const everySixth = all.filter((_, index) => index % 6 === 0);

/** What every store must do, whatever is behind it (PLATFORM: one contract test for every store). */
export function storeContract(
  name: string,
  open: () => Promise<Opened>,
  options: { runs: number; queries?: QueryName[] } = { runs: 100 },
): void {
  describe(`store contract: ${name}`, () => {
    let opened: Opened;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());
    const seat = (id: string, teamId = 'team', partition = home) => sample('seat', partition, id, { teamId });
    const insert = (...ids: string[]) =>
      store.commit(
        home,
        ids.map((id): Write => ({ kind: 'insert', doc: seat(id) })),
      );
    const revisionOf = async (id: string) => (await store.get('seat', home, id))?.revision ?? 'gone';

    test('what is inserted is read back, with the revision the commit told', async () => {
      const done = await insert('a', 'b');
      const revisions = [await revisionOf('a'), await revisionOf('b')];
      expect(done).toEqual({ ok: true, revisions });
      expect((await store.get('seat', home, 'a'))?.doc).toEqual(seat('a'));
    });

    test('what leaves by itself one day is read back as it is until then, and stays when it is due anew', async () => {
      const state = { state: 'done', dueAt: '2026-11-24T09:00:00.000Z' };
      const notice = sample('notice', home, 'notice:a', state);
      await store.commit(home, [{ kind: 'insert', doc: notice }]);
      const done = await store.get('notice', home, notice.id);
      expect(done?.doc).toEqual(notice);
      const doc = { ...notice, state: 'pending' as const };
      await store.commit(home, [{ kind: 'replace', doc, revision: done?.revision ?? '' }]);
      expect((await store.get('notice', home, notice.id))?.doc).toEqual(doc);
    });

    test('it is empty until something is in it, and again when that is gone', async () => {
      expect(await store.isEmpty()).toBe(true);
      await store.commit('elsewhere', [{ kind: 'insert', doc: seat('a', 'team', 'elsewhere') }]);
      expect(await store.isEmpty()).toBe(false);
      const revision = (await store.get('seat', 'elsewhere', 'a'))?.revision ?? '';
      await store.commit('elsewhere', [{ kind: 'remove', id: 'a', revision }]);
      expect(await store.isEmpty()).toBe(true);
    });

    test('replacing changes the document and its revision', async () => {
      await insert('a');
      const before = await revisionOf('a');
      const done = await store.commit(home, [{ kind: 'replace', doc: seat('a', 'other'), revision: before }]);
      expect(done).toEqual({ ok: true, revisions: [await revisionOf('a')] });
      expect(await revisionOf('a')).not.toBe(before);
      expect((await store.get('seat', home, 'a'))?.doc.teamId).toBe('other');
    });

    test('a replacement replaces: fields of before do not stay', async () => {
      await store.commit(home, [{ kind: 'insert', doc: seat('a') }]);
      const doc = sample('press', home, 'a');
      await store.commit(home, [{ kind: 'replace', doc, revision: await revisionOf('a') }]);
      expect((await store.get('press', home, 'a'))?.doc).toEqual(doc);
    });

    test.each(Object.keys(documentSchemas) as DocumentType[])(
      'a %s of the next version survives reading, changing and writing by this one',
      async (type) => {
        const later = ofNextVersion(grownWithin(sample(type, home, 'a')));
        await store.commit(home, [{ kind: 'insert', doc: later }]);
        const read = await store.get(type, home, 'a');
        expect(read?.doc).toEqual(later);
        const doc = { ...read!.doc };
        expect(await store.commit(home, [{ kind: 'replace', doc, revision: read!.revision }])).toMatchObject({
          ok: true,
        });
        expect((await store.get(type, home, 'a'))?.doc).toEqual(later);
      },
    );

    test('several are read at once, in the order of their keys, wherever they lie and also when they are many', async () => {
      const away = 'organisation:1';
      const ids = Array.from({ length: 99 }, (_, index) => `s${index}`);
      await insert(...ids);
      await store.commit(away, [
        { kind: 'insert', doc: seat('s1', 'other', away) },
        { kind: 'insert', doc: damaged(seat('bad', 'team', away)) },
      ]);
      const of = (partition: string, id: string, type: 'seat' | 'staff' = 'seat') => ({ type, partition, id });
      const keys = [
        of(away, 's1'),
        of(home, 'none'),
        of(home, 's1', 'staff'),
        of(away, 'bad'),
        of(away, 's0'),
        of(away, ''),
      ];
      const one = await store.get('seat', away, 's1');
      expect(await store.getMany(keys)).toEqual([
        one,
        undefined,
        undefined,
        expect.any(UnreadableDocument),
        undefined,
        undefined,
      ]);
      expect(await store.getMany([of(away, 's1')])).toEqual([one]);
      expect(await store.getMany([])).toEqual([]);
      const many = [...ids.map((id) => of(home, id)), of(away, 's1'), of(home, 's98'), of(away, 's1')];
      const found = (await store.getMany(many)).map(
        (each) => each && 'doc' in each && [each.doc.partition, each.doc.id],
      );
      expect(found).toEqual(many.map(({ partition, id }) => [partition, id]));
    });

    test('what is removed is gone from reads and queries, and its id is free', async () => {
      await insert('a', 'b');
      const done = await store.commit(home, [{ kind: 'remove', id: 'a', revision: await revisionOf('a') }]);
      expect(done).toEqual({ ok: true, revisions: [''] });
      expect(await store.get('seat', home, 'a')).toBeUndefined();
      expect((await store.query('seatsOfTeam', 'team', { limit: 9 })).items.map(({ doc }) => doc.id)).toEqual(['b']);
      expect((await insert('a')).ok).toBe(true);
    });

    test('of two writers who read the same revision one wins, the other is told', async () => {
      await insert('a');
      const revision = await revisionOf('a');
      const write = (teamId: string) => store.commit(home, [{ kind: 'replace', doc: seat('a', teamId), revision }]);
      const results = await Promise.all([write('first'), write('second')]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results).toContainEqual({ ok: false, reason: 'changed', index: 0 });
      const winner = results[0].ok ? 'first' : 'second';
      expect((await store.get('seat', home, 'a'))?.doc.teamId).toBe(winner);
    });

    test('an id that is there: exists, with the write at fault, and nothing of the batch is stored', async () => {
      await insert('there');
      const before = await revisionOf('there');
      expect(await insert('new', 'there', 'other')).toEqual({ ok: false, reason: 'exists', index: 1 });
      expect(await store.get('seat', home, 'new')).toBeUndefined();
      expect(await store.get('seat', home, 'other')).toBeUndefined();
      expect(await revisionOf('there')).toBe(before);
    });

    test('inserting the very same document twice: the second is told that it exists', async () => {
      await insert('a');
      expect(await insert('a')).toEqual({ ok: false, reason: 'exists', index: 0 });
    });

    test.each<[string, (stale: string) => Write]>([
      ['replacing an old revision', (revision) => ({ kind: 'replace', doc: seat('a', 'lost'), revision })],
      ['removing an old revision', (revision) => ({ kind: 'remove', id: 'a', revision })],
      ['replacing what is not there', (revision) => ({ kind: 'replace', doc: seat('none'), revision })],
      ['removing what is not there', (revision) => ({ kind: 'remove', id: 'none', revision })],
      ['replacing without a revision', () => ({ kind: 'replace', doc: seat('a', 'lost'), revision: '' })],
      ['removing without a revision', () => ({ kind: 'remove', id: 'a', revision: '' })],
    ])('%s: changed, and nothing of the batch is stored', async (_, write) => {
      await insert('a');
      const stale = await revisionOf('a');
      await store.commit(home, [{ kind: 'replace', doc: seat('a', 'kept'), revision: stale }]);
      const result = await store.commit(home, [{ kind: 'insert', doc: seat('new') }, write(stale)]);
      expect(result).toEqual({ ok: false, reason: 'changed', index: 1 });
      expect(await store.get('seat', home, 'new')).toBeUndefined();
      expect((await store.get('seat', home, 'a'))?.doc.teamId).toBe('kept');
    });

    test('the first write at fault is the one told', async () => {
      await insert('there');
      const replace: Write = { kind: 'replace', doc: seat('none'), revision: 'x' };
      expect(await store.commit(home, [replace, { kind: 'insert', doc: seat('there') }])).toEqual({
        ok: false,
        reason: 'changed',
        index: 0,
      });
    });

    test('a batch of 100 is stored as a whole; 101 and none are refused', async () => {
      const ids = Array.from({ length: 101 }, (_, index) => `id-${index}`);
      await expect(insert(...ids)).rejects.toThrow('1 to 100');
      expect(await store.get('seat', home, 'id-0')).toBeUndefined();
      expect((await insert(...ids.slice(0, 100))).ok).toBe(true);
      expect((await store.query('seatsOfTeam', 'team', { limit: 100 })).items).toHaveLength(100);
      await expect(store.commit(home, [])).rejects.toThrow('1 to 100');
    });

    test('a batch with a document of another partition is refused', async () => {
      const writes: Write[] = [
        { kind: 'insert', doc: seat('a') },
        { kind: 'insert', doc: seat('b', 'team', 'network:2') },
      ];
      await expect(store.commit(home, writes)).rejects.toThrow('one partition');
      expect(await store.get('seat', home, 'a')).toBeUndefined();
    });

    test('a batch that writes a document twice is refused', async () => {
      await expect(insert('a', 'a')).rejects.toThrow('once');
      expect(await store.get('seat', home, 'a')).toBeUndefined();
    });

    test('the same id in two partitions is two documents', async () => {
      await insert('a');
      const other = seat('a', 'elsewhere', 'network:2');
      expect((await store.commit('network:2', [{ kind: 'insert', doc: other }])).ok).toBe(true);
      expect((await store.get('seat', home, 'a'))?.doc.teamId).toBe('team');
      expect((await store.get('seat', 'network:2', 'a'))?.doc.teamId).toBe('elsewhere');
    });

    test('an unknown id, an id of another partition, and an id of another type: nothing', async () => {
      await insert('a');
      expect(await store.get('seat', home, 'b')).toBeUndefined();
      expect(await store.get('seat', 'network:2', 'a')).toBeUndefined();
      expect(await store.get('press', home, 'a')).toBeUndefined();
    });

    test.each(['', 'a/b', 'a\\b', 'a?b', 'a#b', '../a', 'x'.repeat(1_024), 'x'.repeat(1_000_000)])(
      'an id that no store can hold is found nowhere and not stored (%#)',
      async (id) => {
        expect(await store.get('seat', home, id)).toBeUndefined();
        const write: Write = { kind: 'insert', doc: { ...seat('a'), id } };
        await expect(store.commit(home, [write])).rejects.toThrow('An id is');
      },
    );

    test.each(['', 'x'.repeat(1_000_000)])('a partition that cannot be is empty (%#)', async (partition) => {
      expect(await store.get('seat', partition, 'a')).toBeUndefined();
    });

    test('of commits at the same time each has its own result, and one at fault takes nothing from the others', async () => {
      await insert('there');
      const [one, other] = ['one', 'other'].map((id) => insert(id, `${id}-too`));
      const results = await Promise.allSettled([one, insert('new', 'there'), insert(), other]);
      expect(results).toMatchObject([
        { value: { ok: true } },
        { value: { ok: false, reason: 'exists', index: 1 } },
        { reason: { message: expect.stringContaining('1 to 100') as string } },
        { value: { ok: true } },
      ]);
      const stored = (await store.query('seatsOfTeam', 'team', { limit: 9 })).items.map(({ doc }) => doc.id);
      expect(stored.sort()).toEqual(['one', 'one-too', 'other', 'other-too', 'there']);
    });

    test('20 increments at once, each repeated until it wins, end at 20', async () => {
      await store.commit(home, [{ kind: 'insert', doc: sample('card', home, 'count', { attempts: 0 }) }]);
      const increment = async (): Promise<void> => {
        for (;;) {
          const read = await store.get('card', home, 'count');
          const doc = { ...read!.doc, attempts: read!.doc.attempts + 1 };
          if ((await store.commit(home, [{ kind: 'replace', doc, revision: read!.revision }])).ok) return;
        }
      };
      await Promise.all(Array.from({ length: 20 }, increment));
      expect((await store.get('card', home, 'count'))?.doc.attempts).toBe(20);
    });

    const odd = [
      `it's "quoted" \`so\``,
      '😀 Zoë Ĳsbrand 👩🏽‍⚕️',
      '__proto__',
      'constructor',
      `'; DROP TABLE documents; --`,
      `" OR 1=1 --`,
      'c["type"] = "x"',
      '@by',
      '$.id',
      '${id}',
      '%2e%2e %00 +&=;:,',
      'null',
    ];
    test.each(odd)('%s comes back unchanged: as id, as partition, as what is asked for, as content', async (text) => {
      const doc = sample('thread', text, text, { networkId: text, subject: `${text}\n\t\u0000/\\?#${text}` });
      expect((await store.commit(text, [{ kind: 'insert', doc }])).ok).toBe(true);
      const read = await store.get('thread', text, text);
      expect(read?.doc).toEqual(doc);
      const found = await store.query('threadsOfNetwork', text, { partition: text, limit: 5 });
      expect(found.items).toEqual([read]);
      expect((await store.query('threadsOfNetwork', `${text}.`, { limit: 5 })).items).toEqual([]);
      expect((await store.commit(text, [{ kind: 'remove', id: text, revision: read!.revision }])).ok).toBe(true);
    });

    test('a large text comes back unchanged', async () => {
      const text = 'Medicatie 💊 '.repeat(20_000);
      await store.commit(home, [{ kind: 'insert', doc: sample('message', home, 'm', { text }) }]);
      expect((await store.get('message', home, 'm'))?.doc.text).toBe(text);
    });

    test('a document that cannot be read says so without its content', async () => {
      await store.commit(home, [{ kind: 'insert', doc: unreadable(home, 'a', 'geheim') }]);
      const reads = [store.get('seat', home, 'a'), store.query('seatsOfTeam', 'team', { limit: 5 })];
      for (const read of reads) {
        const error: unknown = await read.then(() => undefined).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(UnreadableDocument);
        expect(`${String(error)} ${(error as Error).stack ?? ''} ${JSON.stringify(error)}`).not.toContain('geheim');
      }
    });

    test('what cannot be read is skipped where a job asks for it: told by its id, and every other one is found', async () => {
      const good = (id: string): Write => ({ kind: 'insert', doc: { ...seat(id), personId: id } });
      const bad = (id: string): Write => ({
        kind: 'insert',
        doc: { ...unreadable(home, id, 'geheim'), personId: id } as never,
      });
      await store.commit(home, [bad('a'), bad('b'), good('c'), bad('d'), good('e'), good('f'), bad('g')]);
      const told: string[] = [];
      const pages: string[][] = [];
      let next: string | undefined;
      do {
        const page = await store.query('seatsOfTeam', 'team', {
          limit: 2,
          onUnreadable: (fault) => {
            expect(fault).toBeInstanceOf(UnreadableDocument);
            expect(`${String(fault)} ${JSON.stringify(fault)}`).not.toContain('geheim');
            told.push(`${fault.documentType} ${fault.partition} ${fault.documentId}`);
          },
          ...(next === undefined ? {} : { after: next }),
        });
        pages.push(page.items.map(({ doc }) => doc.id));
        ({ next } = page);
      } while (next !== undefined);
      expect(pages).toEqual([[], ['c'], ['e', 'f'], []]);
      expect(told).toEqual(['a', 'b', 'd', 'g'].map((id) => `seat ${home} ${id}`));
    });

    test('it says that it is ready', async () => {
      await expect(store.ready()).resolves.toBeUndefined();
    });

    test('a restart keeps everything', async () => {
      await insert('a', 'b');
      const before = await store.query('seatsOfTeam', 'team', { limit: 9 });
      if (opened.reopen === undefined) return;
      store = opened.store = await opened.reopen();
      expect(await store.query('seatsOfTeam', 'team', { limit: 9 })).toEqual(before);
      expect((await store.commit(home, [{ kind: 'remove', id: 'a', revision: before.items[0]!.revision }])).ok).toBe(
        true,
      );
    });

    test('a page has 1 to 100 documents, and a place is one that a page told', async () => {
      for (const limit of [0, 101, 1.5, Number.NaN]) {
        await expect(store.query('seatsOfTeam', 'team', { limit })).rejects.toThrow('1 to 100');
      }
      for (const after of ['', 'x', '[]', '["a"]', '[1,"b","c"]', '["a","b",1]', '["a","b","c","d"]', '{}']) {
        await expect(store.query('seatsOfTeam', 'team', { limit: 1, after })).rejects.toThrow('Not a cursor');
      }
    });

    test('a place without a partition stands behind every document with its id', async () => {
      for (const partition of [home, 'network:2']) {
        const docs = ['a', 'b'].map((id) => sample('seat', partition, id, { teamId: 'team', personId: 'same' }));
        await store.commit(
          partition,
          docs.map((doc) => ({ kind: 'insert', doc })),
        );
      }
      const idsAfter = async (id: string, descending: boolean) => {
        const range = { after: JSON.stringify(['same', id]), descending, limit: 9 };
        return (await store.query('seatsOfTeam', 'team', range)).items.map(({ doc }) => doc.id);
      };
      expect(await idsAfter('a', false)).toEqual(['b', 'b']);
      expect(await idsAfter('b', true)).toEqual(['a', 'a']);
    });

    describe('lists', () => {
      listContract(() => store);
    });

    describe.each(options.queries ?? all)('%s', (query) => {
      queryContract(query, () => store);
    });

    test('any sequence of commits does what a plain map does', async () => {
      await sameAsModel(store, options.runs);
    });
  });
}
