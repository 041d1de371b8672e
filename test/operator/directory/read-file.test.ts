import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDirectory } from '../../../src/operator/directory/read-file';

const example = readFileSync(join(__dirname, '../../../docs/directory-example.yaml'), 'utf8');
const lines = example.split('\n');

/** The number of the first line that holds this text, from a line on. */
function lineOf(text: string, from = 1): number {
  return lines.findIndex((line, at) => at >= from - 1 && line.includes(text)) + 1;
}

const second = lineOf('id: merwede');

function problemsOf(text: string): [number, string][] {
  const read = readDirectory(text);
  return read.ok ? [] : read.problems.map(({ line, sentence }) => [line, sentence]);
}

test('the example file is right, and leaves out what may be left out', () => {
  const read = readDirectory(example);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [practice, homeCare] = read.value.organisations;
  expect(practice).toMatchObject({ id: 'delinde', kind: 'practice', teams: [{ id: 'praktijk', digest: '08:00' }] });
  expect(homeCare?.teams).toEqual([
    { id: 'noord', name: 'Team Noord', digest: '08:30' },
    { id: 'zuid', name: 'Team Zuid', digest: null },
  ]);
  expect(homeCare?.accountManagers[0]).toMatchObject({ function: 'teammanager', teams: [], medicalData: false });
});

// Each change of the example, and where and why it is refused.
const wrong: [string, string, string, number, string][] = [
  [
    'an unknown kind',
    'kind: home-care',
    'kind: hospital',
    lineOf('kind: home-care'),
    'organisations[1].kind must be one of practice, home-care, neighbourhood-team, chain-partner',
  ],
  ['a kind left out', '    kind: practice\n', '', lineOf('id: delinde'), 'organisations[0].kind is missing'],
  [
    'a misspelt key',
    '    opening: dag',
    '    openning: dag',
    lineOf('opening: dag'),
    'organisations[1].openning is not known here',
  ],
  [
    'a time without quotes',
    "digest: '08:00'",
    'digest: 8',
    lineOf("digest: '08:00'"),
    'organisations[0].teams[0].digest must be text (between quotes where it looks like a number)',
  ],
  [
    'a time that does not exist',
    "digest: '08:00'",
    "digest: '24:00'",
    lineOf("digest: '08:00'"),
    'organisations[0].teams[0].digest must be a time between quotes, like "08:30"',
  ],
  [
    'an id with a dot',
    'id: zuid',
    'id: zuid.oost',
    lineOf('id: zuid'),
    'organisations[1].teams[1].id must be small letters, digits and hyphens, a letter first',
  ],
  [
    'a team twice',
    'id: zuid',
    'id: noord',
    lineOf('id: zuid'),
    'organisations[1].teams[1].id is the id of another team too',
  ],
  [
    'an organisation twice',
    'id: merwede',
    'id: delinde',
    second,
    'organisations[1].id is the id of another organisation too',
  ],
  [
    'a private address',
    'petra.bakker@thuiszorgmerwede.example',
    'petra@gmail.com',
    lineOf('petra.bakker@'),
    'organisations[1].accountManagers[0].email is a private address; a work address is needed (R3)',
  ],
  [
    'an address elsewhere',
    'petra.bakker@thuiszorgmerwede.example',
    'petra@delinde.example',
    lineOf('petra.bakker@'),
    'organisations[1].accountManagers[0].email is not within the emailDomains of this organisation (R3)',
  ],
  [
    'no address',
    'petra.bakker@thuiszorgmerwede.example',
    'petra',
    lineOf('petra.bakker@'),
    'organisations[1].accountManagers[0].email is not an e-mail address',
  ],
  [
    'a manager of another tenant',
    'tenant: 0de11de0-2000-4000-8000-000000000002',
    'tenant: 0de11de0-1000-4000-8000-000000000001',
    lineOf('tenant: 0de11de0-2000'),
    'organisations[1].accountManagers[0].tenant is not one of the tenants of this organisation',
  ],
  [
    'a tenant that is no GUID',
    'tenants: [0de11de0-2000-4000-8000-000000000002]',
    'tenants: [merwede]',
    lineOf('tenants: [0de11de0-2000'),
    'organisations[1].tenants[0] must be a GUID, as Entra shows it',
  ],
  [
    'a team that is not there',
    'teams: [praktijk]',
    'teams: [balie]',
    lineOf('teams: [praktijk]'),
    'organisations[0].accountManagers[0].teams[0] is not a team of this organisation',
  ],
  [
    'a team that is named twice',
    'teams: [praktijk]',
    'teams: [praktijk, praktijk]',
    lineOf('teams: [praktijk]'),
    'organisations[0].accountManagers[0].teams[1] is named twice for this person',
  ],
  [
    'a tick left unsaid',
    '        careProfessional: true\n',
    '',
    lineOf('name: Sanne'),
    'organisations[0].accountManagers[0].careProfessional is missing',
  ],
  [
    'a tick that is a word',
    'medicalData: true',
    'medicalData: ja',
    lineOf('medicalData: true'),
    'organisations[0].accountManagers[0].medicalData must be true or false',
  ],
  [
    'a number for a telephone',
    "phone: '030 555 02 20'",
    'phone: 305550220',
    lineOf("phone: '030 555 02"),
    'organisations[1].phone must be text: put the number between quotes',
  ],
  [
    'no telephone number',
    "phone: '030 555 02 20'",
    'phone: geen',
    lineOf("phone: '030 555 02"),
    'organisations[1].phone must be a telephone number',
  ],
  [
    'an emergency number',
    "phone: '030 555 02 20'",
    "phone: '144'",
    lineOf("phone: '030 555 02"),
    'organisations[1].phone must be a telephone number',
  ],
];

test.each(wrong)('%s is refused with line and reason', (_title, from, to, line, sentence) => {
  expect(example).toContain(from);
  expect(problemsOf(example.replace(from, to))).toEqual([[line, sentence]]);
});

test('R5: an organisation without an account manager is refused', () => {
  const at = lineOf('accountManagers:', second);
  const text = [...lines.slice(0, at - 1), '    accountManagers: []'].join('\n');
  expect(problemsOf(text)).toEqual([
    [at, 'organisations[1].accountManagers must name at least one account manager (R5)'],
  ]);
  const without = lines.slice(0, at - 1).join('\n');
  expect(problemsOf(without)).toEqual([[second, 'organisations[1].accountManagers is missing']]);
});

test('somebody named twice is refused', () => {
  const manager = lines.slice(lineOf('- name: Petra') - 1).join('\n');
  const at = lines.length - 1 + manager.split('\n').findIndex((line) => line.includes('aadObjectId')) + 1;
  expect(problemsOf(example + manager)).toEqual([
    [at, 'organisations[1].accountManagers[1].aadObjectId is named twice in this organisation'],
  ]);
});

test('several faults are told at once, in the order of the file', () => {
  const text = example
    .replace('kind: practice', 'kind: x')
    .replace('kind: home-care', 'kind: y')
    .replace('name: Team Zuid', 'name: ""');
  expect(problemsOf(text).map(([line]) => line)).toEqual([
    lineOf('kind: practice'),
    lineOf('kind: home-care'),
    lineOf('name: Team Zuid'),
  ]);
});

test.each<[string, string, number, RegExp]>([
  ['an empty file', '', 1, /^the file is empty$/],
  ['only remarks', '# nothing\n', 1, /^the file is empty$/],
  ['a word', 'hello', 1, /^the file must be a block of keys$/],
  ['a list', '- a\n- b\n', 1, /^the file must be a block of keys$/],
  ['no organisations', 'organisations: []', 1, /^organisations must name at least one organisation$/],
  ['a bracket left open', 'organisations:\n  - id: [a\n', 3, /^not YAML: /],
  ['a key twice', 'organisations: []\norganisations: []\n', 2, /^not YAML: Map keys must be unique/],
  ['two documents', 'organisations: []\n---\norganisations: []\n', 2, /^not YAML: /],
  ['a tab', 'organisations:\n\t- id: a\n', 2, /^not YAML: /],
  ['a prototype', '__proto__: {}\norganisations: []\n', 1, /is not known here|must name at least one/],
])('%s is refused with its line', (_title, text, line, sentence) => {
  const [first] = problemsOf(text);
  expect(first).toEqual([line, expect.stringMatching(sentence)]);
});

test('references that multiply without end are refused', () => {
  const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`);
  expect(problemsOf(`l0: &l0 [x]\n${levels.join('\n')}\n`)).toEqual([
    [1, 'the file refers to itself too often (aliases)'],
  ]);
});
