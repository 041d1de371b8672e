import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAuditKey } from '../../../src/config';
import { schakel } from '../../../src/operator/schakel';
import { openSqlite } from '../../../src/store/sqlite';
import { verifyAudit } from '../../../src/usecases/auditing/verify-audit';

const example = readFileSync(join(__dirname, '../../../docs/directory-example.yaml'), 'utf8');

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-directory-'));
  database = join(folder, 'schakel.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Of a bot in earnest that remembers in this file. */
const production = { BOT_ID: 'a1b2c3d4-0000-4000-8000-000000000001', BOT_TYPE: 'SingleTenant' };
const key = 'a key that only this bot has, long enough';

test('what the command changes stands in the chains of the audit record, closed with the bot’s key', async () => {
  const file = join(folder, 'directory.yaml');
  writeFileSync(file, example);
  const settings = { ...production, SCHAKEL_SQLITE: database, SCHAKEL_AUDIT_KEY: key };
  expect((await schakel(['directory', 'apply', file], settings)).status).toBe(0);
  const store = openSqlite(database);
  const verified = await verifyAudit(store, key);
  await store.close();
  expect(verified.records).toBeGreaterThan(0);
  expect(verified.problems).toEqual([]);
});

// The key of the demo is known to all: whoever signs with it, signs nothing.
test.each<[string, Record<string, string>, string]>([
  ['no key for a named file', { SCHAKEL_SQLITE: 'FILE' }, 'SCHAKEL_AUDIT_KEY is missing'],
  [
    'the demo’s key for a named file',
    { SCHAKEL_SQLITE: 'FILE', SCHAKEL_AUDIT_KEY: demoAuditKey },
    'SCHAKEL_AUDIT_KEY has a wrong value',
  ],
  [
    'blanks for a key',
    { SCHAKEL_SQLITE: 'FILE', SCHAKEL_AUDIT_KEY: ' '.repeat(40) },
    'SCHAKEL_AUDIT_KEY has a wrong value',
  ],
  ['a bot in earnest, and no database named', { ...production, SCHAKEL_AUDIT_KEY: key }, 'Set either COSMOS_ENDPOINT'],
  [
    'production, and no database named',
    { SCHAKEL_MODE: 'production', SCHAKEL_AUDIT_KEY: key },
    'Set either COSMOS_ENDPOINT',
  ],
  ['Cosmos DB without a key', { COSMOS_ENDPOINT: 'https://x.documents.azure.com' }, 'SCHAKEL_AUDIT_KEY is missing'],
  [
    'Cosmos DB on a laptop',
    { SCHAKEL_MODE: 'local', COSMOS_ENDPOINT: 'https://x.documents.azure.com' },
    'COSMOS_ENDPOINT is not a setting in this mode',
  ],
  [
    'the demo in a named file',
    { SCHAKEL_MODE: 'local', SCHAKEL_SQLITE: 'FILE' },
    'SCHAKEL_SQLITE is not a setting in this mode',
  ],
  ['a key and no database', { SCHAKEL_AUDIT_KEY: key }, 'Set either COSMOS_ENDPOINT'],
  [
    'a managed identity without its id',
    { BOT_TYPE: 'UserAssignedMSI', COSMOS_ENDPOINT: 'https://x.documents.azure.com', SCHAKEL_AUDIT_KEY: key },
    'BOT_ID is missing',
  ],
  ['a setting that is misspelt', { SCHAKEL_SQLLITE: 'FILE' }, 'SCHAKEL_SQLLITE is not a setting'],
])('%s: refused before anything is opened', async (_, settings, sentence) => {
  const file = join(folder, 'directory.yaml');
  writeFileSync(file, example);
  const env = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, value.replace('FILE', database)]),
  );
  await expect(schakel(['directory', 'apply', file], { SCHAKEL_DATA: undefined, ...env })).rejects.toThrow(sentence);
  expect(existsSync(database)).toBe(false);
});
