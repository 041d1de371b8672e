import { openSqlite } from '../../../src/store/sqlite';
import type { Deps } from '../../../src/usecases/deps';
import { coveredBy } from '../../../src/usecases/networks/covered';
import { sample } from '../../store/sample';

test.each<[string, { consents?: number; covers?: string[] }, string[]]>([
  ['recorded with it', { consents: 2, covers: ['practice', 'waal'] }, ['practice', 'waal']],
  ['of 0.1.0, extended once', { consents: 2 }, ['practice', 'zorg', 'buurt']],
  ['of 0.1.0, never extended', {}, ['practice', 'zorg']],
])('C2, C4: the organisations that the consent of a network covers: %s', async (_, fields, covered) => {
  const store = openSqlite(':memory:');
  const consents = [
    ['practice', 'zorg'],
    ['practice', 'zorg', 'buurt'],
    ['practice', 'zorg', 'buurt', 'of another number'],
  ].map((covers, index) => sample('consent', 'network:n', `consent:${index + 1}`, { covers }));
  await store.commit(
    'network:n',
    consents.map((doc) => ({ kind: 'insert', doc })),
  );
  expect(await coveredBy({ store } as Deps, { networkId: 'n', ...fields })).toEqual(covered);
  await store.close();
});
