import type { Activity, InvokeResponse } from 'botbuilder';
import type { Logger } from 'pino';
import restify, { type Request, type Response, type Server } from 'restify';

/** Largest body taken, in bytes; the largest thing a card posts is far below it. */
const bodyMax = 256 * 1024;

export interface HttpOptions {
  receive: (authorization: string, activity: Activity) => Promise<InvokeResponse | undefined>;
  /** Resolves when the store answers. */
  ready: () => Promise<void>;
  log: Logger;
}

/** The web server: /api/messages for Teams, /healthz (running), /readyz (store answers). No detail in any error. */
export function createHttp(options: HttpOptions): Server {
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  server.on('restifyError', silence);
  server.use(onlyJson);
  server.use(restify.plugins.bodyParser({ maxBodySize: bodyMax, mapParams: false, mapFiles: false }));
  server.post('/api/messages', async (request: Request, response: Response) => {
    await takeActivity(options, request, response);
  });
  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'ok' });
    await Promise.resolve();
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    try {
      await options.ready();
      response.send(200, { status: 'ready' });
    } catch {
      response.send(503, { status: 'store unreachable' });
    }
  });
  return server;
}

/** restify's own errors (400, 404, 405, 413) say nothing of what was wrong inside. */
function silence(
  _request: unknown,
  _response: unknown,
  error: { toJSON?: () => unknown; toString: () => string },
  next: () => void,
): void {
  error.toJSON = () => ({});
  error.toString = () => '';
  next();
}

function onlyJson(request: Request, response: Response, next: (go?: boolean) => void): void {
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  if (request.method !== 'POST' || isJson) {
    next();
    return;
  }
  response.send(415, {});
  next(false);
}

async function takeActivity(options: HttpOptions, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body) || !('type' in body)) {
    response.send(400, {});
    return;
  }
  try {
    const answer = await options.receive(request.headers.authorization ?? '', body as Activity);
    if (answer === undefined) response.send(200);
    else response.send(answer.status, answer.body);
  } catch (error) {
    const refused = error instanceof Error && error.name === 'AuthenticationError';
    const fault = error instanceof Error ? error.name : 'unknown';
    if (!refused) options.log.error({ fault }, 'activity failed');
    response.send(refused ? 401 : 500, {});
  }
}
