import { arrivalOf, readIncoming } from '../../src/bot/incoming';

const activity = {
  type: 'message',
  serviceUrl: 'http://127.0.0.1:1/',
  from: { id: '29:user', aadObjectId: 'aad' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1', tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' } },
};

test.each<[string, Record<string, unknown>]>([
  ['named in both places', {}],
  ['named in the conversation', { channelData: undefined }],
  ['named in channelData', { conversation: { id: 'a:1' } }],
])('the tenant %s is who the activity is from', (_where, fields) => {
  const read = readIncoming({ ...activity, ...fields });
  expect(read && arrivalOf(read)).toMatchObject({ tenantId: 'tenant', aadObjectId: 'aad' });
});

/** PLATFORM, trap 6: also where no door stands in front. */
test.each<[string, Record<string, unknown>]>([
  ['no aadObjectId', { from: { id: '29:user' } }],
  ['an empty aadObjectId', { from: { id: '29:user', aadObjectId: '' } }],
  ['an aadObjectId that is no text', { from: { id: '29:user', aadObjectId: ['aad'] } }],
  ['no tenant', { conversation: { id: 'a:1' }, channelData: {} }],
  ['an empty tenant', { conversation: { id: 'a:1' }, channelData: { tenant: { id: '' } } }],
  ['two tenants', { channelData: { tenant: { id: 'other' } } }],
  ['no chat', { conversation: { tenantId: 'tenant' } }],
])('an activity with %s is from nobody', (_what, fields) => {
  expect(readIncoming({ ...activity, ...fields })).toBeUndefined();
});
