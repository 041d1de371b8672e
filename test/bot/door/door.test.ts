import { createLoopbackDoor, type Knock } from '../../../src/bot/door/door';
import { isLoopback, isLoopbackHost, isRelayed } from '../../../src/bot/door/loopback';
import { authorizationMax, readToken } from '../../../src/bot/door/token';
import { makeToken } from '../../helpers/bot-framework';

const near: Knock = {
  authorization: '',
  remoteAddress: '127.0.0.1',
  listenAddress: '127.0.0.1',
  host: '127.0.0.1:3978',
  relayed: false,
};

test.each<[string, boolean, Partial<Knock>]>([
  ['this computer', true, {}],
  ['this computer over IPv6', true, { remoteAddress: '::1', listenAddress: '::1', host: '[::1]:3978' }],
  ['this computer, IPv4 written as IPv6', true, { remoteAddress: '::ffff:127.0.0.1' }],
  ['this computer by name', true, { host: 'LOCALHOST:3978' }],
  ['another computer', false, { remoteAddress: '192.168.1.20' }],
  ['another computer, IPv4 written as IPv6', false, { remoteAddress: '::ffff:10.0.0.1' }],
  ['an address that is gone', false, { remoteAddress: undefined }],
  ['a listener for everyone', false, { listenAddress: '0.0.0.0' }],
  ['a listener for everyone over IPv6', false, { listenAddress: '::' }],
  ['a listener that is gone', false, { listenAddress: undefined }],
  ['a web page that gave this computer another name', false, { host: 'evil.example:3978' }],
  ['a name that begins like this computer’s', false, { host: 'localhost.evil.example' }],
  ['no host', false, { host: '' }],
  ['a proxy or page on this computer', false, { relayed: true }],
])('local mode, from %s: let in is %s', (_from, letIn, changed) => {
  expect(createLoopbackDoor()({ ...near, ...changed }, {}).ok).toBe(letIn);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['128.0.0.1', false],
  ['::2', false],
  ['localhost', false],
  ['', false],
])('%s is an address of this computer: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test.each([
  ['localhost', true],
  ['127.0.0.1:1', true],
  ['127.0.0.1:1:2', false],
  ['127.0.0.1@evil.example', false],
])('host %s names this computer: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

const host = '127.0.0.1:3978';

test.each<[string, Record<string, string>, boolean]>([
  ['a program', {}, false],
  ['a program that names what it is', { 'sec-fetch-mode': 'cors', 'user-agent': 'node' }, false],
  ['a browser’s address bar', { 'sec-fetch-site': 'none' }, false],
  ['this server’s own page', { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, false],
  ['a page elsewhere', { origin: 'https://evil.example' }, true],
  ['a page without an origin', { origin: 'null' }, true],
  ['a page of another server on this computer', { origin: 'http://127.0.0.1:8080' }, true],
  ['a page elsewhere, told by the browser alone', { 'sec-fetch-site': 'cross-site' }, true],
  ['a page beside it', { 'sec-fetch-site': 'same-site' }, true],
  ...['via', 'forwarded', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'].map(
    (name): [string, Record<string, string>, boolean] => [`a proxy that says ${name}`, { [name]: '1' }, true],
  ),
])('a request from %s', (_from, headers, relayed) => {
  expect(isRelayed({ host, ...headers })).toBe(relayed);
});

test.each<[string, string]>([
  ['nothing', ''],
  ['no scheme', 'a.b.c'],
  ['two spaces', 'Bearer  a.b.c'],
  ['two parts', 'Bearer a.b'],
  ['four parts', 'Bearer a.b.c.d'],
  ['an empty signature', 'Bearer e30.e30.'],
  ['claims that are no JSON', `Bearer e30.${Buffer.from('{').toString('base64url')}.x`],
  ['claims that are null', `Bearer e30.${Buffer.from('null').toString('base64url')}.x`],
  ['characters of another alphabet', 'Bearer e30=.e30.x'],
])('%s is no token', (_what, authorization) => {
  expect(readToken(authorization)).toBeUndefined();
});

test('a token is read up to its bound and not beyond', () => {
  const bare = `Bearer ${makeToken({}, { a: '' }, undefined)}`;
  const fits = bare + 'x'.repeat(authorizationMax - bare.length);
  expect(readToken(fits)?.claims).toEqual({ a: '' });
  expect(readToken(`${fits}x`)).toBeUndefined();
});
