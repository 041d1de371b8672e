import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { createConnector } from '../../../src/bot/connector/connector';
import type { Connector, Conversation, OutgoingActivity, SendOutcome } from '../../../src/bot/connector/connector';
import { unpaced } from '../../../src/bot/connector/pace';
import type { Pace } from '../../../src/bot/connector/pace';
import { startTeamsStandIn } from '../../helpers/teams-stand-in';
import type { Fault, TeamsStandIn } from '../../helpers/teams-stand-in';

const activity: OutgoingActivity = { type: 'message', text: 'Er is een bericht', summary: 'Nieuw bericht' };
const now = Date.UTC(2026, 10, 24, 9, 30, 0);
let teams: TeamsStandIn;
let connector: Connector;
let chat: Conversation;

beforeEach(async () => {
  teams = await startTeamsStandIn();
  chat = { serviceUrl: teams.serviceUrl, conversationId: '19:chat/1@thread.tacv2;messageid=7' };
  connector = connect();
});
afterEach(() => teams.close());

/** Replaces a message, from a place of its own. */
async function update(activityId: string, changed = activity, to = chat): Promise<SendOutcome> {
  const place = await connector.place(to);
  return place.kind === 'place' ? place.update(activityId, changed) : place;
}

function connect(options: Partial<Parameters<typeof createConnector>[0]> = {}): Connector {
  const token = () => Promise.resolve(undefined);
  return createConnector({
    token,
    allowedHosts: 'loopback',
    timeoutMs: 2_000,
    pace: unpaced,
    now: () => now,
    ...options,
  });
}

describe('what Teams accepts', () => {
  test('a message is sent once and its id is kept', async () => {
    await expect(connector.send(chat, activity)).resolves.toEqual({ kind: 'sent', activityId: 'activity-1' });
    expect(teams.activities(chat.conversationId)).toMatchObject([
      { id: 'activity-1', conversationId: chat.conversationId, body: activity, updates: 0 },
    ]);
    expect(teams.calls).toHaveLength(1);
  });

  test('it says who it is from and for, and in which tenant, new and replaced', async () => {
    const to = { ...chat, tenantId: 'tenant-1', botId: '28:bot', userId: '29:user', aadObjectId: 'object-1' };
    await connector.send(to, { ...activity, channelData: { kept: true } });
    await update('activity-1', activity, to);
    const said = {
      from: { id: '28:bot' },
      recipient: { id: '29:user', aadObjectId: 'object-1' },
      conversation: { id: chat.conversationId, tenantId: 'tenant-1' },
    };
    expect(teams.calls.map(({ body }) => body)).toEqual([
      { ...activity, ...said, channelData: { kept: true, tenant: { id: 'tenant-1' } } },
      { ...activity, ...said, channelData: { tenant: { id: 'tenant-1' } }, id: 'activity-1' },
    ]);
  });

  test('an update replaces the message', async () => {
    await connector.send(chat, activity);
    const updated = await update('activity-1', { ...activity, text: 'Beantwoord' });
    expect(updated).toEqual({ kind: 'sent', activityId: 'activity-1' });
    expect(teams.activities()).toMatchObject([{ id: 'activity-1', updates: 1, body: { text: 'Beantwoord' } }]);
    expect(teams.calls.map((call) => call.method)).toEqual(['POST', 'PUT']);
  });

  test('a personal chat is opened for a user of a tenant', async () => {
    const outcome = await connector.openConversation(teams.serviceUrl, '28:bot', 'tenant-1', '29:user');
    expect(outcome).toEqual({ kind: 'sent', conversationId: 'chat-with-29:user' });
    expect(teams.calls[0]).toMatchObject({
      method: 'POST',
      path: '/v3/conversations',
      body: { bot: { id: '28:bot' }, members: [{ id: '29:user' }], channelData: { tenant: { id: 'tenant-1' } } },
    });
  });

  test.each<[string, Fault, string | undefined]>([
    ['200 with an id', { status: 200, body: { id: 'x' } }, 'x'],
    ['202 without a body', 202, undefined],
  ])('delivered: %s', async (_name, fault, activityId) => {
    teams.failNext(fault);
    await expect(connector.send(chat, activity)).resolves.toEqual({ kind: 'sent', activityId });
  });

  test.each<[string, Fault]>([
    ['201 without a body', 201],
    ['201 with an empty object', { status: 201, body: {} }],
    ['201 with an id that is no text', { status: 201, body: { id: 5 } }],
    ['200 with the page of a proxy', { status: 200, body: '<html>' }],
    ['202 with the page of a proxy', { status: 202, body: '<html>' }],
    ['201 with more than 64 KB', { status: 201, body: { id: 'x', more: 'x'.repeat(70_000) } }],
  ])('not known to be delivered: %s', async (_name, fault) => {
    teams.failNext(fault);
    await expect(connector.send(chat, activity)).resolves.toEqual({ kind: 'unclear', cause: 'no-word' });
  });

  test('a page of a proxy updates nothing and is nobody’s name', async () => {
    teams.failNext({ status: 200, body: '<html>' }, 2);
    await expect(update('a')).resolves.toEqual({ kind: 'unclear', cause: 'no-word' });
    await expect(connector.member(chat, '29:1')).resolves.toBeUndefined();
  });

  test('an update keeps its id when the answer tells none', async () => {
    teams.failNext(200);
    await expect(update('a')).resolves.toEqual({ kind: 'sent', activityId: 'a' });
  });

  test('a chat without an id in the answer is unclear', async () => {
    teams.failNext(201);
    const outcome = await connector.openConversation(teams.serviceUrl, '28:bot', 'tenant', '29:user');
    expect(outcome).toEqual({ kind: 'unclear', cause: 'server-error' });
  });
});

describe('what Teams refuses for good', () => {
  const coded = (status: number, code: string): Fault => ({ status, body: { error: { code, message: 'text' } } });

  test.each<[Fault, number, string]>([
    [coded(403, 'ConversationBlockedByUser'), 403, 'blocked'],
    [coded(403, 'BotDisabledByAdmin'), 403, 'blocked'],
    [coded(403, 'MessageWritesBlocked'), 403, 'blocked'],
    [{ status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' } }, 403, 'blocked'],
    [{ status: 403, body: { error: { code: 'Forbidden', subCode: 'MessageWritesBlocked' } } }, 403, 'blocked'],
    [coded(403, 'ForbiddenOperationException'), 403, 'not-installed'],
    [coded(403, 'BotNotInConversationRoster'), 403, 'not-installed'],
    [{ status: 403, body: { error: 'BotNotInConversationRoster' } }, 403, 'not-installed'],
    [coded(404, 'BotNotInConversationRoster'), 404, 'not-installed'],
    [coded(403, 'InvalidBotApiHost'), 403, 'rejected'],
    [coded(403, 'NotEnoughPermissions'), 403, 'rejected'],
    [403, 403, 'rejected'],
    [{ status: 403, body: { error: { code: 7 } } }, 403, 'rejected'],
    [coded(404, 'ConversationNotFound'), 404, 'conversation-gone'],
    [404, 404, 'conversation-gone'],
    [coded(413, 'MessageSizeTooBig'), 413, 'too-large'],
    [coded(401, 'BotNotRegistered'), 401, 'unauthorised'],
    [coded(400, 'Bad Argument'), 400, 'rejected'],
    [{ status: 413, body: '<html>' }, 413, 'too-large'],
  ])('%j', async (fault, status, reason) => {
    teams.failNext(fault);
    await expect(connector.send(chat, activity)).resolves.toEqual({ kind: 'refused', status, reason });
    expect(teams.calls).toHaveLength(1);
  });

  test('a deleted message is not a chat that is gone', async () => {
    const outcome = await update('activity-9');
    expect(outcome).toEqual({ kind: 'refused', status: 404, reason: 'activity-gone' });
  });

  test.each<[Fault, string]>([
    [404, 'rejected'],
    [coded(404, 'ConversationNotFound'), 'conversation-gone'],
    [coded(404, 'BotNotInConversationRoster'), 'not-installed'],
  ])('an update answered with %j: only what names the chat closes it', async (fault, reason) => {
    teams.failNext(fault);
    await expect(update('a')).resolves.toEqual({ kind: 'refused', status: 404, reason });
  });

  test('a message over 100 KB', async () => {
    const outcome = await connector.send(chat, { ...activity, text: 'x'.repeat(110_000) });
    expect(outcome).toEqual({ kind: 'refused', status: 413, reason: 'too-large' });
  });

  test.each(['', '.', '..', '\ud800'])('an id that makes no address: %j', async (id) => {
    const refused = { kind: 'refused', status: 0, reason: 'rejected' };
    await expect(connector.send({ ...chat, conversationId: id }, activity)).resolves.toEqual(refused);
    await expect(update(id)).resolves.toEqual(refused);
    expect(teams.calls).toEqual([]);
  });
});

describe('what is to be tried later', () => {
  test.each<[number, string | undefined, number | undefined]>([
    [412, undefined, undefined],
    [429, '7', 7_000],
    [429, 'Tue, 24 Nov 2026 09:30:45 GMT', 45_000],
    [429, 'Tue, 24 Nov 2026 09:29:00 GMT', 0],
    [429, '0', 0],
    [429, '-5', undefined],
    [429, 'soon', undefined],
    [429, '99999999999', 24 * 3_600_000],
    [503, '120', 120_000],
    [502, undefined, undefined],
    [504, undefined, undefined],
    [408, undefined, undefined],
  ])('%d with Retry-After %s', async (status, retryAfter, afterMs) => {
    teams.failNext({ status, ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }) });
    await expect(connector.send(chat, activity)).resolves.toEqual({ kind: 'later', afterMs, status });
    expect(teams.calls).toHaveLength(1);
  });

  test.each<[Fault, number]>([
    [{ status: 302, headers: { location: 'http://127.0.0.1/elsewhere' } }, 302],
    [{ status: 307, headers: { location: '/teams/v3/conversations/x/activities' } }, 307],
    [{ status: 403, body: '<html>' }, 403],
    [{ status: 404, body: '<html>' }, 404],
    [405, 405],
    [410, 410],
    [409, 409],
  ])('what is not Teams’ own word is no refusal: %j', async (fault, status) => {
    const later = { kind: 'later', afterMs: undefined, status };
    teams.failNext(fault, 2);
    await expect(connector.send(chat, activity)).resolves.toEqual(later);
    await expect(update('a')).resolves.toEqual(later);
    expect(teams.calls).toHaveLength(2);
  });

  const nothingSent = { kind: 'later', afterMs: undefined, status: undefined };

  test('a connection that is refused', async () => {
    await teams.close();
    await expect(connector.send(chat, activity)).resolves.toEqual(nothingSent);
  });

  test('no place in the pace: nothing is sent and the wait is told', async () => {
    const asked: string[][] = [];
    const full: Pace = {
      turn: (conversation, tenant) => {
        asked.push([conversation, tenant]);
        return Promise.resolve(4_500);
      },
      take: () => 4_500,
      remembered: 0,
    };
    const outcome = await connect({ pace: full }).send({ ...chat, tenantId: 'tenant-1' }, activity);
    expect(outcome).toEqual({ kind: 'later', afterMs: 4_500, status: undefined });
    expect(asked).toEqual([[chat.conversationId, 'tenant-1']]);
    expect(teams.calls).toEqual([]);
  });

  test('time that is used up while waiting for a place sends nothing', async () => {
    const slow: Pace = { turn: () => new Promise((go) => setTimeout(go, 80, 0)), take: () => 0, remembered: 0 };
    await expect(connect({ pace: slow, timeoutMs: 30 }).send(chat, activity)).resolves.toEqual(nothingSent);
    expect(teams.calls).toEqual([]);
  });
});

describe('what may have been delivered', () => {
  test.each([500, 501, 505])('%d is not called a failure to repeat', async (status) => {
    teams.failNext(status);
    await expect(connector.send(chat, activity)).resolves.toEqual({ kind: 'unclear', cause: 'server-error' });
    expect(teams.calls).toHaveLength(1);
  });

  test.each<[Fault, 'timeout' | 'reset', number]>([
    ['reset-before', 'reset', 0],
    ['reset-after', 'reset', 1],
    ['hang', 'timeout', 0],
    ['hang-after', 'timeout', 1],
  ])('%s', async (fault, cause, shown) => {
    teams.failNext(fault);
    const outcome = await connect({ timeoutMs: 150 }).send(chat, activity);
    expect(outcome).toEqual({ kind: 'unclear', cause });
    expect(teams.activities()).toHaveLength(shown);
    // One call is one request: the SDK's own client would have made up to four.
    expect(teams.calls).toHaveLength(1);
  });

  test('what is no HTTP', async () => {
    const outcome = await toRaw('nonsense\r\n\r\n');
    expect(outcome).toEqual({ kind: 'unclear', cause: 'reset' });
  });

  test('a body that never ends', async () => {
    const outcome = await toRaw('HTTP/1.1 201 Created\r\ncontent-length: 500\r\n\r\n{"id":');
    expect(outcome).toEqual({ kind: 'unclear', cause: 'no-word' });
  });

  async function toRaw(answer: string) {
    const server: Server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const outcome = await connect({ timeoutMs: 150 }).send({ ...chat, serviceUrl }, activity);
    server.close();
    return outcome;
  }
});

describe('the token', () => {
  test('goes along as a bearer token', async () => {
    await connect({ token: () => Promise.resolve('the-token') }).send(chat, activity);
    expect(teams.calls[0]?.authorization).toBe('Bearer the-token');
  });

  test('is left out in local mode', async () => {
    await connector.send(chat, activity);
    expect(teams.calls[0]?.authorization).toBeUndefined();
  });

  test('is never asked for a host that is not allowed', async () => {
    const token = jest.fn(() => Promise.resolve('t'));
    const outcome = await connect({ token, allowedHosts: ['smba.trafficmanager.net'] }).send(chat, activity);
    expect(outcome).toEqual({ kind: 'refused', status: 0, reason: 'rejected' });
    expect(token).not.toHaveBeenCalled();
    expect(teams.calls).toEqual([]);
  });

  test('is required for real Teams', async () => {
    const real = { ...chat, serviceUrl: 'https://smba.trafficmanager.net/emea/' };
    const outcome = await connect({ allowedHosts: ['smba.trafficmanager.net'] }).send(real, activity);
    expect(outcome).toEqual({ kind: 'refused', status: 0, reason: 'unauthorised' });
  });

  test.each([
    ['fails', () => Promise.reject(new Error('secret'))],
    ['never comes', () => new Promise<undefined>(() => undefined)],
  ])('that %s is our login refused: nothing is sent', async (_name, token) => {
    const outcome = await connect({ token, timeoutMs: 50 }).send(chat, activity);
    expect(outcome).toEqual({ kind: 'refused', status: 0, reason: 'unauthorised' });
    expect(teams.calls).toEqual([]);
  });

  test.each([
    [401, 1],
    [403, 0],
    [500, 0],
  ])('after a %d is forgotten %d times', async (status, times) => {
    const forget = jest.fn();
    const token = Object.assign(() => Promise.resolve('t'), { forget });
    teams.failNext(status);
    await connect({ token }).send(chat, activity);
    expect(forget).toHaveBeenCalledTimes(times);
  });

  test('and content are in no outcome', async () => {
    const secret = connect({ token: () => Promise.resolve('very-secret'), timeoutMs: 100 });
    const faults: Fault[] = [400, 401, 403, 429, 500, 'hang', 'reset-after'];
    for (const fault of faults) {
      teams.failNext(
        typeof fault === 'number' ? { status: fault, body: { error: { message: activity.text } } } : fault,
      );
      expect(JSON.stringify(await secret.send(chat, activity))).not.toMatch(/very-secret|bericht/);
    }
  });
});

describe('members', () => {
  const jansen = { id: '29:1', name: 'A. Jansen', email: 'a.jansen@praktijk.example', aadObjectId: 'object-1' };
  const { name, email, aadObjectId } = jansen;

  test('name, e-mail and object id', async () => {
    teams.addMember(chat.conversationId, jansen);
    const member = await connector.member(chat, '29:1');
    expect(member).toEqual({ name, email, userPrincipalName: email, aadObjectId });
  });

  test.each(['objectId', 'aadObjectId'])('the object id as %s, and nothing but a name', async (key) => {
    teams.failNext({ status: 200, body: { name, [key]: aadObjectId, email: null } });
    const member = await connector.member(chat, '29:1');
    expect(member).toEqual({ name, email: undefined, userPrincipalName: undefined, aadObjectId });
  });

  test.each<[Fault]>([[404], [403], [500], [429], ['reset-after'], ['hang'], [{ status: 200, body: { name: '' } }]])(
    'undefined after %j',
    async (fault) => {
      teams.addMember(chat.conversationId, jansen);
      teams.failNext(fault);
      await expect(connect({ timeoutMs: 150 }).member(chat, '29:1')).resolves.toBeUndefined();
      expect(teams.calls).toHaveLength(1);
    },
  );

  test('gives up after 3 s', async () => {
    teams.failNext('hang');
    const started = performance.now();
    await expect(connect({ timeoutMs: 60_000 }).member(chat, '29:1')).resolves.toBeUndefined();
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(2_900);
    expect(took).toBeLessThan(4_000);
  });
});
