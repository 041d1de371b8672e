import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { schakel } from '../../src/operator/schakel';
import { networkPartition } from '../../src/store/partitions';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite } from '../../src/store/sqlite-backup';
import { checkpointAll } from '../../src/usecases/auditing/write-checkpoint';
import { spreadNotice } from '../../src/usecases/deliveries/spread-notice';
import { pressThread } from '../../src/usecases/messages/press-thread';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { arrives, asks, loadNorth } from '../faults/at-north';
import { chanceOf } from '../faults/chance';
import { noFaults } from '../faults/faulty-store';
import { pretendTeams, type PretendTeams } from '../faults/pretend-teams';
import { auditKey, startProcess, type Arrival, type BotProcess } from '../faults/processes';
import { people } from '../helpers/region-north';

// A bot on a database in a file that is stopped, restored and started again; Teams keeps what it was sent.
let folder: string;
let file: string;
let copy: string;
let teams: PretendTeams;
let arrivals: Arrival[];
let now: string;
/** A day of November and its time, in UTC. */
const at = (moment: string): void => void (now = `2026-11-${moment}:00.000Z`);
let ids: number;
let ends: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-restore-'));
  file = join(folder, 'schakel.db');
  copy = join(folder, 'yesterday.db');
  arrivals = [];
  ids = 0;
  ends = 0;
  at('22T08:00');
  const chance = chanceOf(1);
  teams = pretendTeams(chance, () => Date.parse(now));
  const store = openSqlite(file);
  await loadNorth(store);
  await store.close();
  await running(async (bot) => {
    for (const each of [people.gp, people.nurse, people.colleague, people.assistant]) await arrives(bot.deps, each);
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** As after the end of a process: the driver keeps a file open in the process that had it, so that it is copied. */
function ended(): void {
  const next = join(folder, `schakel-${(ends += 1)}.db`);
  backupSqlite(file, next);
  file = next;
}

/** Starts the bot, lets it do something, and stops it as SIGTERM does. */
async function running<T>(work: (bot: BotProcess) => Promise<T>): Promise<T> {
  const data = openSqlite(file);
  const newId = () => `id${(ids += 1)}`;
  const shared = { data, teams, chance: chanceOf(1), now: () => now, newId, arrivals };
  try {
    return await work(startProcess(shared, noFaults));
  } finally {
    await data.close();
    ended();
  }
}

/** The practice asks team Noord, who read it; answers the thread's id. */
async function asked(moment: string, category: 'care' | 'medication'): Promise<string> {
  at(moment);
  return running(async (bot) => {
    const threadId = await asks(bot.deps, category);
    await bot.deliver();
    return threadId;
  });
}

async function nursePresses(threadId: string, what: 'answer' | 'ask-back'): Promise<void> {
  await running(async (bot) => {
    const actor = await loadActor(bot.deps, personIdOf(people.nurse));
    const found = await bot.deps.store.get('thread', networkPartition('n1'), `thread:${threadId}`);
    const press = { verb: `thread.${what}`, card: String(found?.doc.version), typed: now };
    const text = what === 'answer' ? `Het gaat goed, ${now}.` : `Hoe bedoelt u dat, ${now}?`;
    const input = { networkId: 'n1', threadId, what, text, notUrgent: false, insist: true, press };
    const done = await pressThread(bot.deps, actor, input);
    if (!done.ok) throw new Error(done.refusal.kind);
  });
}

/** What the clock and then the deliveries do at these moments. */
async function runs(...moments: string[]): Promise<void> {
  await running(async (bot) => {
    for (const moment of moments) {
      at(moment);
      await bot.clock();
      await bot.deliver();
    }
  });
}

const operated = (...args: string[]) => schakel(args, { SCHAKEL_SQLITE: file, SCHAKEL_AUDIT_KEY: auditKey });
const restore = async (): Promise<string> => (await operated('restore', copy)).output;
async function verify(...more: string[]): Promise<{ status: number; output: string }> {
  const found = await operated('audit', 'verify', ...more);
  ended();
  return found;
}

/** Digests (by date) and reminders (by the beginning of the turn) that came into the chats, each as often as it did. */
const came = (kind: string): string[] =>
  arrivals
    .filter(({ card }) => card.about.kind === kind)
    .map(({ card: { subjectId, personId } }) => `${/2026.*/.exec(subjectId)?.[0]} ${personId.split('-').at(-1)}`);
const digests = (): string[] => came('digest');
const reminders = (): string[] => came('reminder').sort();

describe('G2, D5: a database restored from yesterday', () => {
  /** Overdue on the 24th at 08:30 local time; and one whose 75 % is that day at 09:00, whose id is answered. */
  async function twoThreads(): Promise<string> {
    const reminded = await asked('22T20:00', 'care');
    await asked('23T07:00', 'medication');
    at('23T17:00');
    return reminded;
  }

  test('a digest and a reminder sent after the copy do not come again, whoever restores how often', async () => {
    const reminded = await twoThreads();
    backupSqlite(file, copy);
    await runs('24T07:31', '24T08:01');
    const sent = ['2026-11-24 noor', '2026-11-22T20:00:00.000Z carla', '2026-11-22T20:00:00.000Z noor'];
    expect([...digests(), ...reminders()]).toEqual(sent);
    // That the turn went on since makes no difference.
    await nursePresses(reminded, 'ask-back');

    expect(await restore()).toContain('do not come a second time: 3 cards.');
    await runs('24T08:10', '24T15:00');
    expect(await restore()).toContain('do not come a second time: 3 cards.');
    await runs('24T15:10');
    expect([...digests(), ...reminders()]).toEqual(sent);

    // The next day has a digest of its own.
    await runs('25T07:31');
    expect(digests()).toEqual(['2026-11-24 noor', '2026-11-25 noor']);
  });

  test('of today, decided and not sent: comes exactly once; of yesterday, never sent: is not made up', async () => {
    await asked('22T06:00', 'medication');
    await twoThreads();
    at('23T07:00');
    backupSqlite(file, copy);
    // Yesterday and today decided, and the bot stopped before it sent them.
    for (const moment of ['23T07:31', '24T07:31', '24T08:00']) {
      at(moment);
      await running((bot) => bot.clock());
    }
    expect(digests()).toEqual([]);
    expect(await restore()).toContain('do not come a second time: 0 cards.');
    await runs('24T08:05', '24T08:06');
    expect(digests()).toEqual(['2026-11-24 noor']);
    expect(reminders()).toHaveLength(2);
  });

  test('killed while it sent the digest: it comes again, and that is on record', async () => {
    await twoThreads();
    backupSqlite(file, copy);
    at('24T07:31');
    await running(async (bot) => {
      await bot.clock();
      // The claim is the last that is recorded; then it is sent, and the process is gone.
      const { commit } = bot.store;
      bot.store.commit = async (partition, writes) => {
        if (digests().length > 0) throw new Error('the process has ended');
        return commit(partition, writes);
      };
      await bot.deliver();
    });
    expect(digests()).toEqual(['2026-11-24 noor']);
    await restore();
    await runs('24T07:40');
    expect(digests()).toEqual(['2026-11-24 noor', '2026-11-24 noor']);
    const { partition, id } = arrivals.at(-1)!.card;
    const card = await running((bot) => bot.deps.store.get('card', partition, id));
    expect(card?.doc.unclear).toBe(1);
  });

  test('on its way in the copy, delivered after it: neither digest nor message is sent again, or called unclear', async () => {
    await twoThreads();
    at('24T07:31');
    await running(async (bot) => {
      await bot.clock();
      await asks(bot.deps, 'care');
      const [notice] = (await bot.deps.store.query('noticesByState', 'pending', { limit: 1 })).items;
      await spreadNotice(bot.deps, notice!, () => undefined);
    });
    backupSqlite(file, copy);
    await running((bot) => bot.deliver());
    const sent = arrivals.length;
    const output = await restore();
    expect(output).toContain('do not come a second time: 4 cards.');
    expect(output).toContain('On their way at the moment of the copy: 0 cards');
    await runs('24T07:40');
    expect(arrivals).toHaveLength(sent);
  });

  test('recorded in the copy and not told to anybody yet, delivered after it: is not sent again', async () => {
    await twoThreads();
    await running((bot) => asks(bot.deps, 'care'));
    backupSqlite(file, copy);
    await running((bot) => bot.deliver());
    const sent = arrivals.length;
    await restore();
    await runs('23T17:05');
    expect(arrivals).toHaveLength(sent);
  });

  test('the account managers’ digest does not come again either (G5)', async () => {
    await running((bot) => arrives(bot.deps, people.manager));
    await twoThreads();
    backupSqlite(file, copy);
    teams.blocked.set('chat-noor', 'ConversationBlockedByUser');
    await runs('24T07:31', '24T07:32');
    expect(digests()).toEqual(['2026-11-24 mark']);
    await restore();
    await runs('24T07:40', '24T07:41', '24T07:42');
    expect(digests()).toEqual(['2026-11-24 mark']);
  });

  test('D5: the turn that the thread has in the copy counts, not the one it had later', async () => {
    const reminded = await twoThreads();
    backupSqlite(file, copy);
    // Asked back before the reminder: the turn of the copy was never reminded of, the other side's is.
    at('23T18:00');
    await nursePresses(reminded, 'ask-back');
    await runs('25T06:30');
    expect(reminders()).toContain('2026-11-23T18:00:00.000Z gerrit');
    await restore();
    await runs('24T08:05');
    expect(reminders()).toContain('2026-11-22T20:00:00.000Z noor');
  });
});

describe('what is said', () => {
  test('how much is only in the file that is kept, also on the audit record, which explains what a checkpoint misses', async () => {
    await asked('23T07:00', 'care');
    backupSqlite(file, copy);
    const records = async (): Promise<number> => Number(/^(\d+) records/.exec((await verify()).output)?.[1]);
    const before = await records();
    await nursePresses(await asked('23T08:00', 'care'), 'answer');
    const checkpoint = await running((bot) => checkpointAll(bot.deps));
    const lost = `2 messages, ${(await records()) - before} audit records`;
    const output = await restore();
    const kept = readdirSync(folder).find((name) => name.includes('.before-'))!;
    expect(output).toContain(`kept as ${join(folder, kept)}.`);
    expect(output).toContain(`only in what was there: ${lost}.`);
    const verified = await verify();
    expect(verified.status).toBe(0);
    expect(verified.output).toMatch(new RegExp(`^Restored 20.*; after the copy: ${lost}; in ${kept}\\.$`, 'm'));
    const anchored = await verify('--checkpoint', `${checkpoint!.number}:${checkpoint!.mac}`);
    expect(anchored.status).toBe(1);
    expect(anchored.output).toContain(`cut-off: checkpoint ${checkpoint!.number} of the log`);
    expect(anchored.output).toContain('Restored 20');
    // Asked anew under the number that was used before: the second time it counts too.
    await asked('23T09:00', 'care');
    expect(await restore()).toContain('1 message, ');
  });

  test('part of what was there is damaged: what can be read counts, and it is said that more may be missing', async () => {
    await asked('23T07:00', 'medication');
    backupSqlite(file, copy);
    await asked('23T12:00', 'care');
    await runs('24T07:31');
    const content = readFileSync(file);
    const page = Math.floor(content.indexOf('Hoe gaat het, 2026-11-23T12') / 4096);
    content.fill(0xff, page * 4096, (page + 1) * 4096);
    writeFileSync(file, content);
    const { status, output } = await operated('restore', copy);
    expect(status).toBe(0);
    expect(output).toMatch(/only in what was there: not all is known, at least 0 messages, [1-9]/);
    expect(output).toContain('do not come a second time: 1 card.');
    expect(output).toContain('may come a second time');
    await runs('24T08:00');
    expect(digests()).toEqual(['2026-11-24 noor']);
  });

  test('a copy in which nothing can be written is put back: what may come twice is said, and what is not on record', async () => {
    await asked('23T07:00', 'medication');
    backupSqlite(file, copy);
    await runs('24T07:31');
    const db = new Database(copy);
    db.exec(
      `INSERT INTO documents (partition, id, revision, json) VALUES ('data', 'data-version', 'r', '{"type":"data-version"}')`,
    );
    db.exec("CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'full'); END");
    db.close();
    const { status, output } = await operated('restore', copy);
    expect(status).toBe(0);
    expect(output).toContain('A digest of today, reminders and others that were sent after the copy may come a second');
    expect(output).toContain('The restore could not be put on the audit record: keep a note of it.');
    for (const unknown of ['Carried over', 'of 0.1.0']) expect(output).not.toContain(unknown);
  });

  test.each<[string, string | undefined, string, string]>([
    ['gone', undefined, '', 'There was no database in its place.'],
    ['gone, but for what a killed bot committed last', 'no WAL '.repeat(500), '-wal', '-wal. Keep it'],
    ['no database any more', 'no database '.repeat(500), '', 'kept as '],
    ['empty', '', '', 'kept as '],
  ])('what was there is %s: restored, and said that more may come twice', async (_, content, end, said) => {
    await asked('23T07:00', 'medication');
    backupSqlite(file, copy);
    await runs('24T07:31');
    for (const each of ['', '-wal', '-shm']) rmSync(`${file}${each}`, { force: true });
    if (content !== undefined) writeFileSync(`${file}${end}`, content);
    const { status, output } = await operated('restore', copy);
    expect(status).toBe(0);
    expect(output).toContain(said);
    expect(output).toContain('not all is known, at least 0 messages, 0 audit records');
    expect(output).toContain('A digest of today, reminders and others that were sent after the copy may come a second');
    await runs('24T08:00');
    expect(digests()).toEqual(['2026-11-24 noor', '2026-11-24 noor']);
  });
});
