import { neverSent } from '../../../src/bot/connector/request';

// As fetch throws them: TypeError 'fetch failed' with the cause inside.
const failed = (cause: object) => Object.assign(new TypeError('fetch failed'), { cause });
const refused = { code: 'ECONNREFUSED', syscall: 'connect' };

test.each<[string, unknown]>([
  ['connection refused', failed(refused)],
  ['refused on each address of the name', failed({ errors: [refused, { code: 'ENETUNREACH', syscall: 'connect' }] })],
  ['name not found', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
  ['name server silent', failed({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' })],
  ['no connection in 10 s', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
  ['reset while connecting', failed({ code: 'ECONNRESET', syscall: 'connect' })],
  ['certificate of another name', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
  ['certificate expired', failed({ code: 'CERT_HAS_EXPIRED' })],
  ['certificate of nobody', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
])('certainly not sent: %s', (_name, error) => {
  expect(neverSent(error)).toBe(true);
});

test.each<[string, unknown]>([
  ['reset while reading', failed({ code: 'ECONNRESET', syscall: 'read' })],
  ['reset while writing', failed({ code: 'EPIPE', syscall: 'write' })],
  ['closed by the other side', failed({ code: 'UND_ERR_SOCKET' })],
  ['no answer', failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
  ['one of two addresses only', failed({ errors: [refused, { code: 'ECONNRESET', syscall: 'read' }] })],
  ['a timeout of ours', new DOMException('timeout', 'TimeoutError')],
  ['an unknown error', new Error('?')],
  ['no error at all', undefined],
])('in doubt: %s', (_name, error) => {
  expect(neverSent(error)).toBe(false);
});
