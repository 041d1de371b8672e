import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schakel } from '../../../src/operator/schakel';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { find, key } from '../../../src/store/keys';
import { insert, replace } from '../../../src/store/write';
import { putTeam, teamIn } from '../../helpers/directory';
import { asFormer } from '../../helpers/former-directory';

const example = readFileSync(join(__dirname, '../../../docs/directory-example.yaml'), 'utf8');
const practice = 'organisation:delinde';
const gp = 'staff:delinde:0de11de0-1000-4000-8000-000000000001.0de11de0-1000-4000-8000-0000000000a1';

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-directory-'));
  database = join(folder, 'schakel.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** On a laptop; the database is made by the first command that opens it. */
const run = (...words: string[]) => schakel(['directory', ...words], { SCHAKEL_MODE: 'local', SCHAKEL_DATA: folder });

async function command(name: string, text = example): Promise<{ status: number; output: string }> {
  const file = join(folder, 'directory.yaml');
  writeFileSync(file, text);
  const { status, output } = await run(name, file);
  return { status, output: output.replaceAll(file, 'FILE') };
}

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqlite(database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Everything stored about the directory, without times; for comparing before and after. */
function contents(): Promise<string> {
  return inStore(async (store) => {
    const staff = await Promise.all(
      ['delinde', 'merwede'].map((id) => store.query('staffOfOrganisation', id, { limit: 100 })),
    );
    const organisations = await store.query('organisations', 'organisation', { limit: 100 });
    return JSON.stringify([organisations, staff]);
  });
}

/** The lines that add or change. */
function changes(output: string): string[] {
  return output.split('\n').filter((line) => /^ {2}[+~] /.test(line));
}

test('check says the file is right and opens no store', async () => {
  const file = join(folder, 'directory.yaml');
  writeFileSync(file, example);
  const ran = await run('check', file);
  expect(ran).toEqual({ status: 0, output: `${file} is right: 2 organisations.` });
  expect(existsSync(database)).toBe(false);
});

test('plan shows what apply does; plan stores nothing, applying again changes nothing', async () => {
  const empty = await contents();
  const planned = await command('plan');
  expect(changes(planned.output)).toHaveLength(7);
  expect(planned.output).toContain('7 added, 0 changed. This is the plan; nothing was changed.');
  expect(await contents()).toBe(empty);

  const applied = await command('apply');
  expect(applied.status).toBe(0);
  expect(changes(applied.output)).toEqual(changes(planned.output));

  const after = await contents();
  const again = await command('apply');
  expect(changes(again.output)).toEqual([]);
  expect(again.output).toContain('0 added, 0 changed. Everything was so already.');
  expect(await contents()).toBe(after);
});

test('R1: the first account managers have level A or hoofd-zorgverlener, with what the file says of them', async () => {
  await command('apply');
  await inStore(async (store) => {
    const doc = (await store.get('staff', practice, gp))?.doc;
    expect(doc).toMatchObject({ level: 'A', medicalData: true, careProfessional: true, teamIds: ['delinde.praktijk'] });
    const seats = await store.query('seatsOfTeam', 'delinde.praktijk', { limit: 10 });
    expect(seats.items.map((seat) => seat.doc.personId)).toEqual([doc?.personId]);
    const merwede = await store.query('staffOfOrganisation', 'merwede', { limit: 10 });
    expect(merwede.items.map((each) => each.doc)).toMatchObject([
      { level: 'lead-professional', medicalData: false, careProfessional: false, active: true, teamIds: [] },
    ]);
  });
});

test('a change of the file is planned and applied field by field; teams not in the file stay', async () => {
  await command('apply');
  const text = example
    .replace("phone: '030 555 01 10'", "phone: '030 555 99 99'")
    .replace("digest: '08:00'", "digest: '07:45'")
    .replace('      - { id: zuid, name: Team Zuid }\n', '      - { id: west, name: Team West }\n');
  const planned = await command('plan', text);
  expect(changes(planned.output)).toEqual([
    '  ~ organisation: phone 030 555 01 10 → 030 555 99 99',
    '  ~ team delinde.praktijk: digest 08:00 → 07:45',
    '  + team Team West (merwede.west), digest at the region’s time',
  ]);
  expect(planned.output).toContain('  = team Team Zuid (merwede.zuid) is not in the file: kept');
  expect(changes((await command('apply', text)).output)).toEqual(changes(planned.output));
  await inStore(async (store) => {
    expect((await store.get('organisation', practice, practice))?.doc.phone).toBe('030 555 99 99');
    expect((await teamIn(store, 'merwede.zuid')).name).toBe('Team Zuid');
  });
});

test('absences, contact persons and what a newer program added stay, also where a file has more teams than a batch', async () => {
  await command('apply');
  const absence = { absenceId: 'a', from: '2026-12-01T00:00:00.000Z', until: '2026-12-08T00:00:00.000Z' };
  const merwede = key.organisation('merwede');
  await inStore(async (store) => {
    await putTeam(store, 'merwede.noord', { contactPersonId: 'noor', ...{ colour: 'green' } });
    const { doc, revision } = (await find(store, merwede))!;
    const replaced = { ...doc, absences: [{ ...absence, deputyId: null, outside: null }], colour: 'blue' };
    await store.commit(doc.partition, [{ kind: 'replace', doc: replaced, revision }]);
  });
  const many = Array.from({ length: 230 }, (_, at) => `      - { id: t${at}, name: Team ${at} }\n`).join('');
  const noord = "      - { id: noord, name: Team Noord, digest: '08:30' }\n";
  const text = example
    .replace('Thuiszorg Merwede', 'Thuiszorg De Merwede')
    .replace(noord, `${noord.replace('08:30', '09:00')}${many}`);
  expect(changes((await command('apply', text)).output)).toHaveLength(232);
  await inStore(async (store) => {
    const { doc } = (await find(store, merwede))!;
    expect(doc).toMatchObject({ name: 'Thuiszorg De Merwede', absences: [absence], colour: 'blue' });
    expect(doc.teams).toHaveLength(232);
    expect(doc.teams[0]).toMatchObject({ digestTime: '09:00', contactPersonId: 'noor', colour: 'green' });
  });
  expect(changes((await command('apply', text)).output)).toEqual([]);
});

test('data of 0.1.0 are upgraded before anything is planned: their teams are not where a plan looks', async () => {
  await command('apply');
  await inStore((store) => asFormer(store, 'merwede'));
  for (const name of ['plan', 'apply']) await expect(command(name)).rejects.toMatchObject({ code: 'UPGRADE_FIRST' });
});

test('what account managers decided stands: a deactivated manager does not come back by the file (R5)', async () => {
  await command('apply');
  await inStore(async (store) => {
    const found = (await store.get('staff', practice, gp))!;
    const second = { ...found.doc, id: `${gp}2`, personId: `${found.doc.personId}2` };
    await store.commit(practice, [
      { kind: 'replace', doc: { ...found.doc, active: false }, revision: found.revision },
      { kind: 'insert', doc: second },
    ]);
  });
  const ran = await command('apply');
  expect(ran.output).toContain('  = account manager Sanne de Wit is known (deactivated): kept');
  expect(await inStore(async (store) => (await store.get('staff', practice, gp))?.doc.active)).toBe(false);
});

test('R5: an organisation that would have no active account manager is refused with its line; nothing is changed', async () => {
  await command('apply');
  await inStore(async (store) => {
    const found = (await store.get('staff', practice, gp))!;
    await store.commit(practice, [{ kind: 'replace', doc: { ...found.doc, active: false }, revision: found.revision }]);
  });
  const before = await contents();
  const text = example.replace('name: Team Noord', 'name: Team Noordoost');
  const ran = await command('apply', text);
  const line = example.split('\n').findIndex((each) => each.includes('accountManagers:')) + 1;
  expect(ran).toEqual({
    status: 1,
    output: `FILE:${line}: organisations[0].accountManagers names nobody who would be an active account manager (R5); name another colleague\nNothing was changed.`,
  });
  expect(await contents()).toBe(before);
});

test('the kind of an organisation does not change, as its levels would not fit', async () => {
  await command('apply');
  const before = await contents();
  const ran = await command('apply', example.replace('kind: practice', 'kind: chain-partner'));
  expect(ran.output).toMatch(/^FILE:\d+: organisations\[0\]\.kind is practice already/);
  expect(await contents()).toBe(before);
});

test('a wrong file changes nothing, names every line, and does not open the store', async () => {
  const text = example.replace('kind: home-care', 'kind: hospital');
  const file = join(folder, 'wrong.yaml');
  writeFileSync(file, text);
  const line = example.split('\n').findIndex((each) => each.includes('kind: home-care')) + 1;
  const ran = await run('apply', file);
  expect(existsSync(database)).toBe(false);
  expect(ran.status).toBe(1);
  expect(ran.output.split('\n')).toEqual([
    expect.stringContaining(`wrong.yaml:${line}: organisations[1].kind must be one of`),
    'Nothing was changed.',
  ]);
});

async function recorded(): Promise<Record<string, string>[]> {
  const Database = (await import('libsql')).default;
  const db = new Database(database);
  const rows = db.prepare("SELECT json FROM documents WHERE json_extract(json, '$.type') = 'audit'").all() as {
    json: string;
  }[];
  db.close();
  return rows.map(({ json }) => JSON.parse(json) as Record<string, string>);
}

test('the audit record holds levels, ticks, ids and which fields changed, and no name or address of anybody', async () => {
  await command('apply');
  const text = example
    .replace("phone: '030 555 01 10'", "phone: '030 555 99 99'")
    .replace("digest: '08:00'", "digest: '07:45'")
    .replace('emailDomains: [delinde.example]', 'emailDomains: [delinde.example, linde.example]');
  await command('apply', text);
  const told = new Map(
    (await recorded()).map(({ action, object, detail }) => [
      `${action!} ${object!}`,
      detail!.replace(/; file [0-9a-f]{16}$/, ''),
    ]),
  );
  expect(told.get(`directory.add ${gp}`)).toBe('level A, care professional, with medical data, team delinde.praktijk');
  expect(told.get(`directory.add ${practice}`)).toBe('practice');
  expect(told.get('directory.change team:delinde.praktijk')).toBe('digest');
  expect(told.get(`directory.change ${practice}`)).toBe(
    'phone; emailDomains delinde.example → delinde.example, linde.example',
  );
  expect([...told.values()].join('\n')).not.toMatch(/Sanne|Wit|@|030 555|Praktijk/);
});

test('R5: everything added is in the audit record, in the same batch', async () => {
  await command('apply');
  const audits = await recorded();
  expect(audits.map((audit) => audit['object']).sort()).toEqual(
    [
      gp,
      practice,
      'organisation:merwede',
      'staff:merwede:0de11de0-2000-4000-8000-000000000002.0de11de0-2000-4000-8000-0000000000a4',
      'team:delinde.praktijk',
      'team:merwede.noord',
      'team:merwede.zuid',
    ].sort(),
  );
  for (const audit of audits) {
    expect(audit).toMatchObject({ action: 'directory.add', personId: 'directory-command' });
    expect(audit['ground']).toBe('directory file');
    expect(audit['detail']).toMatch(/; file [0-9a-f]{16}$/);
  }
});

test('an organisation larger than one batch is applied whole', async () => {
  const many = Array.from({ length: 130 }, (_, at) => `      - { id: t${at}, name: Team ${at} }`).join('\n');
  const text = example.replace('      - { id: zuid, name: Team Zuid }', many);
  const planned = await command('plan', text);
  const applied = await command('apply', text);
  expect(changes(planned.output)).toHaveLength(136);
  expect(changes(applied.output)).toEqual(changes(planned.output));
  expect(changes((await command('plan', text)).output)).toEqual([]);
});

test.each([[[]], [['plan']], [['remove', 'x.yaml']], [['plan', 'a.yaml', 'b.yaml']]])(
  'not understood: %p',
  async (args) => {
    const ran = await run(...args);
    expect([ran.status, ran.output.includes('directory plan FILE')]).toEqual([2, true]);
    expect(existsSync(database)).toBe(false);
  },
);

test('a plan makes no database', async () => {
  expect(changes((await command('plan')).output)).toHaveLength(7);
  expect(existsSync(database)).toBe(false);
});

test('a file that is not there is told', async () => {
  const ran = await run('check', join(folder, 'none.yaml'));
  expect(ran.status).toBe(1);
  expect(ran.output).toContain('cannot be read');
});

test('M3: plan names each telephone number in the store that reaches nobody, also of who is not in the file', async () => {
  await command('apply');
  await inStore(async (store) => {
    const found = await find(store, key.organisation('delinde'));
    if (!found) throw new Error('no practice');
    const other = { ...found.doc, ...key.organisation('elders'), organisationId: 'elders', name: 'Elders', teams: [] };
    await store.commit(found.doc.partition, [replace(found, { ...found.doc, phone: '144' })]);
    await store.commit(other.partition, [insert({ ...other, phone: '012345' })]);
  });
  const { output } = await command('plan');
  expect(output).toContain('phone 144 → 030 555 01 10');
  expect(output).toContain('! delinde  Huisartsenpraktijk De Linde: telephone "144" reaches nobody (M3)');
  expect(output).toContain('! elders  Elders: telephone "012345" reaches nobody (M3)');
  expect((await command('apply')).output).not.toContain('! delinde');
});
