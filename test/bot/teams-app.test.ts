import { createTeamsApp, createCredentials, type TeamsApp } from '../../src/bot/teams-app';
import type { Bot } from '../../src/bot/bot';
import { appId, serviceUrl, startBotFramework, type BotFramework } from '../helpers/bot-framework';

/** The second line, behind the door: what the SDK itself would take, with a signature that is right. */
const tenant = 'b1b2c3d4-0000-4000-8000-000000000002';
let microsoft: BotFramework;
beforeAll(async () => {
  microsoft = await startBotFramework();
});
afterAll(() => microsoft.close());

const activity = {
  type: 'message',
  id: '1',
  text: 'hallo',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:user', aadObjectId: 'd1b2c3d4-0000-4000-8000-000000000004' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1', tenantId: tenant },
} as unknown as Parameters<TeamsApp['receive']>[1];

const credentials = createCredentials({ type: 'SingleTenant', appId, tenantId: tenant, password: 'not a real one' });

/** What became of a token that no door has looked at: what the bot was given, or the fault's name. */
async function comesTo(token: string): Promise<string> {
  const given: string[] = [];
  const bot: Bot = {
    message: (incoming) => Promise.resolve(void given.push(incoming.text ?? '')),
    invoke: () => Promise.reject(new Error('not pressed')),
    installed: () => Promise.resolve(),
    removed: () => Promise.resolve(),
  };
  const { receive } = createTeamsApp(bot, credentials, microsoft.keys);
  const fault = await receive(`Bearer ${token}`, activity).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  return fault === '' ? `the bot reads "${given.join()}"` : fault;
}

/** As an emulator of that tenant makes it; the SDK adds the tenant it names to the issuers it trusts. */
const emulated = (ver: string) => ({
  iss: `https://sts.windows.net/${tenant}/`,
  tid: tenant,
  ver,
  appid: appId,
  azp: appId,
  serviceurl: undefined,
});

test.each([
  ['of the channel', {}, {}, 'the bot reads "hallo"'],
  ['of an emulator, version 1', emulated('1.0'), {}, 'NotAdmitted'],
  ['of an emulator, version 2', emulated('2.0'), {}, 'NotAdmitted'],
  ['signed with a key that is not for Teams', {}, { header: { kid: 'other-channel' } }, 'NotAdmitted'],
])('a rightly signed token %s', async (_what, claims, options, outcome) => {
  expect(await comesTo(microsoft.token(claims, options))).toBe(outcome);
});

test.each([
  ['of the channel', {}, {}, true],
  [
    'for a server elsewhere, which the door compares',
    { serviceurl: 'https://smba.trafficmanager.net/amer/' },
    {},
    true,
  ],
  ['of an emulator', emulated('2.0'), {}, false],
  ['signed with a key that is not for Teams', {}, { header: { kid: 'other-channel' } }, false],
  ['signed by a stranger', {}, { stranger: true }, false],
  ['for another bot', { aud: tenant }, {}, false],
])('a token %s: Teams brought it or not', async (_what, claims, options, brought) => {
  const bot = {} as Bot;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { fromTeams } = createTeamsApp(bot, credentials, microsoft.keys);
  expect(await fromTeams(`Bearer ${microsoft.token(claims, options)}`)).toBe(brought);
  jest.restoreAllMocks();
});
