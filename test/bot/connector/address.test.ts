import { connectorAddress } from '../../../src/bot/connector/address';

const teams = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];
const path = ['v3', 'conversations', '19:a/b@thread.v2', 'activities'];
const tail = 'v3/conversations/19%3Aa%2Fb%40thread.v2/activities';

test.each([
  ['https://smba.trafficmanager.net/emea/', `https://smba.trafficmanager.net/emea/${tail}`],
  ['https://smba.trafficmanager.net/emea', `https://smba.trafficmanager.net/emea/${tail}`],
  ['https://smba.trafficmanager.net', `https://smba.trafficmanager.net/${tail}`],
  ['https://SMBA.TrafficManager.NET/amer/', `https://smba.trafficmanager.net/amer/${tail}`],
  ['https://smba.trafficmanager.net:443/teams/', `https://smba.trafficmanager.net/teams/${tail}`],
  ['https://smba.infra.gcc.teams.microsoft.com/teams', `https://smba.infra.gcc.teams.microsoft.com/teams/${tail}`],
  ['https://smba.trafficmanager.net/emea/?x=1#y', `https://smba.trafficmanager.net/emea/${tail}`],
])('allowed: %s', (serviceUrl, expected) => {
  expect(connectorAddress(serviceUrl, path, teams)?.href).toBe(expected);
});

test.each([
  'http://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net.evil.nl/emea/',
  'https://evil.nl/smba.trafficmanager.net/',
  'https://evil.nl#smba.trafficmanager.net',
  'https://evil.nl?smba.trafficmanager.net',
  'https://evil.nl\\@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net@evil.nl/',
  'https://user@smba.trafficmanager.net/',
  'https://user:secret@smba.trafficmanager.net/',
  'https://:secret@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net:80/',
  'https://smba.trafficmanager.net./',
  'https://xsmba.trafficmanager.net/',
  'https://x.smba.trafficmanager.net/',
  'https://trafficmanager.net/',
  'https://smba.trafficmanager.nеt/', // a Cyrillic е
  'https://127.0.0.1/',
  'https://localhost/',
  'ftp://smba.trafficmanager.net/',
  'javascript:alert(1)',
  'smba.trafficmanager.net',
  '//smba.trafficmanager.net/',
  '',
])('not allowed: %s', (serviceUrl) => {
  expect(connectorAddress(serviceUrl, path, teams)).toBeUndefined();
});

test('nothing is allowed by an empty list', () => {
  expect(connectorAddress('https://smba.trafficmanager.net/', path, [])).toBeUndefined();
});

test.each([
  ['http://127.0.0.1:3978/_connector', 'http://127.0.0.1:3978/_connector/v3/x'],
  ['http://localhost:56150/_connector', 'http://localhost:56150/_connector/v3/x'],
  ['http://LOCALHOST/', 'http://localhost/v3/x'],
  ['http://[::1]:5000/', 'http://[::1]:5000/v3/x'],
])('loopback: %s', (serviceUrl, expected) => {
  expect(connectorAddress(serviceUrl, ['v3', 'x'], 'loopback')?.href).toBe(expected);
});

test.each([
  'https://smba.trafficmanager.net/',
  'http://localhost.evil.nl/',
  'http://127.0.0.1.evil.nl/',
  'http://127.0.0.1@evil.nl/',
  'http://user@127.0.0.1/',
  'http://127.0.0.2/',
  'http://0.0.0.0/',
  'http://192.168.1.4/',
  'http://[::ffff:127.0.0.1]/',
  'https://localhost/',
])('not loopback: %s', (serviceUrl) => {
  expect(connectorAddress(serviceUrl, ['v3', 'x'], 'loopback')).toBeUndefined();
});

test.each(['', '.', '..', '\udc00'])('a segment that is no name: %j', (segment) => {
  expect(connectorAddress('https://smba.trafficmanager.net/', ['v3', segment], teams)).toBeUndefined();
});

test.each(['../../evil', '%2e%2e', 'a?b#c', 'a b', '\\..\\'])('a segment stays one segment: %s', (segment) => {
  const url = connectorAddress('https://smba.trafficmanager.net/', ['v3', segment, 'x'], teams);
  const [, , middle = '', last] = url?.pathname.split('/') ?? [];
  expect(decodeURIComponent(middle)).toBe(segment);
  expect([last, url?.search, url?.hash]).toEqual(['x', '', '']);
});
