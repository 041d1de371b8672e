import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { isLoopback, isLoopbackHost, isRelayed } from './bot/door/loopback';
import { metricsText, remembered } from './metrics';
import type { Readiness } from './readiness';
import type { DeliveryFigures } from './usecases/deliveries/measure-deliveries';

export interface StatusOptions {
  /** Which version of the program runs. */
  version: string;
  ready: () => Promise<Readiness>;
  /** How delivery stands; numbers only. */
  figures?: () => Promise<DeliveryFigures>;
  /** Who brings it may see more than whether the bot is ready, from wherever they ask. */
  watchKey?: string | undefined;
}

/** Probes come often, and anyone may ask: for so long, in milliseconds, all get the same answer. */
const freshMs = 5_000;

/**
 * /healthz: it runs, and which version. /readyz: it can do its work; why it cannot, how delivery stands, and /metrics are for this computer
 * and for whoever brings the key.
 */
export function addStatusPages(server: Server, { version, ready, figures, watchKey }: StatusOptions): void {
  const readiness = remembered(ready, freshMs);
  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'ok', version });
    await Promise.resolve();
  });
  server.get('/readyz', async (request: Request, response: Response) => {
    const { ready: isReady, checks } = await readiness();
    const status = isReady ? 'ready' : 'not ready';
    const detail = mayWatch(request, watchKey) ? { checks, ...(await figures?.().catch(() => undefined)) } : {};
    response.send(isReady ? 200 : 503, { status, ...detail });
  });
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!mayWatch(request, watchKey)) {
      response.send(401, {}, { 'WWW-Authenticate': 'Bearer' });
      return;
    }
    try {
      const counted = await figures?.();
      response.sendRaw(counted === undefined ? 404 : 200, counted === undefined ? '' : metricsText(counted), {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      });
    } catch {
      response.send(503, {});
    }
  });
}

function mayWatch({ headers, socket }: Request, watchKey: string | undefined): boolean {
  const { authorization, host = '' } = headers;
  if (authorization !== undefined) return watchKey !== undefined && isSame(authorization, `Bearer ${watchKey}`);
  return isLoopback(socket.remoteAddress) && isLoopbackHost(host) && !isRelayed(headers);
}

/** Compared so that the time it takes says nothing of how much of it is right. */
function isSame(given: string, known: string): boolean {
  const [one, other] = [given, known].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
