import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import formerDocuments from '../usecases/requests/requests-of-0.1.0.json';
import { buildPrograms, type Bot, type Programs } from './bot-process';

let programs: Programs;
let bot: Bot | undefined;
beforeEach(async () => {
  programs = await buildPrograms();
}, 60_000);
afterEach(() => {
  bot?.child.kill('SIGKILL');
  programs.dispose();
});

test('data of 0.1.0: the bot says what to do and changes none of them; after backup and upgrade it starts, and from the backup it asks again', async () => {
  bot = await programs.start();
  await bot.stop();
  // 0.1.0 kept no mark, teams beside their organisations, and requests where nobody looks any more.
  const moved = formerDocuments.filter(({ type }) => type !== 'audit');
  const rows = moved.map((doc) => [doc.partition, doc.id, 'first', JSON.stringify(doc)].map(quoted).join(', '));
  const db = new Database(programs.database);
  db.exec(`DELETE FROM documents WHERE id = 'data-version';
    INSERT INTO documents (partition, id, revision, json)
      SELECT documents.partition, 'team:' || (value ->> 'teamId'), 'first', json_patch(value, json_object(
        'type', 'team', 'partition', documents.partition, 'id', 'team:' || (value ->> 'teamId'),
        'schemaVersion', 1, 'organisationId', documents.json ->> 'organisationId'))
      FROM documents, json_each(documents.json, '$.teams') WHERE documents.id LIKE 'organisation:%';
    UPDATE documents SET json = json_remove(json, '$.teams', '$.absences') WHERE id LIKE 'organisation:%';
    INSERT INTO documents (partition, id, revision, json) VALUES ${rows.map((row) => `(${row})`).join(', ')}`);
  db.close();
  const before = documents();
  const refused = programs.startInVain({});
  expect(refused.status).toBe(1);
  expect(refused.output.trim().split('\n')).toEqual([
    expect.stringMatching(/^The data are of 0\.1\.0: .*npm run backup -- FILE.*npm run schakel -- upgrade/),
  ]);
  expect(documents()).toEqual(before);

  expect(programs.operate('audit', 'verify')).toMatchObject({ status: 0 });
  const copy = join(programs.folder, 'before-upgrade.db');
  expect(programs.operate('backup', copy)).toMatchObject({ status: 0 });
  expect(programs.operate('upgrade').output).toContain('Upgraded 3 organisations, 4 requests');
  bot = await programs.start();
  await bot.stop();

  expect(programs.operate('restore', copy).output).toContain('The backup is of 0.1.0');
  expect(programs.startInVain({})).toMatchObject({ status: 1, output: refused.output });
  expect(programs.operate('upgrade')).toMatchObject({ status: 0 });
  bot = await programs.start();
  const since = join(programs.folder, 'since.db');
  expect(programs.operate('backup', since)).toMatchObject({ status: 0 });
  await bot.stop();
  expect(programs.operate('restore', since).output).not.toContain('0.1.0');
  bot = await programs.start();
  expect(await bot.stop()).toMatchObject({ status: 0 });
}, 180_000);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
let looks = 0;

/** Looked up in a copy: the driver keeps open what this process read from. */
function documents(): unknown[] {
  const copy = join(programs.folder, `looked-${(looks += 1)}.db`);
  for (const end of ['', '-wal'])
    if (existsSync(`${programs.database}${end}`)) copyFileSync(`${programs.database}${end}`, `${copy}${end}`);
  return new Database(copy).prepare('SELECT * FROM documents').all();
}
