import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Microsoft's side of the door, for tests: keys published on loopback, and tokens signed with them or not. */
export interface BotFramework {
  /** Address of the OpenID metadata. */
  readonly keys: string;
  /** A token as Bot Framework would make it, with claims and header fields changed; `undefined` leaves one out. */
  token: (claims?: Record<string, unknown>, options?: TokenOptions) => string;
  close: () => Promise<void>;
}

export interface TokenOptions {
  header?: Record<string, unknown>;
  /** Sign with a key nobody published. */
  stranger?: boolean;
  /** Leave the signature empty. */
  unsigned?: boolean;
}

export const appId = 'a1b2c3d4-0000-4000-8000-000000000001';
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A compact JWT; `key` undefined leaves the signature empty. */
export function makeToken(header: object, claims: object, key: KeyObject | undefined): string {
  const content = `${encode(header)}.${encode(claims)}`;
  const signature = key === undefined ? '' : sign('RSA-SHA256', Buffer.from(content), key).toString('base64url');
  return `${content}.${signature}`;
}

/** Serves the keys on a free port of 127.0.0.1. Close it after the test. */
export async function startBotFramework(): Promise<BotFramework> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', endorsements: ['msteams'] };
  /** The same key, published for another channel. */
  const notForTeams = { ...key, kid: 'other-channel', endorsements: ['webchat'] };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const { port } = server.address() as AddressInfo;
    const metadata = { issuer: 'https://api.botframework.com', jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key, notForTeams] } : metadata));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    keys: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`,
    token: (claims = {}, options = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const channel = { iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl };
      const signer = options.stranger === true ? stranger : own;
      return makeToken(
        { typ: 'JWT', alg: 'RS256', kid: 'own', ...options.header },
        { ...channel, nbf: now - 60, exp: now + 3_600, ...claims },
        options.unsigned === true ? undefined : signer.privateKey,
      );
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
