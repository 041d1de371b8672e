import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schakel } from '../../src/operator/schakel';
import { networkPartition } from '../../src/store/partitions';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite } from '../../src/store/sqlite-backup';
import { writeCheckpoint } from '../../src/usecases/auditing/write-checkpoint';
import { pressThread } from '../../src/usecases/messages/press-thread';
import { sendMessage } from '../../src/usecases/messages/send-message';
import { arrive } from '../../src/usecases/people/arrive';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { chanceOf } from '../faults/chance';
import { noFaults } from '../faults/faulty-store';
import { pretendTeams, type PretendTeams } from '../faults/pretend-teams';
import { auditKey, startProcess, type Arrival, type BotProcess } from '../faults/processes';
import type { Someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { sample } from '../store/sample';

// A bot on a database in a file that is stopped, restored and started again; Teams keeps what it was sent.
let folder: string;
let file: string;
let copy: string;
let teams: PretendTeams;
let arrivals: Arrival[];
let now: string;
let ids: number;
let ends: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-restore-'));
  file = join(folder, 'schakel.db');
  copy = join(folder, 'yesterday.db');
  arrivals = [];
  ids = 0;
  ends = 0;
  now = '2026-11-22T08:00:00.000Z';
  const chance = chanceOf(1);
  teams = pretendTeams(chance, () => Date.parse(now));
  const store = openSqlite(file);
  await loadRegionNorth(store);
  const teamIds = ['praktijk.team', 'thuiszorg.noord'];
  const network = sample('network', 'network:n1', 'network', { networkId: 'n1', code: 'NW-1', teamIds, state: 'open' });
  await store.commit('network:n1', [{ kind: 'insert', doc: { ...network, practiceId: 'praktijk' } }]);
  await store.close();
  await running(async (bot) => {
    for (const each of [people.gp, people.nurse, people.colleague, people.assistant]) await arrives(bot, each);
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

async function arrives(bot: BotProcess, { tenantId, aadObjectId, key, name, email }: Someone): Promise<void> {
  const conversation = { serviceUrl: 'http://127.0.0.1/', conversationId: `chat-${key}`, botId: 'bot', userId: key };
  await arrive(bot.deps, { tenantId, aadObjectId, conversation, locale: 'nl-NL' }, () =>
    Promise.resolve({ name, email }),
  );
}

/** The practice asks team Noord; answers the thread's id. */
async function asks(at: string, category: 'care' | 'medication'): Promise<string> {
  now = at;
  return running(async (bot) => {
    const actor = await loadActor(bot.deps, personIdOf(people.gp));
    const values = { networkId: 'n1', fromTeam: 'praktijk.team', team: 'thuiszorg.noord', category, subject: 'Vraag' };
    const press = { verb: 'message.send', card: bot.deps.newId(), typed: at };
    const statements = { notUrgent: false, insist: true };
    const sent = await sendMessage(bot.deps, actor, { ...values, text: `Hoe gaat het, ${at}?`, ...statements, press });
    if (!sent.ok) throw new Error(sent.refusal.kind);
    await bot.deliver();
    return sent.value.threadId;
  });
}

async function presses(threadId: string, who: Someone, what: 'answer' | 'ask-back'): Promise<void> {
  await running(async (bot) => {
    const actor = await loadActor(bot.deps, personIdOf(who));
    const found = await bot.deps.store.get('thread', networkPartition('n1'), `thread:${threadId}`);
    const press = { verb: `thread.${what}`, card: String(found?.doc.version), typed: now };
    const statements = { notUrgent: false, insist: true };
    const done = await pressThread(bot.deps, actor, {
      ...{ networkId: 'n1', threadId, what, text: `Hoe bedoelt u dat, ${now}?` },
      ...{ ...statements, press },
    });
    if (!done.ok) throw new Error(done.refusal.kind);
  });
}

/** What the clock and then the deliveries do at these moments. */
async function runs(...moments: string[]): Promise<void> {
  await running(async (bot) => {
    for (const moment of moments) {
      now = moment;
      await bot.clock();
      await bot.deliver();
    }
  });
}

const restore = async (): Promise<string> => (await operated('restore', copy)).output;
async function verify(...more: string[]): Promise<{ status: number; output: string }> {
  const found = await operated('audit', 'verify', ...more);
  ended();
  return found;
}
const operated = (...args: string[]) => schakel(args, { SCHAKEL_SQLITE: file, SCHAKEL_AUDIT_KEY: auditKey });
const backUp = (): void => {
  backupSqlite(file, copy);
};

/** Digests (by date) and reminders (by turn) that came into the chats, each as often as it did. */
const digests = (): string[] =>
  arrivals.flatMap(({ card: { about, personId } }) =>
    about.kind === 'digest' ? [`${about.date} ${personId.split('-').at(-1)}`] : [],
  );
const reminders = (): string[] =>
  arrivals.flatMap(({ card: { about, subjectId, personId } }) =>
    about.kind === 'reminder' ? [`${subjectId.slice(-24)} ${personId.split('-').at(-1)}`] : [],
  );

describe('G2, D5: a database restored from yesterday', () => {
  const yesterday = '2026-11-23T17:00:00.000Z';

  /** Overdue on the 24th at 08:30 local time; and one whose 75 % is that day at 09:00. */
  async function twoThreads(): Promise<{ overdue: string; reminded: string }> {
    const reminded = await asks('2026-11-22T20:00:00.000Z', 'care');
    const overdue = await asks('2026-11-23T07:00:00.000Z', 'medication');
    now = yesterday;
    return { overdue, reminded };
  }

  test('a digest and a reminder sent after the copy do not come again, whoever restores how often', async () => {
    await twoThreads();
    backUp();
    await runs('2026-11-24T07:31:00.000Z', '2026-11-24T08:01:00.000Z');
    const sent = { digests: digests(), reminders: reminders().sort() };
    expect(sent.digests).toEqual(['2026-11-24 noor']);
    expect(sent.reminders).toEqual(['2026-11-22T20:00:00.000Z carla', '2026-11-22T20:00:00.000Z noor']);

    expect(await restore()).toContain('do not come a second time: 1 digest, 1 reminder.');
    await runs('2026-11-24T08:10:00.000Z', '2026-11-24T15:00:00.000Z');
    expect(await restore()).toContain('do not come a second time: 1 digest, 1 reminder.');
    await runs('2026-11-24T15:10:00.000Z');
    expect({ digests: digests(), reminders: reminders().sort() }).toEqual(sent);

    // The next day has a digest of its own.
    await runs('2026-11-25T07:31:00.000Z');
    expect(digests()).toEqual(['2026-11-24 noor', '2026-11-25 noor']);
  });

  test('of today, decided and not sent: comes exactly once; of yesterday, never sent: is not made up', async () => {
    await asks('2026-11-22T06:00:00.000Z', 'medication');
    await twoThreads();
    now = '2026-11-23T07:00:00.000Z';
    backUp();
    // Yesterday and today decided, and the bot stopped before it sent them.
    for (const at of ['2026-11-23T07:31:00.000Z', '2026-11-24T07:31:00.000Z', '2026-11-24T08:00:00.000Z']) {
      now = at;
      await running((bot) => bot.clock());
    }
    expect(digests()).toEqual([]);
    expect(await restore()).toContain('do not come a second time: 0 digests, 0 reminders.');
    await runs('2026-11-24T08:05:00.000Z', '2026-11-24T08:06:00.000Z');
    expect(digests()).toEqual(['2026-11-24 noor']);
    expect(reminders()).toHaveLength(2);
  });

  test('not decided yet when it was restored: comes at its time, once', async () => {
    await twoThreads();
    backUp();
    now = '2026-11-24T07:00:00.000Z';
    await restore();
    await runs('2026-11-24T07:29:00.000Z', '2026-11-24T07:30:00.000Z', '2026-11-24T07:31:00.000Z');
    expect(digests()).toEqual(['2026-11-24 noor']);
  });

  test('killed while it sent the digest: it comes again, and that is on record', async () => {
    await twoThreads();
    backUp();
    now = '2026-11-24T07:31:00.000Z';
    await running(async (bot) => {
      await bot.clock();
      // The claim is the last that is recorded; then it is sent, and the process is gone.
      const { commit } = bot.store;
      bot.store.commit = async (partition, writes) => {
        if (arrivals.some(({ card }) => card.about.kind === 'digest')) throw new Error('the process has ended');
        return commit(partition, writes);
      };
      await bot.deliver();
    });
    expect(digests()).toEqual(['2026-11-24 noor']);
    await restore();
    await runs('2026-11-24T07:40:00.000Z');
    expect(digests()).toEqual(['2026-11-24 noor', '2026-11-24 noor']);
    const unclear = await running(async (bot) => {
      const { partition, id } = arrivals.at(-1)!.card;
      return (await bot.deps.store.get('card', partition, id))?.doc.unclear;
    });
    expect(unclear).toBe(1);
  });

  test('on its way in the copy, delivered after it: not sent again; nor is it called unclear', async () => {
    await twoThreads();
    now = '2026-11-24T07:31:00.000Z';
    await running((bot) => bot.clock());
    backUp();
    await running((bot) => bot.deliver());
    const output = await restore();
    expect(output).toContain('On their way at the moment of the copy: 0 cards');
    await runs('2026-11-24T07:40:00.000Z');
    expect(digests()).toEqual(['2026-11-24 noor']);
  });

  test('the account managers’ digest does not come again either (G5)', async () => {
    await running((bot) => arrives(bot, people.manager));
    await twoThreads();
    backUp();
    teams.blocked.set('chat-noor', 'ConversationBlockedByUser');
    await runs('2026-11-24T07:31:00.000Z', '2026-11-24T07:32:00.000Z');
    expect(digests()).toEqual(['2026-11-24 mark']);
    await restore();
    await runs('2026-11-24T07:40:00.000Z', '2026-11-24T07:41:00.000Z', '2026-11-24T07:42:00.000Z');
    expect(digests()).toEqual(['2026-11-24 mark']);
  });

  test('D5: the turn that the thread has in the copy counts, not the one it had later', async () => {
    const { reminded } = await twoThreads();
    backUp();
    // Asked back before the reminder: the turn of the copy was never reminded of, the other side's is.
    now = '2026-11-23T18:00:00.000Z';
    await presses(reminded, people.nurse, 'ask-back');
    await runs('2026-11-25T06:30:00.000Z');
    expect(reminders().map((each) => each.slice(0, 24))).toContain('2026-11-23T18:00:00.000Z');
    arrivals.length = 0;
    expect(await restore()).toContain('0 reminders.');
    await runs('2026-11-24T08:05:00.000Z');
    expect(reminders().map((each) => each.slice(0, 24))).toContain('2026-11-22T20:00:00.000Z');
  });

  test('D5: reminded of the turn in the copy, and the turn went on: that turn is not reminded of again', async () => {
    const { reminded } = await twoThreads();
    backUp();
    await runs('2026-11-24T08:01:00.000Z');
    await presses(reminded, people.nurse, 'ask-back');
    arrivals.length = 0;
    expect(await restore()).toContain('1 reminder.');
    await runs('2026-11-24T08:10:00.000Z');
    expect(reminders()).toEqual([]);
  });
});

describe('what is said', () => {
  test('how many messages and audit records are only in the file that is kept', async () => {
    await asks('2026-11-23T07:00:00.000Z', 'care');
    backUp();
    const before = (await verify()).output;
    const thread = await asks('2026-11-23T08:00:00.000Z', 'care');
    await presses(thread, people.nurse, 'answer');
    const after = (await verify()).output;
    const records = (text: string): number => Number(/^(\d+) records/.exec(text)?.[1]);
    const output = await restore();
    expect(output).toContain(`2 messages, ${records(after) - records(before)} audit records`);
    const kept = readdirSync(folder).find((name) => name.includes('.before-'))!;
    expect(output).toContain(join(folder, kept));
    expect(existsSync(join(folder, kept))).toBe(true);
    // Asked anew under the number that was used before: the second time it counts too.
    await asks('2026-11-23T09:00:00.000Z', 'care');
    expect(await restore()).toContain('1 message, ');
  });

  test('the audit record tells of the restore, is in order, and explains the checkpoint of the log it does not reach', async () => {
    await asks('2026-11-23T07:00:00.000Z', 'care');
    backUp();
    await asks('2026-11-23T08:00:00.000Z', 'care');
    const checkpoint = await running((bot) => writeCheckpoint(bot.deps));
    await restore();
    const verified = await verify();
    expect(verified).toMatchObject({ status: 0 });
    expect(verified.output).toMatch(
      /^Restored 20.*; after the copy: 1 message, \d+ audit records; in schakel-\d+\.db\.before-/m,
    );
    const anchored = await verify('--checkpoint', `${checkpoint!.number}:${checkpoint!.mac}`);
    expect(anchored.status).toBe(1);
    expect(anchored.output).toContain(`cut-off: checkpoint ${checkpoint!.number} of the log`);
    expect(anchored.output).toContain('Restored 20');
    // The record of the restore is sealed like any other: changed, it is found.
    const store = openSqlite(file);
    const [record] = (await store.query('auditByTime', 'audit', { partition: 'operator', limit: 1 })).items;
    const doc = { ...record!.doc, detail: 'after the copy: 0 messages' };
    await store.commit('operator', [{ kind: 'replace', doc, revision: record!.revision }]);
    await store.close();
    expect((await verify()).output).toContain(`changed: ${record!.doc.id}`);
  });

  test('the database is gone and a killed bot left its WAL: that is kept, and nothing of it is in what was restored', async () => {
    await asks('2026-11-23T07:00:00.000Z', 'care');
    backUp();
    const killed = openSqlite(file);
    await killed.commit('p', [{ kind: 'insert', doc: sample('press', 'p', 'after the copy') }]);
    const gone = join(folder, 'gone.db');
    copyFileSync(`${file}-wal`, `${gone}-wal`);
    await killed.close();
    file = gone;
    const output = await restore();
    const kept = readdirSync(folder).find((name) => name.startsWith('gone.db.before-'))!;
    expect(output).toContain(`kept as ${join(folder, kept)}`);
    expect(kept).toMatch(/-wal$/);
    expect(output).toContain('It cannot be read: how much was recorded after the copy is not known.');
    const store = openSqlite(file);
    expect(await store.get('press', 'p', 'after the copy')).toBeUndefined();
    await store.close();
    expect(await verify()).toMatchObject({ status: 0 });
  });

  test('part of what was there is damaged: what can be read counts, and it is said that more may be missing', async () => {
    await asks('2026-11-23T07:00:00.000Z', 'medication');
    backUp();
    await asks('2026-11-23T12:00:00.000Z', 'care');
    await runs('2026-11-24T07:31:00.000Z');
    const content = readFileSync(file);
    const page = Math.floor(content.indexOf('Hoe gaat het, 2026-11-23T12') / 4096);
    content.fill(0xff, page * 4096, (page + 1) * 4096);
    writeFileSync(file, content);
    const { status, output } = await operated('restore', copy);
    expect(status).toBe(0);
    expect(output).toContain('Not all of it can be read.');
    expect(output).toContain('do not come a second time: 1 digest, 0 reminders. Others may.');
    await runs('2026-11-24T08:00:00.000Z');
    expect(digests()).toEqual(['2026-11-24 noor']);
  });

  test.each<[string, () => void, string]>([
    [
      'gone',
      () => {
        rmSync(file);
      },
      'There was no database in its place.',
    ],
    [
      'no database any more',
      () => {
        writeFileSync(file, 'no database any more'.repeat(500));
      },
      'It cannot be read',
    ],
    [
      'empty',
      () => {
        writeFileSync(file, '');
      },
      'It cannot be read',
    ],
  ])(
    'what was there is %s: restored all the same, and said that a digest may come twice',
    async (_, damage, sentence) => {
      await asks('2026-11-23T07:00:00.000Z', 'medication');
      backUp();
      await runs('2026-11-24T07:31:00.000Z');
      for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      damage();
      const { status, output } = await operated('restore', copy);
      expect(status).toBe(0);
      expect(output).toContain(sentence);
      expect(output).toContain(
        'A digest of today, and reminders, that were sent after the copy may come a second time.',
      );
      await runs('2026-11-24T08:00:00.000Z');
      expect(digests()).toEqual(['2026-11-24 noor', '2026-11-24 noor']);
    },
  );
});
