import { callerOf, isRange, proxiesIn } from '../../../src/bot/door/caller';

const isProxy = proxiesIn(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

test.each([
  ['the connection, without a proxy', undefined, '203.0.113.9', '203.0.113.9'],
  ['the last one written, not the first, which anyone can make up', '6.6.6.6, 203.0.113.9', '10.0.0.1', '203.0.113.9'],
  ['the connection, where it is no proxy that writes', '203.0.113.9', '198.51.100.1', '198.51.100.1'],
  ['whoever came to the first of several proxies', '6.6.6.6, 203.0.113.9, 192.0.2.7', '10.0.0.1', '203.0.113.9'],
  ['whoever came to a proxy that is not known', '203.0.113.9, 192.0.2.8', '10.0.0.1', '192.0.2.8'],
  ['the first proxy, where all are', '10.0.0.3, 10.0.0.2', '10.0.0.1', '10.0.0.3'],
  ['a proxy over IPv6', '203.0.113.9', 'fd12::1', '203.0.113.9'],
  ['a proxy in IPv4 written as IPv6', '203.0.113.9', '::ffff:10.0.0.1', '203.0.113.9'],
  ['without its port', '203.0.113.9:4312', '10.0.0.1', '203.0.113.9'],
  ['IPv6 in brackets with a port', '[2001:db8::7]:1000', '10.0.0.1', '2001:db8:0:0::/64'],
  ['another port and another end of the same network', '[2001:DB8:0:0:1::9]:1001', '10.0.0.1', '2001:db8:0:0::/64'],
  ['IPv6 written in full', '2001:db8:1:2:3:4:5:6', '10.0.0.1', '2001:db8:1:2::/64'],
  ['another network', '2001:db8:1:3::1', '10.0.0.1', '2001:db8:1:3::/64'],
  ['this computer over IPv6', undefined, '::1', '0:0:0:0::/64'],
  ['IPv4 written as IPv6', undefined, '::ffff:203.0.113.9', '203.0.113.9'],
  ['an address with a zone', undefined, 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['the proxy, which wrote no address', 'unknown', '10.0.0.1', '10.0.0.1'],
  ['the proxy, which wrote nothing', '', '10.0.0.1', '10.0.0.1'],
  ['nothing', '', undefined, 'unknown'],
])('counted for %s', (_what, forwarded, remote, caller) => {
  expect(callerOf(forwarded, remote, isProxy)).toBe(caller);
});

test('several headers are one list', () => {
  expect(callerOf(['6.6.6.6', '203.0.113.9'], '10.0.0.1', isProxy)).toBe('203.0.113.9');
});

test.each([
  ['10.0.0.1', true],
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['::1/128', true],
  ['0.0.0.0/0', false],
  ['::/0', false],
  ['10.0.0.0/33', false],
  ['10.0.0.0/', false],
  ['10.0.0.0/8/8', false],
  ['10.0.0', false],
  ['proxy.example', false],
  ['*', false],
  ['', false],
])('a range of proxies: %s is %s', (text, isOne) => {
  expect(isRange(text)).toBe(isOne);
});
