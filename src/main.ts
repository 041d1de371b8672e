import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import type { Server } from 'restify';
import { version } from '../package.json';
import { createBot, type BotOptions } from './bot/bot';
import { createConnector } from './bot/connector/connector';
import { connectorToken } from './bot/connector/token';
import { createCourier } from './bot/courier';
import { proxiesIn } from './bot/door/caller';
import { createDoor, createLoopbackDoor, type Door } from './bot/door/door';
import { createPressLimit } from './bot/press-limit';
import { createCredentials, createTeamsApp } from './bot/teams-app';
import { readConfig, type Config } from './config';
import type { Region } from './domain/region';
import { SchakelError } from './errors';
import { countFailedAnswers } from './failed-answers';
import { createHttp, type HttpOptions } from './http';
import { startJobs, type Jobs } from './jobs/jobs';
import { leaveJobs } from './jobs/leave-jobs';
import { remembered } from './metrics';
import { databaseFile, newId, openToWork } from './open-store';
import { tellReadiness, type Checks } from './readiness';
import { hasExampleAddress, readRegion } from './region-file';
import { removeSqlite } from './store/sqlite-backup';
import { tellCommits } from './store/tell-commits';
import { measureDeliveries } from './usecases/deliveries/measure-deliveries';
import type { Deps } from './usecases/deps';

/** The port is taken or may not be used; the message says what to do. */
class UnusablePort extends SchakelError {
  readonly code = 'UNUSABLE_PORT';
}

/** The only file that wires: settings → store, bot, web server, jobs; on a laptop also the demo. */
async function main(): Promise<void> {
  // A fault is told by our own files and lines, not by those of the bundle.
  process.setSourceMapsEnabled(true);
  const config = readConfig(process.env);
  const log = pino({ level: config.SCHAKEL_LOG, base: null }, pino.destination({ dest: 2, sync: true }));
  await tryPort(config);
  if (config.SCHAKEL_MODE === 'local' && config.SCHAKEL_RESET === '1') removeSqlite(databaseFile(config) ?? '');
  let committed: Jobs['committed'] = () => undefined;
  const store = tellCommits(await openToWork(config), (written) => {
    committed(written);
  });
  const deps: Deps = {
    store,
    region: regionOf(config, log),
    now: () => new Date().toISOString(),
    newId,
  };
  const credentials = createCredentials(identityOf(config));
  const token = connectorToken(credentials.factory, credentials.appId);
  const connector = createConnector({
    token,
    allowedHosts: config.SCHAKEL_MODE === 'local' ? 'loopback' : config.SERVICE_HOSTS,
  });
  const limits = limitsOf(config);
  const teamsApp = createTeamsApp(
    createBot({
      deps,
      connector,
      log,
      pressMs: config.SCHAKEL_PRESS_MS,
      welcomesAgain: config.SCHAKEL_MODE === 'local',
      ...limits.people,
    }),
    credentials,
  );
  let behind: Checks['behind'] = () => undefined;
  const answers = countFailedAnswers(log);
  const server = createHttp({
    version,
    door: doorOf(config),
    ...teamsApp,
    ready: () => tellReadiness({ store: () => store.ready(), login: () => token(''), behind: () => behind() }, log),
    answered: answers.note,
    figures: remembered(() => measureDeliveries(deps), 10_000),
    log,
    ...limits.addresses,
    ...(config.SCHAKEL_MODE === 'production' && { watchKey: config.SCHAKEL_WATCH_KEY }),
  });
  const local = config.SCHAKEL_MODE === 'local' ? await import('./local/local') : undefined;
  await local?.loadDemo(deps);

  const port = await listen(server, config);
  const courier = createCourier(deps, connector, (what) => {
    log.error(
      { what },
      'our own login to Teams is refused or does not answer; check BOT_ID and its secret or identity',
    );
  });
  const jobs = runsJobs(config)
    ? startJobs(deps, courier, log, { instance: newId(), version }, () => performance.now())
    : leaveJobs(deps, log, version);
  ({ committed, behind } = jobs);
  const stopping = signalled();
  const playgrounds =
    config.SCHAKEL_MODE === 'local' && config.SCHAKEL_PAGES === '1'
      ? await local?.openPlaygrounds(config.SCHAKEL_DATA, port)
      : undefined;
  log.info({ port }, 'started');

  await stopping;
  await jobs.stop(closed(server));
  answers.stop();
  await playgrounds?.stop();
  await store.close();
}

/** A region's own settings and texts; without a file what is built in, which a region in earnest replaces. */
function regionOf(config: Config, log: pino.Logger): Region {
  const { SCHAKEL_REGION: file, SCHAKEL_CONSENT: consent, SCHAKEL_MODE: mode } = config;
  const region = readRegion({ file, consent, standardConsent: join(__dirname, '..', 'src', 'texts', 'consent') });
  if (mode === 'production' && hasExampleAddress(region))
    log.warn('users see an example address as dpo or helpDesk: name your own in the file of SCHAKEL_REGION');
  return region;
}

function identityOf(config: Config): Parameters<typeof createCredentials>[0] {
  if (config.SCHAKEL_MODE === 'local') return undefined;
  const { BOT_TYPE: type, BOT_ID: appId, BOT_TENANT_ID: tenantId, BOT_PASSWORD: password } = config;
  return { type, appId, tenantId, password };
}

/** A laptop has nobody to leave them to. */
function runsJobs(config: Config): boolean {
  return config.SCHAKEL_MODE === 'local' || config.SCHAKEL_JOBS === 'on';
}

/** Anonymous requests are taken in local mode only, and there from this computer only. */
function doorOf(config: Config): Door {
  if (config.SCHAKEL_MODE === 'local') return createLoopbackDoor();
  return createDoor({
    appId: config.BOT_ID,
    tenants: config.ALLOWED_TENANTS,
    serviceHosts: config.SERVICE_HOSTS,
    now: () => Date.now(),
  });
}

/**
 * Whoever was let in is counted as a person, since Teams' servers are few and carry everyone's presses; what is
 * refused, and not Teams' own, is counted by address. Nobody presses five times a second for long. On a laptop there
 * are no limits.
 */
function limitsOf(config: Config): {
  people?: Pick<BotOptions, 'limit'>;
  addresses?: Pick<HttpOptions, 'limit' | 'isProxy'>;
} {
  if (config.SCHAKEL_MODE === 'local') return {};
  return {
    people: { limit: createPressLimit({ rate: 5, burst: 20 }) },
    addresses: { limit: { rate: 100, burst: 500 }, isProxy: proxiesIn(config.SCHAKEL_PROXIES) },
  };
}

/** Before the data are touched: whoever has the port may be a bot that works with them. */
async function tryPort(config: Config): Promise<void> {
  const server = createServer();
  await listen(server, config);
  await new Promise((done) => server.close(done));
}

/** What a web server and one that only tries the port have in common. */
interface Listener {
  once: (event: 'error', failed: (error: NodeJS.ErrnoException) => void) => unknown;
  listen: (port: number, host: string, done: () => void) => unknown;
  address: () => AddressInfo | string | null;
}

/** Local mode takes unauthenticated requests and so listens on this computer only. */
function listen(server: Listener, config: Config): Promise<number> {
  const [port, host] = config.SCHAKEL_MODE === 'local' ? [config.SCHAKEL_PORT, '127.0.0.1'] : [config.PORT, '0.0.0.0'];
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${error.code ?? ''})`;
      failed(new UnusablePort(`Port ${port} ${why}; stop that program or choose another: npm start -- --port 3979`));
    });
    server.listen(port, host, () => {
      done((server.address() as AddressInfo).port);
    });
  });
}

/** Resolves at the first request to stop. */
function signalled(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        done();
      });
    }
  });
}

/**
 * Requests in hand are finished. Connections kept alive would hold the end up: one without a request is closed now
 * and again, and whoever sends another on the same connection is answered and sent away.
 */
function closed(server: Server): Promise<void> {
  const http = server.server;
  return new Promise((done) => {
    http.prependListener(
      'request',
      (_request: unknown, response: { setHeader: (name: string, value: string) => void }) => {
        response.setHeader('Connection', 'close');
      },
    );
    const sweep = setInterval(() => {
      http.closeIdleConnections();
    }, 100);
    server.close(() => {
      clearInterval(sweep);
      done();
    });
    http.closeIdleConnections();
  });
}

/** What an operator can mend is said in one sentence each; anything else is a fault with its kind. */
function explain(error: unknown): string {
  if (error instanceof SchakelError) return error.message;
  return error instanceof Error ? `Schakel could not start: ${error.message}` : 'Schakel could not start.';
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
