import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsInfo } from 'botbuilder';
import type { ConversationReference } from 'botbuilder';
import { startTeamsStandIn } from './teams-stand-in';
import type { TeamsStandIn } from './teams-stand-in';

let teams: TeamsStandIn;
beforeEach(async () => {
  teams = await startTeamsStandIn();
});
afterEach(() => teams.close());

const ask = (method: string, path: string, body?: object) =>
  fetch(`${teams.serviceUrl}v3/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
const post = (conversation: string, text: string) =>
  ask('POST', `conversations/${conversation}/activities`, { type: 'message', text });
const texts = (conversation?: string) => teams.activities(conversation).map(({ id, body }) => [id, body.text]);

test('shows messages in order, with sequential ids over all conversations', async () => {
  for (const [conversation, text] of [
    ['a', 'one'],
    ['b', 'two'],
    ['a', 'three'],
  ] as const) {
    await post(conversation, text);
  }
  expect(texts()).toEqual([
    ['activity-1', 'one'],
    ['activity-2', 'two'],
    ['activity-3', 'three'],
  ]);
  expect(texts('a')).toEqual([
    ['activity-1', 'one'],
    ['activity-3', 'three'],
  ]);
});

test('faults wait for a request they are meant for, and count down', async () => {
  teams.failNext(503, 2, (call) => call.path.includes('/b/'));
  const statuses: number[] = [];
  for (const conversation of ['a', 'b', 'a', 'b', 'b']) statuses.push((await post(conversation, 'x')).status);
  expect(statuses).toEqual([201, 503, 201, 503, 201]);
  expect(teams.calls.map((call) => call.fault)).toEqual([undefined, 503, undefined, 503, undefined]);
});

test('a blocked conversation answers 403 until it is unblocked', async () => {
  teams.blockConversation('a');
  const blocked = await post('a', 'x');
  expect(blocked.status).toBe(403);
  expect(await blocked.json()).toMatchObject({ error: { code: 'ConversationBlockedByUser' } });
  expect((await post('b', 'x')).status).toBe(201);
  teams.unblockConversation('a');
  expect((await post('a', 'x')).status).toBe(201);
});

test.each([
  ['GET', 'conversations/a/members/nobody', undefined, 404],
  ['PUT', 'conversations/a/activities/activity-1', { type: 'message' }, 404],
  ['POST', 'conversations/a/activities', undefined, 400],
  ['POST', 'conversations/a/activities', [], 400],
  ['POST', 'conversations', {}, 400],
  ['PUT', 'conversations/a/activities', {}, 405],
  ['POST', 'elsewhere', {}, 404],
])('%s %s %j is answered %d', async (method, path, body, status) => {
  expect((await ask(method, path, body)).status).toBe(status);
});

test('waitFor gives what was found, and says what there was when it is not', async () => {
  setTimeout(() => void post('a', 'late'), 50);
  const found = await teams.waitFor(({ activities }) => activities('a')[0]);
  expect(found.body.text).toBe('late');
  await expect(teams.waitFor(() => false, 30)).rejects.toThrow('POST /v3/conversations/a/activities');
});

test('the SDK talks to it as to Teams: reply, typing, update, delete, member', async () => {
  teams.addMember('chat', { id: '29:1', name: 'A. Jansen', email: 'a@praktijk.example', aadObjectId: 'object-1' });
  const reference = {
    bot: { id: '28:bot', name: 'Schakel' },
    user: { id: '29:1', name: '' },
    channelId: 'msteams',
    conversation: { id: 'chat', name: '', isGroup: false, conversationType: 'personal' },
    serviceUrl: teams.serviceUrl,
  } as ConversationReference;
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  await adapter.continueConversationAsync('', reference, async (context) => {
    await context.sendActivity({ type: 'typing' });
    const sent = await context.sendActivity('one');
    await context.sendActivity('two');
    await context.updateActivity({ type: 'message', id: sent?.id ?? '', text: 'one, changed' });
    expect(texts('chat')).toEqual([
      ['activity-2', 'one, changed'],
      ['activity-3', 'two'],
    ]);
    await context.deleteActivity('activity-3');
    expect((await TeamsInfo.getMember(context, '29:1')).aadObjectId).toBe('object-1');
  });
  expect(teams.activities('chat')).toMatchObject([{ id: 'activity-2', updates: 1 }]);
});
