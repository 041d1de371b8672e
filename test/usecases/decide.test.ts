import { accept, refuse } from '../../src/domain/outcome';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { decide, earlierPress, pressMarker, type Press } from '../../src/usecases/decide';
import type { Deps } from '../../src/usecases/deps';

let store: Store;
let deps: Deps;
let woken: number;
beforeEach(() => {
  woken = 0;
  store = openSqlite(':memory:');
  const rest = { newId: () => 'id', now: () => '2026-11-23T09:00:00.000Z', region: undefined as never };
  deps = { ...rest, store, wake: () => (woken += 1) };
});
afterEach(() => store.close());

const partition = 'network:n1';
const actor = { personId: 'p', name: 'P', staff: [] };
const press: Press = { verb: 'thread.answer', card: 't1 1', typed: 'Ja' };
const keep = () =>
  store.commit(partition, [{ kind: 'insert', doc: pressMarker(deps, partition, actor, press, 'done') }]);

test('the same press of the same person is known, with what it came to', async () => {
  expect(await earlierPress(deps, partition, actor, press)).toBeUndefined();
  await keep();
  expect(await earlierPress(deps, partition, actor, press)).toBe('done');
  expect(await keep()).toMatchObject({ ok: false, reason: 'exists' });
});

test.each<[string, Partial<Press>, string]>([
  ['another verb', { verb: 'thread.ask-back' }, 'p'],
  ['another card', { card: 't1 2' }, 'p'],
  ['other words', { typed: 'Nee' }, 'p'],
  ['another person', {}, 'q'],
])('%s is another press', async (_what, changed, personId) => {
  await keep();
  expect(await earlierPress(deps, partition, { ...actor, personId }, { ...press, ...changed })).toBeUndefined();
});

/** Decides to keep the marker; counts how often it was asked to decide. */
function deciding(): { run: () => Promise<ReturnType<typeof decision>>; asked: () => number } {
  let asked = 0;
  return {
    run: () => {
      asked += 1;
      return Promise.resolve(decision());
    },
    asked: () => asked,
  };
}

function decision() {
  const doc = pressMarker(deps, partition, actor, press, 'done');
  return { ...accept('done'), partition, writes: [{ kind: 'insert' as const, doc }] };
}

test('what is decided is committed, and what follows from it is woken', async () => {
  const { run, asked } = deciding();
  expect(await decide(deps, run)).toEqual(accept('done'));
  expect([asked(), woken]).toEqual([1, 1]);
  expect(await earlierPress(deps, partition, actor, press)).toBe('done');
});

test('when another was first it is decided anew on what is true then', async () => {
  let first = true;
  const busy: Store = {
    ...store,
    commit: (...batch) => {
      const refused = first;
      first = false;
      return refused ? Promise.resolve({ ok: false, reason: 'changed', index: 0 }) : store.commit(...batch);
    },
  };
  const { run, asked } = deciding();
  expect(await decide({ ...deps, store: busy }, run)).toEqual(accept('done'));
  expect(asked()).toBe(2);
});

test('when that keeps happening it is refused, and nothing is stored', async () => {
  await keep();
  const { run, asked } = deciding();
  expect(await decide(deps, run)).toEqual(refuse({ kind: 'busy' }));
  expect([asked(), woken]).toEqual([8, 0]);
});

test('a refusal, and a decision that changes nothing, commit nothing', async () => {
  expect(await decide(deps, () => Promise.resolve(refuse({ kind: 'not-found' })))).toEqual(
    refuse({ kind: 'not-found' }),
  );
  expect(await decide(deps, () => Promise.resolve(accept('done')))).toEqual(accept('done'));
  expect(woken).toBe(0);
});
