import pino from 'pino';
import { leaveJobs } from '../../src/jobs/leave-jobs';
import type { Jobs } from '../../src/jobs/jobs';
import { tellCommits } from '../../src/store/tell-commits';
import { runInstances } from '../helpers/instances';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { sample } from '../store/sample';

let waiting: Waiting;
afterEach(() => waiting.store.close());

test('what a program without jobs commits is delivered by the one that has them, within a minute, and not by itself', async () => {
  waiting = await waitingThread('2026-11-23T09:00:00.000Z', '08:30');
  const bots = runInstances(waiting.process, '2026-11-23T10:00:00.000Z');
  const owner = bots.start('one', waiting.store);
  await bots.until('2026-11-23T10:05:00.000Z');
  let told: Jobs['committed'] = () => undefined;
  const deps = waiting.process(bots.now);
  const store = tellCommits(waiting.store, (written) => {
    told(written);
  });
  const log: string[] = [];
  const jobs = leaveJobs(
    { ...deps, store },
    pino({}, { write: (line: string) => void log.push(line) }),
    '9.9.9-staged',
  );
  told = jobs.committed;
  expect(jobs.behind()).toEqual([]);

  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const fields = { about, version: 1, alertTeamId: null, alertPersonIds: ['p'], state: 'pending', dueAt: bots.now() };
  const doc = sample('notice', 'network:n1', 'notice:asked', fields);
  expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
  // As a swap ends it: what it has not left yet is left now.
  await jobs.stop();
  expect((await waiting.store.get('clock', 'clock', 'clock'))?.doc.instances).toContainEqual(
    expect.objectContaining({ version: '9.9.9-staged', until: bots.now() }),
  );
  await bots.until('2026-11-23T10:06:01.000Z');
  expect(owner.sent).toEqual([expect.stringMatching(/^thread 2026-11-23T10:0/)]);
  expect([log, owner.errors]).toEqual([[], []]);
});
