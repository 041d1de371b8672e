import type { Connector, Conversation, OutgoingActivity, SendOutcome } from '../../src/bot/connector/connector';
import { judge } from '../../src/bot/connector/outcome';
import type { Reply } from '../../src/bot/connector/request';
import { createWorld, type Answer, type Call } from '../helpers/teams-world';
import type { Chance } from './chance';

/** What a request to Teams can meet: every fault of the stand-in, and those of the network before it. */
const faults = [
  'not-sent',
  'reset-before',
  'reset-after',
  'hang',
  'hang-after',
  408,
  412,
  429,
  500,
  502,
  'done-and-502',
  503,
  504,
  'done-and-504',
  'done-and-500',
  401,
  400,
] as const;
type Fault = (typeof faults)[number];

/** Teams in memory: the stand-in's own rules without HTTP, with faults by chance, read by the real `judge`. */
export interface PretendTeams {
  /** The connector of one process; `dead` makes every answer get lost. `arrived`: a chat has a new message, or another in its place. */
  connector: (process: { readonly dead: boolean }, arrived?: (isNew: boolean) => void) => Connector;
  /** Share of requests that meet a fault. */
  share: number;
  readonly faults: number;
  /** Messages in a chat, newest content. */
  chat: (conversationId: string) => { id: string; text: string }[];
  blocked: Map<string, string>;
}

export function pretendTeams(chance: Chance, now: () => number): PretendTeams {
  const world = createWorld();
  let count = 0;

  function handle(call: Call, arrived: (isNew: boolean) => void): Answer {
    const answer = world.handle(call);
    if (answer.status < 300) arrived(call.method === 'POST');
    return answer;
  }

  async function request(
    process: { readonly dead: boolean },
    call: Call,
    arrived: (isNew: boolean) => void,
  ): Promise<ReturnType<typeof judge>> {
    if (process.dead) return new Promise(() => undefined);
    for (let turn = chance.between(0, 3); turn > 0; turn -= 1) await new Promise(setImmediate);
    const fault = chance.happens(teams.share) ? chance.pick(faults) : undefined;
    if (fault !== undefined) count += 1;
    const reply = replyOf(fault, () => handle(call, arrived));
    for (let turn = chance.between(0, 3); turn > 0; turn -= 1) await new Promise(setImmediate);
    return judge(reply, now(), call.method === 'PUT' ? 'PUT' : 'POST');
  }

  const teams: PretendTeams = {
    connector: (process, arrived = () => undefined) => connectorOn((call) => request(process, call, arrived)),
    share: 0,
    get faults() {
      return count;
    },
    chat: (conversationId) =>
      world.shown
        .filter((shown) => shown.conversationId === conversationId)
        .map(({ id, body }) => ({ id, text: JSON.stringify(body) })),
    blocked: world.blocked,
  };
  return teams;
}

function replyOf(fault: Fault | undefined, handle: () => Answer): Reply {
  switch (fault) {
    case undefined:
      return answered(handle());
    case 'not-sent':
      return { kind: 'not-sent' };
    case 'reset-before':
      return { kind: 'no-answer', cause: 'reset' };
    case 'hang':
      return { kind: 'no-answer', cause: 'timeout' };
    case 'reset-after':
    case 'hang-after':
      handle();
      return { kind: 'no-answer', cause: fault === 'reset-after' ? 'reset' : 'timeout' };
    case 'done-and-500':
    case 'done-and-502':
    case 'done-and-504':
      handle();
      return answered({ status: Number(fault.slice(-3)) });
    default:
      return answered({ status: fault, ...(fault === 429 ? { headers: { 'retry-after': '7' } } : {}) });
  }
}

function answered({ status, headers, body }: Answer): Reply {
  // As read from the wire: a copy.
  const read: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
  return { kind: 'answered', status, retryAfter: headers?.['retry-after'] ?? null, body: read, foreign: false };
}

function connectorOn(request: (call: Call) => Promise<ReturnType<typeof judge>>): Connector {
  const call = (method: string, segments: string[], body: unknown): Call => ({
    method,
    path: `/${segments.join('/')}`,
    segments,
    authorization: undefined,
    body: JSON.parse(JSON.stringify(body)) as unknown,
    fault: undefined,
  });
  const write = async (method: string, to: Conversation, rest: string[], body: OutgoingActivity) => {
    const outcome = await request(
      call(method, ['v3', 'conversations', to.conversationId, 'activities', ...rest], body),
    );
    return outcome;
  };
  const send = async (to: Conversation, activity: OutgoingActivity): Promise<SendOutcome> => {
    const outcome = await write('POST', to, [], activity);
    if (outcome.kind !== 'answered') return outcome;
    return { kind: 'sent', activityId: (outcome.body as { id?: string } | undefined)?.id };
  };
  const update = async (to: Conversation, activityId: string, activity: OutgoingActivity): Promise<SendOutcome> => {
    const outcome = await write('PUT', to, [activityId], activity);
    return outcome.kind === 'answered' ? { kind: 'sent', activityId } : outcome;
  };
  return {
    take: () => 0,
    place: (to) =>
      Promise.resolve({
        kind: 'place',
        send: (activity) => send(to, activity),
        update: (activityId, activity) => update(to, activityId, activity),
      }),
    send,
    openConversation: () => Promise.reject(new Error('not used')),
    member: () => Promise.resolve(undefined),
  };
}
