import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import pino from 'pino';
import restify, { type Server } from 'restify';
import { createBot } from '../../src/bot/bot';
import { createConnector } from '../../src/bot/connector/connector';
import { createLoopbackDoor } from '../../src/bot/door/door';
import { createCredentials, createTeamsApp } from '../../src/bot/teams-app';
import { createHttp } from '../../src/http';
import type { Deps } from '../../src/usecases/deps';
import type { Someone } from '../helpers/directory';
import { startTeamsStandIn } from '../helpers/teams-stand-in';

export interface Stack {
  /** @throws Error unless the answer is a card, or the echo of the press */
  press: (someone: Someone, verb: string, data: object) => Promise<void>;
  stop: () => Promise<void>;
}

/** As main.ts wires it in local mode, without jobs. */
export async function startWholeBot(deps: Deps): Promise<Stack> {
  const log = pino({ level: 'silent' });
  const teams = await startTeamsStandIn();
  const connector = createConnector({ token: () => Promise.resolve(undefined), allowedHosts: 'loopback' });
  const teamsApp = createTeamsApp(createBot({ deps, connector, log }), createCredentials(undefined));
  const server = createHttp({ door: createLoopbackDoor(), ...teamsApp, ready: () => deps.store.ready(), log });
  const stack = await listen(server, teams.serviceUrl, '"AdaptiveCard"');
  return {
    press: stack.press,
    stop: async () => {
      await stack.stop();
      await teams.close();
    },
  };
}

/** restify, the SDK's adapter and teams-ai as their samples wire them: an invoke is answered with what it brought. */
export function createBareServer(): Server {
  const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}));
  const app = new Application({ adapter, startTypingTimer: false });
  app.activity(ActivityTypes.Invoke, async (context) => {
    const body: unknown = context.activity.value;
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  });
  const server = restify.createServer({ handleUncaughtExceptions: false });
  Object.assign(server.log, { level: 'silent' });
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    const { body, headers } = request as { body: Record<string, unknown>; headers: Record<string, string> };
    await adapter.process({ body, headers, method: 'POST' }, response, (context) =>
      app.run(context).then(() => undefined),
    );
  });
  return server;
}

export function startBareStack(): Promise<Stack> {
  return listen(createBareServer(), 'http://127.0.0.1/', 'Action.Execute');
}

async function listen(server: Server, serviceUrl: string, expected: string): Promise<Stack> {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const url = `http://127.0.0.1:${server.address().port}/api/messages`;
  let sequence = 0;
  return {
    press: async (someone, verb, data) => {
      sequence += 1;
      const body = JSON.stringify(invoke(someone, `${someone.key}-${sequence}`, serviceUrl, { verb, data }));
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const answer = await response.text();
      if (response.status !== 200 || !answer.includes(expected)) throw new Error(`${verb}: ${answer}`);
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.server.closeAllConnections();
      }),
  };
}

function invoke(someone: Someone, id: string, serviceUrl: string, action: object): object {
  const { key, aadObjectId, tenantId } = someone;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `user-${key}`, aadObjectId },
    recipient: { id: 'schakel', name: 'Schakel' },
    conversation: { id: `chat-${key}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'nl-NL',
    value: { action: { type: 'Action.Execute', ...action } },
  };
}
