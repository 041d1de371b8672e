import { openCosmos, WeakConsistency, type CosmosOptions } from '../../src/store/cosmos';
import type { Store, Write } from '../../src/store/store';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import { sample } from './sample';

/** ADR 20: what one instance committed is what another reads next, or nothing is read. */
const home = 'network:1';
const seat = (id: string, teamId: string) => sample('seat', home, id, { teamId });
const insert = (id: string, teamId: string): Write => ({ kind: 'insert', doc: seat(id, teamId) });
let gateway: CosmosGateway;
let opened: Store[];
beforeEach(async () => {
  gateway = await startCosmosGateway({ partitions: 3 });
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  await gateway.close();
});

const options = (): CosmosOptions => ({
  endpoint: gateway.endpoint,
  key: gateway.key,
  database: 'schakel',
  container: 'documents',
  createIfMissing: true,
});

async function open(): Promise<Store> {
  const store = await openCosmos(options());
  opened.push(store);
  return store;
}

test.each(['BoundedStaleness', 'Session', 'ConsistentPrefix', 'Eventual'] as const)(
  'an account with %s consistency is refused before anything is made or read, with what to do',
  async (level) => {
    gateway.setLevel(level);
    gateway.restart();
    const error: unknown = await openCosmos(options()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WeakConsistency);
    expect(error).toMatchObject({ code: 'WEAK_CONSISTENCY' });
    expect(String(error)).toContain(`${level} consistency`);
    expect(String(error)).toContain('set its default consistency to Strong (infra/README.md)');
    expect(gateway.passed.map(({ kind }) => kind)).toEqual(['account']);
  },
);

test('an account that does not say how it reads is refused', async () => {
  gateway.faults.account.push({ status: 200, text: '{"id":"somewhere"}' });
  await expect(openCosmos(options())).rejects.toBeInstanceOf(WeakConsistency);
});

test('what one instance changed, made and removed is what another finds, while a replica lags', async () => {
  const [one, other] = [await open(), await open()];
  await one.commit(home, [insert('changed', 'before'), insert('removed', 'before')]);
  const revisionOf = async (id: string) => (await one.get('seat', home, id))!.revision;
  const [changed, removed] = [await revisionOf('changed'), await revisionOf('removed')];
  expect((await other.get('seat', home, 'changed'))?.doc).toEqual(seat('changed', 'before'));
  gateway.lag();
  await one.commit(home, [
    { kind: 'replace', doc: seat('changed', 'after'), revision: changed },
    { kind: 'remove', id: 'removed', revision: removed },
    insert('made', 'after'),
  ]);
  expect((await other.get('seat', home, 'changed'))?.doc.teamId).toBe('after');
  expect(await other.get('seat', home, 'removed')).toBeUndefined();
  const keys = ['changed', 'removed', 'made'].map((id) => ({ type: 'seat' as const, partition: home, id }));
  const teams = (await other.getMany(keys)).map((found) => found && 'doc' in found && found.doc.teamId);
  expect(teams).toEqual(['after', undefined, 'after']);
  const idsOf = async (teamId: string, range = {}) =>
    (await other.query('seatsOfTeam', teamId, { limit: 9, ...range })).items.map(({ doc }) => doc.id).sort();
  for (const range of [{}, { partition: home }]) {
    expect(await idsOf('before', range)).toEqual([]);
    expect(await idsOf('after', range)).toEqual(['changed', 'made']);
  }
});

test('an account that is made weaker while an instance runs answers it no more, rather than what is old', async () => {
  const store = await open();
  await store.commit(home, [insert('a', 'before')]);
  gateway.lag();
  gateway.setLevel('Session');
  await expect(store.get('seat', home, 'a')).rejects.toMatchObject({ code: '400' });
  const keys = ['a', 'b'].map((id) => ({ type: 'seat' as const, partition: home, id }));
  await expect(store.getMany(keys)).rejects.toMatchObject({ code: '400' });
  await expect(store.query('seatsOfTeam', 'before', { limit: 9 })).rejects.toMatchObject({ code: '400' });
  await expect(store.isEmpty()).rejects.toMatchObject({ code: '400' });
  await expect(store.ready()).rejects.toMatchObject({ code: '400' });
});
