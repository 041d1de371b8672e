import { accept, refuse } from '../../src/domain/outcome';
import { insert, replace } from '../../src/store/write';
import type { DocumentOf } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import type { Store, Stored } from '../../src/store/store';
import { change, decide, freely, resultBefore, type Allowed, type Press, type Work } from '../../src/usecases/decide';
import type { Deps } from '../../src/usecases/deps';
import { sample } from '../store/sample';

let store: Store;
let deps: Deps;
beforeEach(() => {
  let ids = 0;
  store = openSqlite(':memory:');
  const rest = { newId: () => `id${(ids += 1)}`, now: () => '2026-11-23T09:00:00.000Z', region: undefined as never };
  deps = { ...rest, store };
});
afterEach(() => store.close());

const partition = 'person:p';
const actor = { personId: 'p', name: 'P', staff: [] };
const press: Press = { verb: 'thread.answer', card: 't1 1', typed: 'Ja' };
const record = { action: 'thread.answer', object: 'thread:t1', ground: 'own work', organisationId: 'o1' } as const;

const person = (name: string): DocumentOf<'person'> => sample('person', partition, 'person', { name });
const stored = async (): Promise<Stored<DocumentOf<'person'>> | undefined> => {
  return store.get('person', partition, 'person');
};

/** Renames the person once however often it is pressed; counts how often it was asked to decide. */
function renaming(name: string, by: Press = press) {
  let asked = 0;
  const work: Work<Allowed, string> = {
    actor,
    partition,
    allow: freely,
    once: { press: by, again: (_, result) => accept(`again ${result}`) },
  };
  const run = async (through = deps) =>
    decide(through, work, async () => {
      asked += 1;
      const found = await stored();
      const doc = person(name);
      const write = found ? replace(found, doc) : insert(doc);
      return change(name, { writes: [write], record, result: name });
    });
  return { run, asked: () => asked };
}

/** A store at which somebody else is first, this often. */
function takenFirst(times: number): Deps {
  let left = times;
  const commit: Store['commit'] = (...batch) => {
    if (left === 0) return store.commit(...batch);
    left -= 1;
    return Promise.resolve({ ok: false, reason: 'changed', index: 0 });
  };
  return { ...deps, store: { ...store, commit } };
}

test('what is decided is committed with the mark of the press and the audit record', async () => {
  const { run, asked } = renaming('Anna');
  expect(await run()).toEqual(accept('Anna'));
  expect([asked(), (await stored())?.doc.name]).toEqual([1, 'Anna']);
  expect(await resultBefore(deps, partition, actor, press)).toBe('Anna');
  const { items } = await store.query('auditByTime', 'audit', { limit: 10 });
  expect(items.map(({ doc }) => doc)).toMatchObject([{ ...record, personId: 'p', partition }]);
});

test('each thing that was done is on the audit record, and a press that came to nothing in words is known too', async () => {
  const read = { ...record, action: 'thread.read' } as const;
  const once = { press, again: () => accept('again') };
  const work: Work<Allowed, string> = { actor, partition, allow: freely, once };
  const answers = () => decide(deps, work, () => change('done', { writes: [], record: [record, read] }));
  expect(await answers()).toEqual(accept('done'));
  const { items } = await store.query('auditByTime', 'audit', { limit: 10 });
  expect(items.map(({ doc }) => doc.action)).toEqual(['thread.answer', 'thread.read']);
  expect(await answers()).toEqual(accept('again'));
});

test('the same press again does nothing, and is answered with what it came to', async () => {
  await renaming('Anna').run();
  expect(await renaming('Bea').run()).toEqual(accept('again Anna'));
  expect((await stored())?.doc.name).toBe('Anna');
});

test.each<[string, Partial<Press>, string]>([
  ['another verb', { verb: 'thread.ask-back' }, 'p'],
  ['another card', { card: 't1 2' }, 'p'],
  ['other words', { typed: 'Nee' }, 'p'],
  ['another person', {}, 'q'],
])('%s is another press', async (_what, changed, personId) => {
  await renaming('Anna').run();
  const other = await resultBefore(deps, partition, { ...actor, personId }, { ...press, ...changed });
  expect(other).toBeUndefined();
});

test('when another was first it is allowed and decided anew on what is true then', async () => {
  const { run, asked } = renaming('Anna');
  expect(await run(takenFirst(1))).toEqual(accept('Anna'));
  expect(asked()).toBe(2);
});

test('when that keeps happening it is refused, and nothing is stored', async () => {
  const { run, asked } = renaming('Anna');
  expect(await run(takenFirst(8))).toEqual(refuse({ kind: 'busy' }));
  expect([asked(), await stored()]).toEqual([8, undefined]);
});

test('what it rests on may not have changed meanwhile, whatever is written', async () => {
  await renaming('Anna').run();
  let looked = 0;
  const allow = async () => {
    looked += 1;
    const found = await stored();
    if (!found || found.doc.name !== 'Anna') return refuse({ kind: 'no-access' });
    return accept({ restsOn: [found] });
  };
  const other = sample('press', partition, 'press:x');
  const work = { actor, partition, allow };
  const done = decide<Allowed, null>(deps, work, async () => {
    await renaming('Bea', { ...press, card: 't1 2' }).run();
    return change(null, { writes: [insert(other)], record });
  });
  expect(await done).toEqual(refuse({ kind: 'no-access' }));
  expect([looked, await store.get('press', partition, 'press:x')]).toEqual([2, undefined]);
});

test('a refusal of leave is the answer, also to a press that was done before', async () => {
  await renaming('Anna').run();
  const allow = () => Promise.resolve(refuse({ kind: 'no-access' }));
  const once = { press, again: () => accept('again') };
  const run = jest.fn(() => Promise.resolve(accept('Bea')));
  expect(await decide<Allowed, string>(deps, { actor, partition, allow, once }, run)).toEqual(
    refuse({ kind: 'no-access' }),
  );
  expect(run).not.toHaveBeenCalled();
});

test('a refusal, and a decision that changes nothing, commit nothing', async () => {
  const work = { actor, partition, allow: freely };
  expect(await decide<Allowed, null>(deps, work, () => refuse({ kind: 'not-found' }))).toEqual(
    refuse({ kind: 'not-found' }),
  );
  expect(await decide<Allowed, string>(deps, work, () => accept('done'))).toEqual(accept('done'));
});
