import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConnector } from '../../src/bot/connector/connector';
import { createPace } from '../../src/bot/connector/pace';
import { createLanes } from '../../src/jobs/lanes';
import type { DocumentOf } from '../../src/store/documents';
import { tellCommits } from '../../src/store/tell-commits';
import type { Store } from '../../src/store/store';
import { insert } from '../../src/store/write';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
import { newCard } from '../../src/usecases/notices/card-documents';
import { keep, say } from './measure';
import { startPresses } from './meanwhile';
import { measuredOn } from './region';

/** How long the stand-in for Teams takes for one message, in milliseconds. */
const teamsMs = 20;
const seconds = (count: number): Promise<void> => new Promise((done) => setTimeout(done, count * 1_000));

/** What came into which chat, in its order: which card, and how long after it was made. */
interface Arrival {
  chat: string;
  card: number;
  afterMs: number;
  atMs: number;
}

/** Teams, in which one chat may hang and all of them may be out. */
async function startTeams() {
  const state = { isOut: false, arrivals: [] as Arrival[], hung: [] as ServerResponse[] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const chat = decodeURIComponent(request.url?.split('/')[3] ?? '');
      const { text } = JSON.parse(Buffer.concat(chunks).toString()) as { text?: string };
      if (chat.startsWith('hangs')) return void state.hung.push(response);
      setTimeout(() => {
        response.writeHead(state.isOut ? 503 : 201, { 'Content-Type': 'application/json' });
        response.end(state.isOut ? undefined : JSON.stringify({ id: `${chat} ${text ?? ''}` }));
        const [card = '', at = ''] = (text ?? '').split(' ');
        if (!state.isOut && text !== undefined)
          state.arrivals.push({
            chat,
            card: Number(card),
            afterMs: performance.now() - Number(at),
            atMs: performance.now(),
          });
      }, teamsMs);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      for (const response of state.hung) response.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The lanes as a bot runs them, with the real connector and pace; what a card shows is its number and when it was made. */
async function startBot(store: Store, tenantOf: (chat: string) => string) {
  const teams = await startTeams();
  const { deps } = measuredOn(store);
  const connector = createConnector({
    token: () => Promise.resolve(undefined),
    allowedHosts: 'loopback',
    pace: createPace(),
  });
  const texts = new Map<string, string>();
  const chatOf = (personId: string) => ({
    serviceUrl: teams.url,
    conversationId: personId,
    tenantId: tenantOf(personId),
  });
  const courier: Courier = {
    deliver: async ({ id, personId, wanted }, { claim, goesTo, taken }) => {
      goesTo?.(chatOf(personId));
      const place = await connector.place(chatOf(personId), taken);
      if (place.kind === 'later' && place.status === undefined)
        return { kind: 'later', afterMs: place.afterMs, reason: 'not-sent', tried: false, mayHaveArrived: false };
      if (place.kind !== 'place') throw new Error(place.kind);
      if (!(await claim([], wanted))) return { kind: 'taken' };
      const came = await place.send({ type: 'message', text: texts.get(id) ?? '' });
      if (came.kind === 'sent') return { kind: 'sent', activityId: came.activityId ?? null, version: wanted };
      if (came.kind === 'unclear') return { kind: 'unclear', cause: came.cause };
      return { kind: 'later', afterMs: undefined, reason: 'status-503', tried: true, mayHaveArrived: false };
    },
    take: (chat) => connector.take(chat),
    answers: async (personId) => {
      const place = await connector.place(chatOf(personId));
      return place.kind === 'place' && (await place.send({ type: 'typing' })).kind === 'sent';
    },
  };
  const telling = tellCommits(store, (written) => {
    lanes.note(written);
  });
  const own = { ...deps, store: telling, now: () => new Date().toISOString() };
  const options = { chance: Math.random, togetherMs: 80, overtaken: () => undefined, asks: true };
  const lanes = createLanes(
    own,
    courier,
    (what, id, error) => {
      say(`  ${what} ${id}: ${String(error)}`);
    },
    options,
  );
  let made = 0;
  let stopped = false;
  return {
    teams: teams.state,
    make: async (personId: string): Promise<void> => {
      const about = { kind: 'unreachable' as const, organisationId: 'o', teamId: 't', date: '2026-11-28' };
      const subjectId = `s${(made += 1)}`;
      const card: DocumentOf<'card'> = newCard(own, `organisation:${personId}`, {
        personId,
        about,
        subjectId,
        version: 1,
      });
      texts.set(card.id, `${made} ${performance.now()}`);
      await telling.commit(card.partition, [insert(card)]);
      lanes.begin(() => stopped);
    },
    until: async (count: number): Promise<void> => {
      while (teams.state.arrivals.length < count) await seconds(0.05);
    },
    close: async (): Promise<void> => {
      stopped = true;
      teams.close();
      await lanes.settled();
    },
  };
}

type Bot = Awaited<ReturnType<typeof startBot>>;

/** Whether each chat had its cards in the order in which they were made. */
function inOrder({ arrivals }: Bot['teams']): boolean {
  const last = new Map<string, number>();
  return arrivals.every(({ chat, card }) => card > (last.get(chat) ?? 0) && last.set(chat, card).size > 0);
}

const p99 = (arrivals: readonly Arrival[]): number =>
  arrivals.map(({ afterMs }) => afterMs).sort((one, other) => one - other)[Math.floor(arrivals.length * 0.99)] ??
  Number.NaN;

/** A hundred chats that answer, each with a message every two seconds; beside a chat that does not, with so many pending. */
async function besideHanging(store: Store, pending: number): Promise<{ ms: number; isInOrder: boolean }> {
  const bot = await startBot(store, (chat) => `tenant${chat.at(-1) ?? ''}`);
  for (let card = 0; card < pending; card += 1) await bot.make('hangs');
  for (let round = 0; round < 5; round += 1) {
    const chats = Array.from({ length: 100 }, (_, at) => `chat${at}`);
    for (const chat of chats) {
      await bot.make(chat);
      await seconds(0.02);
    }
  }
  await bot.until(500);
  const found = { ms: p99(bot.teams.arrivals), isInOrder: inOrder(bot.teams) };
  await bot.close();
  return found;
}

/** After how many seconds Teams' own pace lets each of so many through, of one tenant, the first asked first. */
async function fastest(count: number, chatOf: (at: number) => string): Promise<number[]> {
  let time = 0;
  const came: number[] = [];
  const pace = createPace({ now: () => time, sleep: (ms) => Promise.resolve(void (time += ms)) });
  for (let at = 0; at < count; at += 1) {
    await pace.turn(chatOf(at), 'tenant', Number.POSITIVE_INFINITY);
    came.push(time / 1_000);
  }
  return came;
}

/** So many people with one card each, and one with so many, at the same time; people press meanwhile. */
async function bothAtOnce(store: Store, many: number, toOne: number): Promise<object> {
  const presses = await startPresses(store);
  const bot = await startBot(store, (chat) => (chat === 'one' ? 'another' : 'tenant'));
  const began = performance.now();
  await Promise.all([
    (async () => {
      for (let card = 0; card < toOne; card += 1) await bot.make('one');
    })(),
    (async () => {
      for (let card = 0; card < many; card += 1) await bot.make(`chat${card}`);
    })(),
  ]);
  const lastOf = async (isIt: (arrival: Arrival) => boolean, count: number): Promise<number> => {
    while (bot.teams.arrivals.filter(isIt).length < count) await seconds(0.05);
    return (performance.now() - began) / 1_000;
  };
  const [all, one] = await Promise.all([
    lastOf(({ chat }) => chat !== 'one', many),
    lastOf(({ chat }) => chat === 'one', toOne),
  ]);
  const { count, p99: pressed } = await presses.stop();
  const limits = [(await fastest(many, (at) => `chat${at}`)).at(-1), (await fastest(toOne, () => 'one')).at(-1)];
  const isInOrder = inOrder(bot.teams);
  say(
    `  ${((limits[0] ?? 0) / all).toFixed(2)}   of Teams' own pace: ${many} people in one tenant, ${all.toFixed(1)} s`,
  );
  say(
    `  ${((limits[1] ?? 0) / one).toFixed(2)}   of Teams' own pace: ${toOne} to one person, ${one.toFixed(1)} s; in order: ${isInOrder}`,
  );
  say(`  ${pressed.toFixed(0)} ms  p99 of ${count} presses meanwhile, in the same process`);
  await bot.close();
  return { all, one, limits, isInOrder, presses: count, pressed };
}

/** A thousand cards to two hundred chats while Teams is out for so long; then it is back. */
async function afterOutage(store: Store, outSeconds: number): Promise<object> {
  const bot = await startBot(store, () => 'tenant');
  bot.teams.isOut = true;
  const began = performance.now();
  for (let card = 0; card < 1_000; card += 1) await bot.make(`chat${card % 200}`);
  await seconds(outSeconds - (performance.now() - began) / 1_000);
  bot.teams.isOut = false;
  const back = performance.now();
  await bot.make('new');
  await bot.until(1_001);
  const took = (performance.now() - back) / 1_000;
  const least = await fastest(1_001, (at) => `chat${at % 200}`);
  // Beside who would be sent to by Teams' own pace, the oldest first.
  const { arrivals } = bot.teams;
  const later = arrivals.map(({ card, atMs }) => (atMs - back) / 1_000 - (least[card - 1] ?? 0));
  const most = Math.max(...later);
  say(
    `  ${((least.at(-1) ?? 0) / took).toFixed(2)}   of Teams' own pace: 1,000 gathered in ${outSeconds} s without Teams, ${took.toFixed(1)} s; in order: ${inOrder(bot.teams)}; nobody more than ${most.toFixed(1)} s after their turn by that pace`,
  );
  await bot.close();
  return { took, least: least.at(-1), most };
}

/** (j) The way out: beside a chat that hangs, as fast as Teams lets it, and after an outage. */
export async function measureLanes(store: () => Store, many = 2_000, toOne = 500): Promise<void> {
  say('\nThe way out to Teams (a stand-in that takes 20 ms)');
  const [alone, beside] = [await besideHanging(store(), 0), await besideHanging(store(), 500)];
  say(
    `  ${(beside.ms / alone.ms).toFixed(2)}×  p99 of 100 chats beside one that hangs with 500 pending: ${beside.ms.toFixed(0)} ms, ${alone.ms.toFixed(0)} ms without; in order: ${beside.isInOrder}`,
  );
  const outage = await afterOutage(store(), 60);
  const both = await bothAtOnce(store(), many, toOne);
  keep('lanes', { alone, beside, outage, both });
}
