import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import { sample } from './sample';

test.each([
  [key.thread('n', 't'), { type: 'thread', partition: 'network:n', id: 'thread:t' }],
  [key.threadEvents('n', 't', 7), { type: 'thread-events', partition: 'network:n', id: 'thread-events:t:7' }],
  [key.threadPart('n', 't', 7), { type: 'thread-part', partition: 'network:n', id: 'thread-part:t:7' }],
  [key.consent('n', 2), { type: 'consent', partition: 'network:n', id: 'consent:2' }],
  [key.staff('zorg', 'p'), { type: 'staff', partition: 'organisation:zorg', id: 'staff:zorg:p' }],
  [key.person('p'), { type: 'person', partition: 'person:p', id: 'person' }],
])('%j gives type, partition and id', (made, expected) => {
  expect(made).toEqual(expected);
});

// R5: who manages one organisation names no seat of another.
test('a seat is found within the organisation that is named, and in no other', async () => {
  const store = openSqlite(':memory:');
  const seat = sample('seat', 'organisation:zorg', 'seat:zorg.noord:p');
  await store.commit('organisation:zorg', [{ kind: 'insert', doc: seat }]);
  expect((await find(store, key.seat('zorg', 'zorg.noord', 'p')))?.doc.id).toBe(seat.id);
  expect(await find(store, key.seat('buurt', 'zorg.noord', 'p'))).toBeUndefined();
  await store.close();
});
