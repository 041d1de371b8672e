import { callerOf } from '../../../src/bot/door/caller';

test.each([
  ['the connection, without a proxy', undefined, '203.0.113.9', '203.0.113.9'],
  ['the last one written, not the first, which anyone can make up', '6.6.6.6, 203.0.113.9', '10.0.0.1', '203.0.113.9'],
  ['without its port', '203.0.113.9:4312', '10.0.0.1', '203.0.113.9'],
  ['IPv6 in brackets with a port', '[2001:db8::7]:1000', '10.0.0.1', '2001:db8:0:0::/64'],
  ['another port and another end of the same network', '[2001:DB8:0:0:1::9]:1001', '10.0.0.1', '2001:db8:0:0::/64'],
  ['IPv6 written in full', '2001:db8:1:2:3:4:5:6', '10.0.0.1', '2001:db8:1:2::/64'],
  ['another network', '2001:db8:1:3::1', '10.0.0.1', '2001:db8:1:3::/64'],
  ['this computer over IPv6', undefined, '::1', '0:0:0:0::/64'],
  ['IPv4 written as IPv6', undefined, '::ffff:203.0.113.9', '203.0.113.9'],
  ['an address with a zone', undefined, 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['what is no address', 'unknown', '10.0.0.1', 'unknown'],
  ['nothing', '', undefined, 'unknown'],
])('counted for %s', (_what, forwarded, remote, caller) => {
  expect(callerOf(forwarded, remote)).toBe(caller);
});
