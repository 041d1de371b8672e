import pino from 'pino';
import { createBot } from '../../src/bot/bot';
import { createConnector } from '../../src/bot/connector/connector';
import { createLoopbackDoor } from '../../src/bot/door/door';
import { createCredentials, createTeamsApp } from '../../src/bot/teams-app';
import { createHttp } from '../../src/http';
import { askReadiness } from '../../src/readiness';
import type { Deps } from '../../src/usecases/deps';

/** The whole bot as main.ts wires it in local mode, without jobs. */
export function wholeBot(deps: Deps): ReturnType<typeof createHttp> {
  const log = pino({ level: 'silent' });
  const connector = createConnector({ token: () => Promise.resolve(undefined), allowedHosts: 'loopback' });
  const teamsApp = createTeamsApp(createBot({ deps, connector, log }), createCredentials(undefined));
  return createHttp({
    version: '0.0.0',
    door: createLoopbackDoor(),
    ...teamsApp,
    ready: () => askReadiness({ store: () => deps.store.ready(), login: () => Promise.resolve(), behind: () => [] }),
    log,
  });
}
