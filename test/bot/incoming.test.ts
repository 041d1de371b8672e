import { arrivalOf, isPersonal, readIncoming } from '../../src/bot/incoming';

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

test.each<[unknown, string | undefined]>([
  ['Noor Bakker', 'Noor Bakker'],
  [undefined, undefined],
  [['Noor'], undefined],
  ['N'.repeat(1_001), undefined],
])(
  'what Teams calls the person is read where it is a name; nothing else in its place keeps anyone out',
  (name, read) => {
    const incoming = readIncoming({ ...activity, from: { ...activity.from, name } });
    expect(incoming && arrivalOf(incoming).name).toBe(read);
    expect(incoming).toBeDefined();
  },
);

test.each<[string, unknown]>([
  ['text', null],
  ['text', 7],
  ['locale', null],
  ['locale', 'n'.repeat(41)],
  ['name', null],
  ['action', null],
  ['value', null],
  ['channelData', null],
])('M3: a message whose %s is %j is answered like any other', (field, value) => {
  expect(readIncoming({ ...activity, [field]: value })).toMatchObject({ tenantId: 'tenant' });
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

test.each<[string, Record<string, unknown>, boolean | undefined]>([
  ['a personal chat', { conversationType: 'personal' }, true],
  ['a chat of which no type is told', {}, true],
  ['a group chat', { conversationType: 'groupChat', isGroup: true }, false],
  ['a group chat that says it only once', { isGroup: true }, false],
  ['a group chat that calls itself personal', { conversationType: 'personal', isGroup: true }, false],
  ['a channel', { conversationType: 'channel' }, false],
  ['a type that is not known', { conversationType: 'Personal' }, false],
  ['a type that is no text', { conversationType: ['personal'] }, undefined],
  ['a group told in another way', { isGroup: 'true' }, undefined],
])('%s is a person’s own, or is not, or cannot be read', (_what, fields, own) => {
  const read = readIncoming({ ...activity, conversation: { ...activity.conversation, ...fields } });
  expect(read && isPersonal(read)).toBe(own);
});
