import type { AnyDocument } from '../../../src/store/documents';
import { applyAbsences } from '../../../src/usecases/absences/apply-absences';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { damaged, sample } from '../../store/sample';

let waiting: Waiting;
beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
});
afterEach(() => waiting.store.close());

const insert = async (...docs: AnyDocument[]): Promise<void> => {
  for (const doc of docs) expect((await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
};
const absence = (absenceId: string, fields: object) =>
  sample('absence', 'organisation:praktijk', `absence:${absenceId}`, {
    ...{ absenceId, organisationId: 'praktijk', deputyId: 'thuiszorg', state: 'pending', withdrawn: false, version: 1 },
    ...{ recordedAt: '2026-11-23T09:00:00.000Z', applyAt: '2026-11-23T09:00:00.000Z' },
    ...{ from: '2026-11-24T08:00:00.000Z', until: '2026-11-26T08:00:00.000Z', ...fields },
  });
const notices = async (): Promise<string[]> =>
  (await waiting.store.query('noticesByState', 'pending', { limit: 100 })).items.map(({ doc }) => doc.id);

test('D3: what cannot be read is still to be done, and holds up no other absence and no other thread, at any look', async () => {
  const { doc: thread } = (await waiting.store.get('thread', 'network:n1', 'thread:t1'))!;
  const { doc: network } = (await waiting.store.get('network', 'network:n1', 'network'))!;
  await insert(
    damaged(absence('a', { organisationId: 'elders', applyAt: '2026-11-23T08:00:00.000Z' })),
    absence('b', {}),
    damaged({ ...thread, partition: 'network:n0', id: 'thread:t0', dueAt: '2026-11-23T08:30:00.000Z' }),
    { ...thread, partition: 'network:n2', networkId: 'n2', id: 'thread:t2', threadId: 't2' },
    damaged({ ...network, partition: 'network:n2', networkId: 'n2' }),
  );
  const unread = (documentId: string, partition: string) => ({ name: 'UnreadableDocument', documentId, partition });
  const ofThreads = { errors: [unread('thread:t0', 'network:n0'), unread('network', 'network:n2')] };
  const unreadable = { errors: [unread('absence:a', 'organisation:praktijk'), ofThreads] };
  for (const at of ['2026-11-23T09:00:00.000Z', '2026-11-23T09:01:00.000Z', '2026-11-24T08:00:00.000Z'])
    await expect(applyAbsences(waiting.process(() => at))).rejects.toMatchObject(unreadable);
  expect(await notices()).toEqual([
    'notice:t1:absence:b:1:2026-11-23T09:00:00.000Z',
    'notice:t1:absence:b:1:2026-11-24T08:00:00.000Z',
  ]);
  const found = await waiting.store.get('absence', 'organisation:praktijk', 'absence:b');
  expect(found?.doc.state).toBe('pending');
});

test('D3: whose organisation cannot be read has its absence applied later', async () => {
  const doc = absence('c', { organisationId: 'elders' });
  await insert(
    { ...doc, partition: 'organisation:elders' },
    damaged(sample('organisation', 'organisation:elders', 'organisation:elders')),
  );
  const at = '2026-11-23T09:00:00.000Z';
  await expect(applyAbsences(waiting.process(() => at))).rejects.toMatchObject({ documentId: 'organisation:elders' });
  expect((await waiting.store.get('absence', 'organisation:elders', 'absence:c'))?.doc.state).toBe('pending');
});
