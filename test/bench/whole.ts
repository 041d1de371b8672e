import pino from 'pino';
import { createBot } from '../../src/bot/bot';
import { createConnector } from '../../src/bot/connector/connector';
import { createLoopbackDoor } from '../../src/bot/door/door';
import { createCredentials, createTeamsApp } from '../../src/bot/teams-app';
import { createHttp } from '../../src/http';
import { askReadiness } from '../../src/readiness';
import { openSqlite } from '../../src/store/sqlite';
import { measuredOn, sealed } from './region';
import { tellPort } from './served';

/** The whole bot in a process of its own on the database of its argument: as main.ts wires it in local mode, without jobs. */
const { deps } = measuredOn(sealed(openSqlite(process.argv[2] ?? '')));
const log = pino({ level: 'silent' });
const connector = createConnector({ token: () => Promise.resolve(undefined), allowedHosts: 'loopback' });
const teamsApp = createTeamsApp(createBot({ deps, connector, log }), createCredentials(undefined));
tellPort(
  createHttp({
    version: '0.0.0',
    door: createLoopbackDoor(),
    ...teamsApp,
    ready: () => askReadiness({ store: () => deps.store.ready(), login: () => Promise.resolve(), behind: () => [] }),
    log,
  }),
);
