import { openSqlite } from '../../../src/store/sqlite';
import type { DocumentOf } from '../../../src/store/documents';
import type { Store } from '../../../src/store/store';
import { markUncertain } from '../../../src/usecases/deliveries/mark-uncertain';
import { sample } from '../../store/sample';

let store: Store;
beforeEach(() => {
  store = openSqlite(':memory:');
});
afterEach(() => store.close());

async function card(id: string, fields: Partial<DocumentOf<'card'>>): Promise<void> {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const plain = { activityId: null, shown: null, wanted: 1, unclear: 0, state: 'pending', waitingFor: null };
  const times = { dueAt: '2026-11-23T09:00:00.000Z', leaseUntil: '2026-11-23T09:01:00.000Z' };
  const doc = sample('card', 'network:n1', id, { about, ...plain, ...times, ...fields });
  expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
}

const stored = async (id: string) => (await store.get('card', 'network:n1', id))?.doc;

test('after a restore: what was on its way is sent at once, and may be there twice; an update may not', async () => {
  await card('card:sending', { unclear: 1 });
  await card('card:updating', { activityId: 'a', shown: 1, wanted: 2 });
  await card('card:delivered', { state: 'delivered', activityId: 'b', shown: 1 });
  await card('card:waiting', { state: 'waiting', waitingFor: 'p' });
  await markUncertain(store);
  expect(await stored('card:sending')).toMatchObject({ state: 'pending', unclear: 2, leaseUntil: null });
  for (const id of ['card:updating', 'card:delivered', 'card:waiting']) {
    expect(await stored(id)).toMatchObject({ unclear: 0 });
  }
});
