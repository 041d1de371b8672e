import { channelIssuer, claimFault, type ClaimFault } from '../../../src/bot/door/claims';
import { createDoor, type DoorFault, type Knock } from '../../../src/bot/door/door';
import { appId, makeToken, serviceUrl } from '../../helpers/bot-framework';

/**
 * The door by itself: what the SDK would refuse as well is refused here already, so that a forged token never gets
 * there (PLATFORM, traps 2 and 3), and what it would not refuse is.
 */
type Fields = Record<string, unknown>;

const tenant = 'b1b2c3d4-0000-4000-8000-000000000002';
const otherTenant = 'c1b2c3d4-0000-4000-8000-000000000003';
/** 23 November 2026, 09:00 UTC, in seconds. */
const now = 1_795_424_400;
const expected = { appId, tenants: [tenant] };
const rightClaims = { iss: channelIssuer, aud: appId, nbf: now - 60, exp: now + 3_600, serviceurl: serviceUrl };

test.each<[string, ClaimFault | undefined, Fields, Fields]>([
  ['as Bot Framework writes it', undefined, {}, {}],
  ['with the tid of a tenant that takes part', undefined, {}, { tid: tenant }],
  ['without a beginning', undefined, {}, { nbf: undefined }],
  ['that began by a clock 5 minutes ahead', undefined, {}, { nbf: now + 300 }],
  ['that ended by a clock not quite 5 minutes behind', undefined, {}, { exp: now - 299 }],
  ['unsigned', 'alg', { alg: 'none' }, {}],
  ['signed with a shared secret', 'alg', { alg: 'HS256' }, {}],
  ['without alg', 'alg', { alg: undefined }, {}],
  ['of another issuer', 'issuer', {}, { iss: 'https://sts.windows.net/x/' }],
  ['of an issuer that begins alike', 'issuer', {}, { iss: `${channelIssuer}.evil.example` }],
  ['without issuer', 'issuer', {}, { iss: undefined }],
  ['for another bot', 'audience', {}, { aud: otherTenant }],
  ['for a list with this bot', 'audience', {}, { aud: [appId] }],
  ['without audience', 'audience', {}, { aud: undefined }],
  ['5 minutes past its end', 'expired', {}, { exp: now - 300 }],
  ['without an end', 'expired', {}, { exp: undefined }],
  ['with an end in words', 'expired', {}, { exp: String(now + 3_600) }],
  ['that begins in more than 5 minutes', 'not-yet-valid', {}, { nbf: now + 301 }],
  ['with a beginning in words', 'not-yet-valid', {}, { nbf: String(now) }],
  ['with the tid of another tenant', 'tid', {}, { tid: otherTenant }],
  ['with a list of tids', 'tid', {}, { tid: [tenant] }],
  ['of another bot (version 1)', 'other-caller', {}, { appid: otherTenant }],
  ['of this bot itself, as an emulator has it', 'other-caller', {}, { appid: appId }],
  ['of another bot (version 2)', 'other-caller', {}, { azp: otherTenant }],
])('a token %s: %s', (_what, fault, header, claims) => {
  const token = { header: { alg: 'RS256', ...header }, claims: { ...rightClaims, ...claims } };
  expect(claimFault(token, expected, now)).toBe(fault);
});

const door = createDoor({
  appId,
  tenants: [tenant],
  serviceHosts: ['smba.trafficmanager.net'],
  now: () => now * 1_000,
});

function knock(claims: Fields = {}): Knock {
  const token = makeToken({ alg: 'RS256' }, { ...rightClaims, ...claims }, undefined);
  const authorization = `Bearer ${token}${token.endsWith('.') ? 'c2lnbmF0dXJl' : ''}`;
  return {
    authorization,
    remoteAddress: '203.0.113.1',
    listenAddress: '0.0.0.0',
    host: 'bot.example',
    relayed: true,
  };
}

const rightActivity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:user', aadObjectId: 'd1b2c3d4-0000-4000-8000-000000000004' },
  conversation: { id: 'a:1', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
};

function at(url: unknown): [Fields, Fields] {
  return [{ serviceUrl: url }, { serviceurl: url }];
}

const own = (id: unknown): Fields => ({ channelData: { tenant: { id } } });

const activities: [string, DoorFault | undefined, Fields, Fields?][] = [
  ['as Teams sends it', undefined, {}],
  ['with the tenant in one place', undefined, { channelData: undefined }],
  ['with the tenant in capitals, alike in both', undefined, tenantsOf(tenant.toUpperCase(), tenant.toUpperCase())],
  ['without serviceUrl', 'activity', { serviceUrl: undefined }],
  ['without serviceurl in the token', 'service-url', {}, { serviceurl: undefined }],
  ['with another serviceUrl than the token', 'service-url', { serviceUrl: `${serviceUrl}x` }],
  ['from a host elsewhere', 'service-host', ...at('https://evil.example/emea/')],
  ['from a host that begins alike', 'service-host', ...at('https://smba.trafficmanager.net.evil.example/')],
  ['without TLS', 'service-host', ...at('http://smba.trafficmanager.net/emea/')],
  ['of another channel', 'channel', { channelId: 'webchat' }],
  ['without a person', 'person', { from: { id: '29:user' } }],
  ['with an empty person', 'person', { from: { aadObjectId: '' } }],
  ['without a tenant', 'tenant', { channelData: {}, conversation: { id: 'a:1' } }],
  ['of another tenant', 'tenant', tenantsOf(otherTenant, otherTenant)],
  ['of another tenant in channelData', 'tenant', own(otherTenant)],
  ['of another tenant in the conversation', 'tenant', tenantsOf(tenant, otherTenant)],
  ['with one tenant written in two ways', 'tenant', own(tenant.toUpperCase())],
];

test.each(activities.map(([what, fault, fields, claims = {}]) => ({ what, fault, fields, claims })))(
  'an activity $what: $fault',
  ({ fault, fields, claims }) => {
    const entry = door(knock(claims), { ...rightActivity, ...fields });
    expect(entry).toEqual(fault === undefined ? { ok: true } : { ok: false, status: 403, fault });
  },
);

function tenantsOf(inChannelData: string, inConversation: string): Fields {
  return { ...own(inChannelData), conversation: { id: 'a:1', tenantId: inConversation } };
}

test.each<[DoorFault, Knock]>([
  ['no-token', { ...knock(), authorization: '' }],
  ['no-token', knock({ padding: 'x'.repeat(8_000) })],
  ['issuer', knock({ iss: 'https://evil.example' })],
])('a knock without a fitting token is turned away with 401: %s', (fault, knocking) => {
  expect(door(knocking, rightActivity)).toEqual({ ok: false, status: 401, fault });
});
