import pino from 'pino';
import { createDoor } from '../../src/bot/door/door';
import { createCredentials, createTeamsApp } from '../../src/bot/teams-app';
import { createHttp, type HttpOptions } from '../../src/http';
import { askReadiness } from '../../src/readiness';

/**
 * Not a test: the door, the SDK and the web server in a process of their own, for
 * forged-requests.test.ts. Tells its port, then its heap in use after a collection on demand.
 */
const { appId, tenant, keys, limit } = JSON.parse(process.argv[2] ?? '{}') as Record<
  'appId' | 'tenant' | 'keys',
  string
> &
  Pick<HttpOptions, 'limit'>;

const silent = pino({ level: 'silent' });
const nothing = (): Promise<void> => Promise.resolve();
const bot = {
  message: nothing,
  invoke: () => Promise.resolve({ statusCode: 200, type: 'test', value: {} }),
  installed: nothing,
  removed: nothing,
};
const credentials = createCredentials({ type: 'SingleTenant', appId, tenantId: tenant, password: 'not a real one' });
const server = createHttp({
  version: '0.0.0',
  door: createDoor({ appId, tenants: [tenant], serviceHosts: ['smba.trafficmanager.net'], now: () => Date.now() }),
  ...createTeamsApp(bot, credentials, keys),
  ready: () => askReadiness({ store: nothing, login: nothing, behind: () => [] }),
  log: silent,
  ...(limit === undefined ? {} : { limit }),
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(server.address().port);
});
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
