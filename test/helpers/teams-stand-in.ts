import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorld } from './teams-world';
import type { Answer, Call, Fault, Shown, StandInMember } from './teams-world';

export type { Call, Fault, Shown, StandInActivity, StandInMember } from './teams-world';

/** Teams' side of the Bot Connector, for tests: a real HTTP server on loopback that remembers what a user would see. */
export interface TeamsStandIn {
  /** With a trailing slash, as Teams sends it. */
  readonly serviceUrl: string;
  /** Every request, in order of arrival, also those that were made to fail. */
  readonly calls: readonly Call[];
  /** The messages as a user sees them now (updated in place, deleted ones gone), in order of sending. */
  activities(conversationId?: string): Shown[];
  addMember(conversationId: string, member: StandInMember): void;
  /**
   * The next `times` requests (of those `which` picks) fail like this. Faults queue up: the first that fits is used.
   * A status – whichever, also 200 – is answered instead of doing anything.
   */
  failNext(fault: Fault, times?: number, which?: (call: Call) => boolean): void;
  /** From now on 403 with this code (default: the person blocked the bot). */
  blockConversation(conversationId: string, code?: string): void;
  unblockConversation(conversationId: string): void;
  /**
   * Looks again and again until `look` gives something true, and gives that.
   * @throws after `timeoutMs` (default 5,000), saying which requests there were
   */
  waitFor<T>(look: (teams: TeamsStandIn) => T | Promise<T>, timeoutMs?: number): Promise<NonNullable<T>>;
  close(): Promise<void>;
}

const BASE = '/teams';
/** Starts a stand-in on a free port of 127.0.0.1. Close it after the test. */
export async function startTeamsStandIn(): Promise<TeamsStandIn> {
  const world = createWorld();
  const calls: Call[] = [];
  const faults: { fault: Fault; times: number; which: (call: Call) => boolean }[] = [];

  const server = createServer((incoming, response) => {
    receive(incoming).then(
      (call) => {
        calls.push(call);
        call.fault = takeFault(call);
        answer(call, incoming, response);
      },
      () => incoming.socket.destroy(),
    );
  });

  function takeFault(call: Call): Fault | undefined {
    const planned = faults.find((plan) => plan.times > 0 && plan.which(call));
    if (planned) planned.times -= 1;
    return planned?.fault;
  }

  function answer(call: Call, incoming: IncomingMessage, response: ServerResponse): void {
    const { fault } = call;
    const untouched = typeof fault === 'number' || typeof fault === 'object';
    const done = fault === 'hang' || fault === 'reset-before' || untouched ? undefined : world.handle(call);
    if (fault === 'reset-before' || fault === 'reset-after') incoming.socket.resetAndDestroy();
    else if (untouched) write(response, typeof fault === 'number' ? { status: fault } : fault);
    else if (fault === undefined && done) write(response, done);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const teams: TeamsStandIn = {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}/`,
    calls,
    activities: (conversationId) =>
      world.shown.filter((shown) => conversationId === undefined || shown.conversationId === conversationId),
    addMember: (conversationId, member) => {
      const at = world.members.findIndex((one) => one.conversationId === conversationId && one.member.id === member.id);
      world.members.splice(at < 0 ? world.members.length : at, 1, { conversationId, member });
    },
    failNext: (fault, times = 1, which = () => true) => {
      faults.push({ fault, times, which });
    },
    blockConversation: (conversationId, code = 'ConversationBlockedByUser') => {
      world.blocked.set(conversationId, code);
    },
    unblockConversation: (conversationId) => {
      world.blocked.delete(conversationId);
    },
    waitFor: (look, timeoutMs = 5_000) => waitFor(teams, look, timeoutMs),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return teams;
}

async function waitFor<T>(
  teams: TeamsStandIn,
  look: (teams: TeamsStandIn) => T | Promise<T>,
  timeoutMs: number,
): Promise<NonNullable<T>> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const found = await look(teams);
    if (found) return found;
    if (performance.now() > until) {
      const list = teams.calls.map(
        ({ method, path, fault }) => `  ${method} ${path} ${fault === undefined ? '' : JSON.stringify(fault)}`,
      );
      throw new Error(
        `Teams stand-in: waited ${timeoutMs} ms in vain. Requests so far:\n${list.join('\n') || '  none'}`,
      );
    }
    await sleep(10);
  }
}

async function receive(incoming: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const path = new URL(incoming.url ?? '/', 'http://stand-in').pathname;
  const segments = path.startsWith(`${BASE}/`)
    ? path
        .slice(BASE.length + 1)
        .split('/')
        .map(decodeURIComponent)
    : [];
  return {
    method: incoming.method ?? '',
    path: segments.length > 0 ? `/${segments.join('/')}` : `outside the serviceUrl: ${path}`,
    segments,
    authorization: incoming.headers.authorization,
    body: text === '' ? undefined : parse(text),
    fault: undefined,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function write(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
