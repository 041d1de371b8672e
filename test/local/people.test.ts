import { demoPeople } from '../../src/local/people';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

test('the demo people differ in key, identity and port', () => {
  for (const field of ['key', 'name', 'email', 'aadObjectId', 'port'] as const) {
    expect(new Set(demoPeople.map((person) => person[field])).size).toBe(demoPeople.length);
  }
});

test.each(demoPeople)('$key has well-formed ids and an address that cannot exist', (person) => {
  expect(person.aadObjectId).toMatch(guid);
  expect(person.tenantId).toMatch(guid);
  expect(person.email).toMatch(/\.example$/);
});

test('people of one organisation, and only they, share a tenant', () => {
  const domainOf = (person: { email: string }) => person.email.split('@')[1];
  for (const a of demoPeople) {
    for (const b of demoPeople) expect(a.tenantId === b.tenantId).toBe(domainOf(a) === domainOf(b));
  }
});
