import type { Actor } from '../../src/domain/directory';
import { networkPartition } from '../../src/store/partitions';
import { openSqlite } from '../../src/store/sqlite';
import type { AnyDocument } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { pressThread } from '../../src/usecases/messages/press-thread';
import { sendMessage } from '../../src/usecases/messages/send-message';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { allTeams } from '../../src/usecases/directory/all-of';
import type { Someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { arrives } from './at-north';
import { chanceOf, type Chance } from './chance';
import { noFaults, type StoreFaults } from './faulty-store';
import { pretendTeams } from './pretend-teams';
import { judgeHistory, everyone, networkId, teamsOf, type Acknowledged, type HistoryFigures } from './judge-history';
import { watchDeliveries } from './judge-deliveries';
import { isNight, judgeClockWork, type Decision } from './judge-clock-work';
import { startProcess, type BotProcess, type Shared } from './processes';
import { putTeam } from '../helpers/directory';

const storeFaults: StoreFaults = { read: 0.01, before: 0.03, after: 0.03, conflict: 0.03 };

/** The moments at which summer time ends and begins. */
const changes = { autumn: '2026-10-25T01:00:00.000Z', spring: '2027-03-28T01:00:00.000Z' };

/** Every fourth history happens around one of them. */
function changeOf(seed: number): string | undefined {
  return seed % 8 === 1 ? changes.autumn : seed % 8 === 5 ? changes.spring : undefined;
}

/** A morning in November; or up to 16 hours before summer time ends or begins. */
function startOf(chance: Chance, change: string | undefined): number {
  if (change === undefined) return Date.parse('2026-11-23T07:00:00.000Z') + chance.between(0, 3) * 86_400_000;
  return Date.parse(change) - chance.between(1, 32) * 1_800_000;
}

/**
 * One history: people ask and answer while the store and Teams fail by chance, clocks jump, people
 * block the bot and come back, and processes die; then all faults end and some hours pass.
 */
export async function runHistory(seed: number, steps = 30): Promise<HistoryFigures> {
  const history = await begin(seed);
  for (let step = 0; step < steps; step += 1) await history.step();
  await history.settle();
  return history.figures();
}

async function begin(seed: number) {
  const chance = chanceOf(seed);
  const decisions: Decision[] = [];
  const deliveries = watchDeliveries(() => new Date(now).toISOString());
  const data = noting(openSqlite(':memory:'), decisions, deliveries.written);
  const change = changeOf(seed);
  const start = startOf(chance, change);
  let now = start;
  let ids = 0;
  const teams = pretendTeams(chance, () => now);
  const shared: Shared = {
    data,
    teams,
    chance,
    now: () => new Date(now).toISOString(),
    newId: () => `id${String((ids += 1)).padStart(6, '0')}`,
    arrivals: [],
    arrived: deliveries.arrived,
  };
  await loadRegionNorth(data);
  await loadNetwork(data, shared.now());
  if (change !== undefined) await digestTimes(data, chance);
  const calm = startProcess(shared, noFaults);
  for (const someone of everyone) if (!chance.happens(0.1)) await arrives(calm.deps, someone);
  const acknowledged: Acknowledged[] = [];
  const threads: string[] = [];
  let crashes = 0;
  let past = 0;
  const moves: [number, (process: BotProcess, index: number) => Promise<void>][] = [
    [6, (process) => ask(process)],
    [4, (process) => answer(process)],
    [8, (process) => process.deliver()],
    [3, (process) => process.clock()],
    [3, () => both()],
    [4, () => passes(chance.pick([0.5, 2, 20, 90, 600]))],
    [1, (process) => jump(process)],
    [2, () => blocks()],
    [2, (process) => unblocks(process)],
    [2, (process, index) => dies(process, index)],
    [1, (process) => process.repair()],
  ];
  const bag = moves.flatMap(([weight, move]) => Array.from({ length: weight }, () => move));

  async function ask(process: BotProcess): Promise<void> {
    const from = chance.pick(Object.values(teamsOf));
    const to = chance.pick(Object.values(teamsOf).filter((side) => side !== from));
    const actor = await actorOf(chance.pick(from.people));
    const token = `punt ${seed}-${shared.newId()}`;
    const press = { verb: 'message.send', card: shared.newId(), typed: token };
    const category = chance.pick(['care', 'medication'] as const);
    const values = { category, team: to.team, subject: 'Vraag', text: `Hoe gaat het met ${token}?` };
    const statements = { notUrgent: false, insist: true };
    const sent = await persists(() =>
      sendMessage(process.deps, actor, { networkId, fromTeam: from.team, ...values, ...statements, press }),
    );
    if (sent === undefined) return;
    acknowledged.push({ threadId: sent.threadId, token, toTeam: to.team });
    threads.push(sent.threadId);
  }

  async function answer(process: BotProcess): Promise<void> {
    if (threads.length === 0) return;
    const threadId = chance.pick(threads);
    const thread = await data.get('thread', networkPartition(networkId), `thread:${threadId}`);
    const turn = thread?.doc.turnTeamId;
    const side = Object.values(teamsOf).find((each) => each.team === turn);
    if (!thread || !side) return;
    const actor = await actorOf(chance.pick(side.people));
    const token = `punt ${seed}-${shared.newId()}`;
    const what = chance.pick(['answer', 'ask-back'] as const);
    const press = { verb: `thread.${what}`, card: String(thread.doc.version), typed: token };
    const text = `Het gaat zo met ${token}?`;
    const input = { networkId, threadId, what, text, notUrgent: false, insist: true, press };
    const sent = await persists(() => pressThread(process.deps, actor, input));
    if (sent) acknowledged.push({ threadId, token, toTeam: thread.doc.waitingTeamId ?? '' });
  }

  /** Presses again, as people do when a card says that it went wrong; undefined when it never said "sent". */
  async function persists<T>(press: () => Promise<{ ok: true; value: T } | { ok: false }>): Promise<T | undefined> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const outcome = await press().catch(() => undefined);
      if (outcome?.ok) return outcome.value;
      if (outcome !== undefined && chance.happens(0.5)) return undefined;
    }
    return undefined;
  }

  const both = async (): Promise<void> => {
    await Promise.all(processes.flatMap((process) => [process.deliver(), process.clock()]));
  };

  /** Each process that lives has looked in meanwhile, so that the others count it as running (ADR 30). */
  async function passes(minutes: number): Promise<void> {
    now += minutes * 60_000;
    await Promise.all(processes.map((process) => process.looksIn()));
  }

  /** The clock of one process is set an hour forward or back, or right again. */
  function jump(process: BotProcess): Promise<void> {
    process.skewMs = chance.pick([-3_600_000, 3_600_000, 0]);
    return Promise.resolve();
  }

  function blocks(): Promise<void> {
    teams.blocked.set(`chat-${chance.pick(everyone).key}`, 'ConversationBlockedByUser');
    return Promise.resolve();
  }

  async function unblocks(process: BotProcess): Promise<void> {
    const someone = chance.pick(everyone);
    teams.blocked.delete(`chat-${someone.key}`);
    await arrives(process.deps, someone).catch(() => undefined);
  }

  /** In the middle of its work, at any call; another one takes its place. */
  async function dies(process: BotProcess, index: number): Promise<void> {
    process.store.dieAfter = chance.between(1, 25);
    await Promise.all([process.deliver(), process.clock()]);
    process.store.dead = true;
    process.ends();
    crashes += 1;
    past += process.store.happened;
    processes[index] = startProcess(shared, { ...storeFaults });
    await processes[index].looksIn();
  }

  const actorOf = (someone: Someone): Promise<Actor> => loadActor(calm.deps, personIdOf(someone));

  // What was asked in the days before: overdue by now, or soon to be reminded of.
  for (const hours of Array.from({ length: 4 }, () => chance.between(6, 54)).sort((one, other) => other - one)) {
    now = start - hours * 3_600_000;
    await ask(calm);
  }
  now = start;
  const processes = Array.from({ length: chance.pick([1, 2, 3, 5]) }, () => startProcess(shared, { ...storeFaults }));
  await passes(0);
  teams.share = 0.25;

  return {
    step: async () => {
      const index = chance.between(0, processes.length - 1);
      await chance.pick(bag)(processes[index]!, index);
    },
    /** Faults end; the people who are there stay so; six hours pass, and the rest of the night. */
    settle: async () => {
      teams.share = 0;
      for (const process of processes) {
        process.store.faults = noFaults;
        process.skewMs = 0;
      }
      for (let quarter = 0; quarter < 24; quarter += 1) {
        await passes(15);
        if (quarter % 8 === 0) await Promise.all(processes.map((process) => process.repair()));
        if (quarter % 4 === 0) await Promise.all(processes.map((process) => process.clock()));
        await Promise.all(processes.map((process) => process.deliver()));
      }
      // Reminders wait for the morning (D5).
      while (isNight(shared.now())) await passes(15);
      await calm.deliver();
    },
    figures: async (): Promise<HistoryFigures> => {
      const happened = past + processes.reduce((sum, process) => sum + process.store.happened, 0);
      const result = await judgeHistory(data, calm, teams.chat, acknowledged);
      const { wrong, ...clockWork } = await judgeClockWork(data, decisions, shared.arrivals);
      result.wrong.push(...wrong, ...deliveries.wrong());
      const faults = {
        storeFaults: happened,
        teamsFaults: teams.faults,
        crashes,
        aroundChange: change === undefined ? 0 : 1,
      };
      for (const process of [calm, ...processes]) process.ends();
      await data.close();
      return { acknowledged: acknowledged.length, ...deliveries.figures(), ...faults, ...clockWork, ...result };
    },
  };
}

/** The store, telling what is committed, and noting of it what the clock's work decides. */
function noting(store: Store, decisions: Decision[], written: (doc: AnyDocument) => void): Store {
  return {
    ...store,
    commit: async (partition, writes) => {
      const done = await store.commit(partition, writes);
      for (const write of done.ok ? writes : []) {
        if (write.kind !== 'remove') written(write.doc);
        if (write.kind !== 'insert') continue;
        if (write.doc.type === 'digest') decisions.push(write.doc);
        if (write.doc.type === 'notice' && write.doc.about.kind === 'reminder') decisions.push(write.doc);
      }
      return done;
    },
  };
}

/** Around a change of the clock every team has its digest at a time that makes it hard. */
async function digestTimes(data: Store, chance: Chance): Promise<void> {
  const { teams } = await allTeams({ store: data });
  for (const { teamId } of teams)
    await putTeam(data, teamId, { digestTime: chance.pick(['00:00', '02:30', '03:00', '08:30', '23:59']) });
}

async function loadNetwork(data: Store, at: string): Promise<void> {
  const partition = networkPartition(networkId);
  const base = { partition, schemaVersion: 1 as const, networkId };
  const teamIds = Object.values(teamsOf).map((side) => side.team);
  const done = await data.commit(partition, [
    {
      kind: 'insert',
      doc: {
        ...base,
        type: 'network',
        id: 'network',
        code: 'NW-00001',
        client: { name: 'Truus van Dalen', birthDate: '1938-04-12' },
        practiceId: 'praktijk',
        teamIds,
        state: 'open',
        source: 'existing-client',
        reference: '',
        startedBy: personIdOf(people.gp),
        startedByTeam: 'praktijk.team',
        startedAt: at,
      },
    },
  ]);
  if (!done.ok) throw new Error('No network');
}
