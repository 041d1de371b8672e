import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { madeFor, source } from './template';
import { readQuery } from './kql';
import { situations, told } from './told-lines';

const folder = join(__dirname, '../../infra/alarms');
const names = readdirSync(folder).map((file) => file.replace('.kql', ''));
const query = (name: string) => readQuery(readFileSync(join(folder, `${name}.kql`), 'utf8'));
const page = readFileSync(join(__dirname, '../../docs/alarms.md'), 'utf8');

test('in each situation the program writes lines that its alarm finds, and no other alarm does', async () => {
  const found: Record<string, string[]> = {};
  for (const [situation, happens] of Object.entries(situations)) {
    const lines = await told(happens);
    found[situation] = names.filter((name) => lines.some((line) => query(name).finds(line))).sort();
  }
  // That figures are told at all is what `silent` waits for.
  expect(found).toEqual({
    'all is well': ['silent'],
    'a card is on its way for ten minutes': ['oldest-delivery', 'silent'],
    'our own login is refused': ['cards-unauthorised', 'silent'],
    'a digest is on its way for twenty minutes': ['digest-late', 'oldest-delivery', 'silent'],
    'digests cannot be decided': ['digest-late'],
    'a digest for nobody': ['digest-late'],
    'a card that cannot be read': ['silent', 'unreadable'],
    'a press meets a document that cannot be read': ['faults'],
    'a fault of ours': ['faults'],
    'callers are sent away': ['throttled'],
    'Cosmos DB has no room': ['faults', 'throttled'],
    'no login': ['not-ready'],
    'the audit record was changed': ['audit-failed'],
    'the audit record is whole': [],
  });
  expect(new Set(Object.values(found).flat())).toEqual(new Set(names));
}, 30_000);

test('what is no longer a line or a field of it is found by no query', () => {
  const { finds, fields } = query('oldest-delivery');
  expect(fields).toEqual(['msg', 'oldestSeconds']);
  const line = { msg: 'delivery figures', oldestSeconds: 301 };
  expect([line, { ...line, oldestSeconds: 300 }, { oldestSeconds: 301 }, { ...line, msg: 'x' }].map(finds)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(() => readQuery(`${source('alarms/silent.kql')}| take 5\n`)).toThrow('Not a query of the alarms');
});

test('every query is an alarm for people, and every alarm has its place on the page that says what to do', () => {
  for (const size of ['small', 'large'] as const) {
    const made = madeFor(size);
    const rules = made.filter(({ type }) => type === 'Microsoft.Insights/scheduledQueryRules');
    const queries = rules.map(({ properties }) => {
      const { criteria } = properties as { criteria: { allOf: { query: string }[] } };
      return criteria.allOf[0]?.query;
    });
    expect(queries.sort()).toEqual(names.map((name) => source(`alarms/${name}.kql`)).sort());
    const alarms = made.filter(({ type }) => /(scheduledQueryRules|metricAlerts)$/.test(type));
    expect(alarms).toHaveLength(names.length + 3);
    for (const { properties } of alarms) {
      expect(JSON.stringify(properties['actions'])).toContain('.outputs.actionGroupId.value');
      const [, name = ''] = /^What to do: docs\/alarms\.md, (\S+)\.$/.exec(String(properties['description'])) ?? [];
      expect(page).toMatch(new RegExp(`^## (.*, )?\`${name}\``, 'm'));
    }
  }
});
