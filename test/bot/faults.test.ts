import { commandOf } from '../../src/bot/commands';
import { describeFault } from '../../src/faults';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { CosmosUnavailable } from '../../src/store/cosmos/unavailable';
import { loadRegionNorth, people } from '../helpers/region-north';
import { createWorld, type World } from '../helpers/world';

/** What an error of a library may hold: somebody's words, even in the form of a place in our code. */
const words = 'Zalf voor Truus\n    at Truus (src/truus.ts:1:1)';

let world: World;
let broken: string;
/** When the calls that read a document must have ended. */
let ends: Set<number | undefined>;

beforeEach(async () => {
  [broken, ends] = ['nothing', new Set()];
  world = await createWorld({ store: breakable(openSqlite(':memory:')) });
  await loadRegionNorth(world.store);
  await world.person(people.gp).installs();
});
afterEach(() => {
  broken = 'nothing';
  return world.close();
});

function breakable(inner: Store): Store {
  const attempt = <T>(call: string, work: () => Promise<T>): Promise<T> =>
    call === broken ? Promise.reject(Object.assign(new RangeError(words), { code: 'SQLITE_FULL' })) : work();
  return {
    ...inner,
    get: (type, partition, id, options) => {
      ends.add(options?.until);
      return attempt(`get ${type}`, () => inner.get(type, partition, id));
    },
    query: (name, value, range) => attempt(`query ${name}`, () => inner.query(name, value, range)),
    list: (sources, range) => attempt(`query ${Object.keys(sources).join()}`, () => inner.list(sources, range)),
    commit: (partition, writes) => attempt('commit', () => inner.commit(partition, writes)),
  };
}

/** The one line of the log that has this code. */
function lineOf(code: string): Record<string, unknown> {
  const lines = world.log.filter((line) => line.includes(`"press":"${code}"`));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}

const told = /code ([2-9A-Z]{4})\./;

test('the calls of a press have one end for all, within what Teams waits', async () => {
  const begun = performance.now();
  ends.clear();
  await world.person(people.gp).says('nieuw bericht');
  const [end, ...more] = ends;
  expect(more).toEqual([]);
  expect(end).toBeGreaterThanOrEqual(begun + 4_000);
  expect(end).toBeLessThanOrEqual(performance.now() + 4_000);
});

describe.each([
  ['the first read', 'get person'],
  ['the places somebody has', 'get staff'],
  ['a read of the use case', 'query networksOfTeam'],
  ['the record that it was done', 'commit'],
])('a store that fails at %s', (_where, call) => {
  test('answers a press in HTTP 200 with a sentence, whose code finds its line in the log', async () => {
    broken = call;
    const { verb, data } = commandOf('mijn netwerken')!;
    const reply = await world.person(people.gp).posts(verb, data);
    expect([reply.status, reply.body.statusCode]).toEqual([200, 500]);
    const message = String(reply.body.value.message);
    expect(message).toContain('Er ging bij ons iets mis.');
    const line = lineOf(told.exec(message)![1]!);
    expect(line).toMatchObject({ verb, fault: 'RangeError', code: 'SQLITE_FULL', msg: 'press failed' });
    expect(JSON.stringify([reply.body, world.log])).not.toMatch(/Truus|truus|Zalf/);
  });

  test('answers what is typed with the sentence', async () => {
    broken = call;
    await world.person(people.gp).says('mijn netwerken');
    const code = told.exec(JSON.stringify(world.teams.calls))![1]!;
    expect(JSON.stringify(world.teams.calls)).not.toContain('niemand bereikt');
    expect(lineOf(code)).toMatchObject({ verb: commandOf('mijn netwerken')!.verb });
    expect(JSON.stringify(world.log)).not.toMatch(/Truus|truus|Zalf/);
  });
});

test.each(['get person', 'get staff', 'query networksOfTeam'])(
  'M3: a question typed while the store fails at %s is told that it reached nobody',
  async (call) => {
    broken = call;
    const before = world.teams.calls.length;
    await world.person(people.gp).sends({ text: 'Kan iemand komen?' });
    const said = JSON.stringify(world.teams.calls.slice(before));
    expect(said).toContain('Wat u stuurde, heeft niemand bereikt. Bij spoed bel je. Er ging bij ons iets mis.');
    expect(said).toMatch(told);
  },
);

test('an installation that fails is answered too', async () => {
  broken = 'get person';
  await world.person(people.gp).installs();
  expect(JSON.stringify(world.teams.calls)).toMatch(told);
});

test('a removal that fails is one line of the log too, with the press and the person', async () => {
  await world.person(people.gp).removes();
  expect(world.log.filter((line) => line.includes('press failed'))).toEqual([]);
  broken = 'get person';
  await world.person(people.gp).removes();
  const lines = world.log.filter((line) => line.includes('"verb":"removed"'));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ fault: 'RangeError', code: 'SQLITE_FULL', msg: 'press failed' });
});

test('a fault is told by our own lines and by what support asks for, never by its message', () => {
  const error = new CosmosUnavailable('get', '503', 'c0ffee-1');
  error.stack = `CosmosUnavailable: ${error.message}
    at inTime (/srv/schakel/src/store/cosmos/connection.ts:140:11)
    at Client.send (/srv/schakel/node_modules/@azure/cosmos/src/client.ts:9:9)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
    at async loadActor (/srv/schakel/src/usecases/people/load-actor.ts:17:26)`;
  expect(describeFault(error)).toEqual({
    fault: 'CosmosUnavailable',
    code: '503',
    request: 'get',
    activityId: 'c0ffee-1',
    at: ['src/store/cosmos/connection.ts:140', 'src/usecases/people/load-actor.ts:17'],
  });
  expect(describeFault({ secret: 'Truus' })).toEqual({ fault: 'unknown', at: [] });
  expect(describeFault(Object.assign(new Error('x'), { code: '404/1002' })).code).toBe('404/1002');
  expect(describeFault(Object.assign(new Error('x'), { code: '12/5 mg' })).code).toBeUndefined();
  expect(describeFault(Object.assign(new Error('x'), { name: 'Truus is ziek', code: 'a b' })).fault).toBe('Error');
});
