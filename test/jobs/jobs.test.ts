import pino from 'pino';
import { startJobs, type Jobs } from '../../src/jobs/jobs';
import { sealStore } from '../../src/store/sealed';
import { tellCommits } from '../../src/store/tell-commits';
import type { QueryName, Store } from '../../src/store/store';
import { recordReading } from '../../src/usecases/audit';
import { verifyAudit } from '../../src/usecases/auditing/verify-audit';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
import type { Deps } from '../../src/usecases/deps';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { damaged, sample } from '../store/sample';

const key = 'a key that only this test knows, long enough';
const secret = 'Truus van Dalen';
let waiting: Waiting;
let jobs: Jobs | undefined;
let log: string[];

beforeEach(async () => {
  waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  log = [];
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await waiting.store.close();
});

const sentAtOnce: Courier['deliver'] = () => Promise.resolve({ kind: 'sent', activityId: 'a', version: 1 });

/** Starts the jobs; what is in `failing` cannot be asked of the store. */
function start(
  failing: QueryName[] = [],
  deliver: Courier['deliver'] = sentAtOnce,
  asked: (name: QueryName) => void = () => undefined,
  elapsed?: () => number,
): Deps {
  const inner: Store = {
    ...waiting.store,
    query: (name, value, range) => {
      asked(name);
      return failing.includes(name) ? Promise.reject(new RangeError(secret)) : waiting.store.query(name, value, range);
    },
  };
  const clock = () => '2026-11-24T09:00:00.000Z';
  let chains = 0;
  const deps = {
    ...waiting.process(clock),
    // As main does: what a job commits is delivered at once.
    store: tellCommits(
      sealStore(inner, key, () => `chain${(chains += 1)}`),
      (written) => jobs?.committed(written),
    ),
  };
  const logger = pino({ level: 'info', base: null }, { write: (line) => void log.push(line) });
  jobs = startJobs(deps, { deliver }, logger, { instance: 'one', version: '0.2.0' }, elapsed);
  return deps;
}

async function until(ready: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await ready()); tries += 1) {
    if (tries > 200) throw new Error(`Did not happen: ${log.join('')}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const delivered = async () => (await waiting.store.query('cardsByState', 'delivered', { limit: 10 })).items.length;

test('they run at once at the start: a digest is decided and sent, what fell through is put right', async () => {
  const about = {
    kind: 'digest',
    organisationId: 'praktijk',
    teamId: 'praktijk.team',
    date: '2026-11-23',
    to: 'contact',
  };
  const plain = { about, leaseUntil: null, waitingFor: null, activityId: 'a', shown: 1, wanted: 2, state: 'delivered' };
  const doc = sample('card', 'organisation:praktijk', 'card:1', { ...plain, dueAt: '2026-11-20T09:00:00.000Z' });
  await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
  start();
  await until(async () => (await delivered()) >= 1 && log.some((line) => line.includes('deliveries repaired')));
  expect(log.find((line) => line.includes('deliveries repaired'))).toContain('"outdated":1');
});

test('the checkpoint of the audit record is told to the log, at the end too, as verify asks for it', async () => {
  const deps = start();
  const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent' as const };
  await until(() => true);
  await recordReading(deps, 'network:n1', { personId: 'p', name: 'P', staff: [] }, entry);
  await jobs?.stop();
  jobs = undefined;
  const told = log.map((line) => JSON.parse(line) as { msg: string; checkpoint?: number; mac?: string });
  const last = told.findLast(({ msg }) => msg === 'audit checkpoint');
  const anchor = { number: last?.checkpoint ?? 0, mac: last?.mac ?? '' };
  const verdict = await verifyAudit(waiting.store, key, anchor);
  expect(verdict).toMatchObject({ last: anchor, problems: [] });
  const heads = (await waiting.store.query('checkpoints', 'checkpoint', { limit: 100 })).items.flatMap(
    ({ doc }) => doc.heads,
  );
  expect(heads.some(({ partition }) => partition === 'network:n1')).toBe(true);
});

test('once stopped, the cards in hand are finished and the others wait for the next start', async () => {
  const cards = Array.from({ length: 120 }, (_, at) => {
    const about = { kind: 'unreachable', organisationId: 'thuiszorg', teamId: 'thuiszorg.noord', date: '2026-11-24' };
    const plain = { about, activityId: null, shown: null, leaseUntil: null, waitingFor: null, state: 'pending' };
    const due = { dueAt: '2026-11-24T08:00:00.000Z', personId: `p${at}` };
    return sample('card', 'organisation:thuiszorg', `card:${at}`, { ...plain, ...due });
  });
  for (const doc of cards) await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
  let begun = 0;
  start([], async () => {
    begun += 1;
    await new Promise((done) => setTimeout(done, 50));
    return { kind: 'sent' as const, activityId: 'a', version: 1 };
  });
  await until(() => begun > 0);
  await jobs?.stop();
  jobs = undefined;
  expect(begun).toBeLessThanOrEqual(50);
  expect((await waiting.store.query('cardsByState', 'delivered', { limit: 100 })).items).toHaveLength(begun);
});

test('a job that fails is told by its kind only, and the others run', async () => {
  start(['threadsToRemind', 'noticesByState']);
  await until(() =>
    ['"what":"reminders"', '"what":"deliveries"'].every((what) => log.some((line) => line.includes(what))),
  );
  // The digest that was decided meanwhile: what is told of it needs no question.
  await until(async () => (await delivered()) > 0);
  expect(log.join('')).toContain('RangeError');
  expect(log.join('')).not.toContain(secret);
});

test('a document that cannot be read is told in the log by its place, once in a process', async () => {
  const about = { kind: 'unreachable', organisationId: 'praktijk', teamId: 'praktijk.team', date: '2026-11-24' };
  const plain = { about, personId: 'p', state: 'pending', dueAt: '2026-11-24T08:00:00.000Z', failure: secret };
  const doc = damaged(sample('card', 'organisation:praktijk', 'card:newer', plain));
  await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
  const { commit } = waiting.store;
  let refusals = 1;
  // As when somebody else was first at a notice: then the store is asked again.
  waiting.store.commit = (partition, writes, until) =>
    writes.some((write) => write.kind === 'replace' && write.doc.type === 'notice') && (refusals -= 1) === 0
      ? Promise.resolve({ ok: false, reason: 'changed', index: 0 })
      : commit(partition, writes, until);
  let rounds = 0;
  const deps = start([], sentAtOnce, (name) => (rounds += name === 'cardsByState' ? 1 : 0));
  await until(() => rounds > 0);
  const before = rounds;
  const fields = { about, version: 1, alertTeamId: null, alertPersonIds: [], state: 'pending', dueAt: plain.dueAt };
  const notice = sample('notice', doc.partition, 'notice:1', fields);
  await deps.store.commit(notice.partition, [{ kind: 'insert', doc: notice }]);
  await until(() => rounds > before);
  const told = log.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ id }) => id === doc.id);
  expect(told).toEqual([
    expect.objectContaining({
      level: 50,
      what: 'delivery',
      code: 'UNREADABLE_DOCUMENT',
      type: 'card',
      partition: doc.partition,
      at: expect.arrayContaining([expect.stringMatching(/^src\/usecases\//)]) as string[],
      msg: 'cannot be read and is skipped',
    }),
  ]);
  expect(log.join('')).not.toContain(secret);
});

test('of several that one job cannot read each is told', async () => {
  const due = { turnTeamId: 'praktijk.team', remindAt: '2026-11-24T08:00:00.000Z' };
  const threads = ['one', 'two'].map((id) => damaged(sample('thread', 'network:n1', `thread:${id}`, due)));
  for (const doc of threads) await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
  start();
  const told = () => log.map((line) => JSON.parse(line) as Record<string, unknown>);
  await until(() => ['thread:one', 'thread:two'].every((id) => told().some((line) => line['id'] === id)));
  await jobs?.stop();
  jobs = undefined;
  expect(told().filter(({ msg }) => msg === 'job failed')).toEqual([]);
  expect(told().filter(({ type }) => type === 'thread')).toHaveLength(2);
});

test('N10: a client with two open networks at a practice is told in the log, by ids alone', async () => {
  const client = { name: secret, birthDate: '1938-04-12' };
  for (const networkId of ['first', 'second']) {
    const partition = `network:${networkId}`;
    const network = { networkId, practiceId: 'praktijk', client, state: 'open', teamIds: ['praktijk.team'] };
    const member = { networkId, teamId: 'praktijk.team', since: '2026-11-20T08:00:00.000Z' };
    await waiting.store.commit(partition, [
      { kind: 'insert', doc: sample('network', partition, 'network', network) },
      { kind: 'insert', doc: sample('member', partition, `member:${networkId}:praktijk.team`, member) },
    ]);
  }
  start();
  const told = (msg: string) =>
    log
      .map((line) => JSON.parse(line) as { msg: string; network?: string; holder?: string })
      .filter((each) => each.msg === msg);
  await until(() => told('a client has two open networks at the practice').length > 0);
  expect(told('the place of a client at the practice was missing and is written')).toMatchObject([
    { network: 'first' },
    { network: 'n1' },
  ]);
  expect(told('a client has two open networks at the practice')).toMatchObject([
    { network: 'second', holder: 'first' },
  ]);
  expect(log.join('')).not.toContain(secret);
});

describe('the parts that did not run lately', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('are none, once this instance has said that it runs; until then its lease is behind', async () => {
    start();
    expect(jobs?.behind()).toEqual(['lease']);
    await until(() => jobs?.behind().length === 0);
  });

  test('are the lease, when three minutes long the store did not take that this instance runs', async () => {
    let elapsed = 0;
    start([], sentAtOnce, undefined, () => elapsed);
    await until(() => jobs?.behind().length === 0);
    elapsed = 180_000;
    expect(jobs?.behind()).toEqual([]);
    elapsed = 180_001;
    expect(jobs?.behind()).toEqual(['lease']);
  });

  test('are those whose run has said nothing for ten minutes', async () => {
    const { query } = waiting.store;
    let [asked, goOn] = [false, (): void => undefined];
    const answered = new Promise<void>((done) => (goOn = done));
    waiting.store.query = async (name, value, range) => {
      if (name === 'accessRequestsByState') {
        asked = true;
        await answered;
      }
      return query(name, value, range);
    };
    start();
    await until(() => asked && jobs?.behind().length === 0);
    const now = performance.now();
    const later = jest.spyOn(performance, 'now').mockReturnValue(now + 10 * 60_000 + 1_000);
    const behind = jobs?.behind();
    later.mockRestore();
    goOn();
    expect(behind).toContain('access requests');
    await until(() => jobs?.behind().length === 0);
  });
});
