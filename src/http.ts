import type { Socket } from 'node:net';
import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import restify, { type Request, type Response, type Server } from 'restify';
import { createAllowance, type Allowance } from './bot/door/allowance';
import { callerOf, type IsProxy } from './bot/door/caller';
import type { Door, Knock } from './bot/door/door';
import { isRelayed } from './bot/door/loopback';
import type { TeamsApp } from './bot/teams-app';
import { describeFault } from './faults';
import { addStatusPages, type StatusOptions } from './status-pages';

/** Largest body taken, in bytes; the largest thing a card posts is far below it. */
const bodyMax = 256 * 1024;
/** How long a caller may take over its headers and over the whole request, in milliseconds. */
const headersMs = 10_000;
const requestMs = 20_000;
/** Longer than the proxies of Azure keep an idle connection in use, in milliseconds. */
const keepAliveMs = 250_000;

export interface HttpOptions extends StatusOptions {
  /** Looks at a request before the bot does. */
  door: Door;
  receive: TeamsApp['receive'];
  /** Whether Teams itself brought what the door refused; asked only where refusals are counted. */
  fromTeams: TeamsApp['fromTeams'];
  log: Logger;
  /** Called with the status of each answer to Teams, or to who passes for it. */
  answered?: (status: number) => void;
  /**
   * How many refused requests per second and at once from one address before it is not listened to; without it
   * there is no limit. What was let in, and what Teams itself brought from where nobody takes part, is not counted
   * here: Teams' few addresses carry everyone's presses.
   */
  limit?: { rate: number; burst: number };
  /** Whose `X-Forwarded-For` is believed; nobody's without. */
  isProxy?: IsProxy;
}

/** The web server: /api/messages for Teams, and the pages for probes. No answer says what was wrong inside. */
export function createHttp(options: HttpOptions): Server {
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  // restify would log callers' addresses by itself.
  Object.assign(server.log, { level: 'silent' });
  bound(server);
  server.on('restifyError', silence);
  server.pre(secureHeaders);
  const uncounted = new WeakSet<Response>();
  if (options.limit) server.pre(heeding(createAllowance(options.limit), uncounted, callers(options)));
  server.on('after', (request: Request, response: Response) => {
    if (request.method === 'POST') options.answered?.(response.statusCode);
  });
  server.use(onlyPlainJson);
  server.use(restify.plugins.bodyParser({ maxBodySize: bodyMax, mapParams: false, mapFiles: false }));
  server.post('/api/messages', async (request: Request, response: Response) => {
    await takeActivity({ ...options, uncounted }, knockOf(server, request), request, response);
  });
  addStatusPages(server, options);
  return server;
}

/** Slow and malformed requests end by themselves; the latter (and too long headers) with a bare 400. */
function bound(server: Server): void {
  const { server: http } = server;
  http.headersTimeout = headersMs;
  http.requestTimeout = requestMs;
  http.keepAliveTimeout = keepAliveMs;
  // restify listens for upgrades and answers none: such a connection would stay open, unanswered, past every bound.
  http.removeAllListeners('upgrade');
  http.on('clientError', (_error: Error, socket: Socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
}

function secureHeaders(_request: Request, response: Response, next: () => void): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  next();
}

/** An address whose requests are refused too often is not read any more for a while; health checks are not counted. */
function heeding(
  refusals: Allowance,
  uncounted: WeakSet<Response>,
  nameCaller: (request: Request) => string,
): (request: Request, response: Response, next: (go?: boolean) => void) => void {
  return (request, response, next) => {
    if (request.method !== 'POST') {
      next();
      return;
    }
    const caller = nameCaller(request);
    if (!refusals.has(caller)) {
      response.send(429, {}, { Connection: 'close' });
      next(false);
      return;
    }
    response.once('close', () => {
      // Who hangs up before the answer makes the same work.
      const refused = !response.writableFinished || (response.statusCode >= 400 && response.statusCode < 500);
      if (refused && !uncounted.has(response)) refusals.take(caller);
    });
    next();
  };
}

/** Says once, without an address, that a proxy seems to be missing among those that are named. */
function callers({ isProxy = () => false, log }: HttpOptions): (request: Request) => string {
  let told = false;
  return ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) => {
    if (forwarded !== undefined && !told && !isProxy(remoteAddress ?? '')) {
      told = true;
      log.warn('X-Forwarded-For from an address that SCHAKEL_PROXIES does not name: all it sends counts as one caller');
    }
    return callerOf(forwarded, remoteAddress, isProxy);
  };
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

/**
 * Only JSON as it is: restify would inflate a compressed body without a limit, and stop the whole
 * process on a damaged one. A body that says it is too long is not read at all.
 */
function onlyPlainJson(request: Request, response: Response, next: (go?: boolean) => void): void {
  const isJson = /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');
  const isPlain = request.headers['content-encoding'] === undefined;
  const isShort = Number(request.headers['content-length'] ?? 0) <= bodyMax;
  if (request.method !== 'POST' || (isJson && isPlain && isShort)) {
    next();
    return;
  }
  response.send(isShort ? 415 : 413, {}, { Connection: 'close' });
  next(false);
}

function knockOf(server: Server, request: Request): Knock {
  const { headers } = request;
  const listening = server.server.address();
  return {
    authorization: headers.authorization ?? '',
    remoteAddress: request.socket.remoteAddress,
    listenAddress: typeof listening === 'string' ? listening : listening?.address,
    host: headers.host ?? '',
    relayed: isRelayed(headers),
  };
}

/** With the answers that are not held against the address they go to. */
type Taking = HttpOptions & { uncounted: WeakSet<Response> };

async function takeActivity(options: Taking, knock: Knock, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('type' in body) || typeof body.type !== 'string') {
    response.send(400, {});
    return;
  }
  const entry = options.door(knock, body);
  if (!entry.ok) {
    options.log.warn({ fault: entry.fault }, 'refused at the door');
    // With the token all was well: a tenant that does not take part must not shut Teams' address for the others.
    const asked = options.limit !== undefined && entry.status === 403;
    if (asked && (await options.fromTeams(knock.authorization))) options.uncounted.add(response);
    response.send(entry.status, {});
    return;
  }
  try {
    const answer = await options.receive(knock.authorization, body as Activity);
    if (answer === undefined) response.send(200);
    else response.send(answer.status, answer.body);
  } catch (error) {
    const fault = describeFault(error);
    const refused = fault.fault === 'NotAdmitted';
    if (refused) options.log.warn({ fault: 'signature' }, 'refused at the door');
    else options.log.error(fault, 'activity failed');
    response.send(refused ? 401 : 500, {});
  }
}
