import { describeFault } from '../src/faults';
import { commandOf } from '../src/bot/commands';
import { openCosmos, type CosmosOptions } from '../src/store/cosmos';
import type { AnyDocument } from '../src/store/documents';
import { openSqlite } from '../src/store/sqlite';
import type { Store } from '../src/store/store';
import { personIdOf } from '../src/usecases/people/load-actor';
import type { CosmosEmulator, Fault } from './helpers/cosmos-emulator';
import { startCosmosGateway } from './helpers/cosmos-gateway';
import { loadRegionNorth, people } from './helpers/region-north';
import { createWorld, type World } from './helpers/world';

/** Whoever is on call finds a fault from its line in the log: which document, and our lines up to the use case. */
const { verb, data } = commandOf('mijn netwerken')!;
let world: World;
let store: Store;

interface Line {
  at: string[];
  [name: string]: unknown;
}

const lines = (msg: string): Line[] =>
  world.log.map((line) => JSON.parse(line) as Line).filter((line) => line['msg'] === msg);

async function begin(opened: Store): Promise<void> {
  store = opened;
  world = await createWorld({ store: { ...opened, close: () => Promise.resolve() }, version: 'older' });
  await loadRegionNorth(opened);
  await world.person(people.gp).installs();
}

/** A press while a document is one that this version cannot read. */
async function pressWhileDamaged(
  [type, partition, id]: ['staff' | 'organisation', string, string],
  wrong: object,
  press: () => Promise<unknown>,
): Promise<void> {
  const found = await store.get(type, partition, id);
  const doc = { ...found!.doc, ...wrong } as unknown as AnyDocument;
  const damaged = await store.commit(partition, [{ kind: 'replace', revision: found!.revision, doc }]);
  await press();
  const revision = damaged.ok ? damaged.revisions[0]! : '';
  await store.commit(partition, [{ kind: 'replace', revision, doc: found!.doc }]);
}

describe('on SQLite', () => {
  beforeEach(() => begin(openSqlite(':memory:')));
  afterEach(async () => {
    await world.close();
    await store.close();
  });

  test('a press says which document it could not read, and for which use case', async () => {
    const id = `staff:praktijk:${personIdOf(people.gp)}`;
    await pressWhileDamaged(['staff', 'organisation:praktijk', id], { active: 'ja, Truus' }, () =>
      world.person(people.gp).posts(verb, data),
    );
    const [line, ...more] = lines('press failed');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      verb,
      code: 'UNREADABLE_DOCUMENT',
      type: 'staff',
      id,
      partition: 'organisation:praktijk',
    });
    expect(line!.at[0]).toMatch(/^src\/store\/documents\.ts:\d+$/);
    expect(line!.at.join()).toMatch(/src\/usecases\/people\/load-actor\.ts/);
    expect(JSON.stringify(line)).not.toContain('Truus');
  });

  test('a fault in the midst of a use case says the use case and the route', async () => {
    await pressWhileDamaged(
      ['organisation', 'organisation:thuiszorg', 'organisation:thuiszorg'],
      { teams: 'Truus' },
      () => world.person(people.gp).posts('access.choose', { organisation: 'thuiszorg' }),
    );
    const [line] = lines('press failed');
    expect(line).toMatchObject({ type: 'organisation', id: 'organisation:thuiszorg' });
    expect(line!.at.join()).toMatch(/src\/usecases\/access\/organisations-offered\.ts.*src\/bot\/routes\/access\.ts/);
  });
});

describe('on Cosmos DB', () => {
  let emulator: CosmosEmulator;
  const times = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);

  beforeAll(async () => {
    emulator = await startCosmosGateway({ partitions: 1 });
    const { endpoint, key } = emulator;
    const options: CosmosOptions = { endpoint, key, database: 'schakel', container: 'faults', createIfMissing: true };
    await begin(await openCosmos({ ...options, pauseMs: 5, timeoutMs: 2_000 }));
  });
  afterEach(() => {
    for (const faults of Object.values(emulator.faults)) faults.length = 0;
    world.log.length = 0;
  });
  afterAll(async () => {
    await world.close();
    await store.close();
    await emulator.close();
  });

  test.each<[string, keyof CosmosEmulator['faults'], Fault, RegExp]>([
    ['a read that is refused', 'read', { status: 403 }, /src\/usecases\/people\/arrive\.ts/],
    ['a read that is not answered', 'read', 'hang', /src\/usecases\/people\/arrive\.ts/],
    ['a query that is refused', 'query', { status: 403 }, /src\/usecases\/.*src\/bot\/routes\//],
    ['a commit that is refused', 'batch', { status: 403 }, /src\/usecases\/audit\.ts.*src\/bot\/on-record\.ts/],
  ])('%s says who asked', async (_, where, fault, expected) => {
    emulator.faults[where].push(...times(50, fault));
    await world.person(people.gp).posts(verb, data);
    const [line] = lines('press failed');
    expect(line).toMatchObject({ fault: 'CosmosUnavailable', verb });
    expect(line!.at.join()).toMatch(expected);
  });
});

test('what is no error of a kind is told without lines', () => {
  expect(describeFault('Truus')).toEqual({ fault: 'unknown', at: [] });
});
