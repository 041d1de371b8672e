import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schakel } from '../../src/operator/schakel';
import type { AnyDocument } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import { readAll } from '../../src/usecases/read-all';
import { auditKey, createWorld } from '../helpers/world';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { asFormer } from '../helpers/former-directory';
import documents from '../usecases/requests/requests-of-0.1.0.json';
import { sample } from '../store/sample';

let folder: string;
let file: string;
let networkId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-exports-'));
  file = join(folder, 'schakel.db');
  const world = await createWorld({ store: openSqlite(file) });
  await loadRegionNorth(world.store);
  await practiceStarts(world.person(people.gp));
  const [member] = await readAll(world.store, 'networksOfTeam', 'thuiszorg.noord');
  networkId = member!.doc.networkId;
  await world.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const operated = (...args: string[]) => schakel(args, { SCHAKEL_SQLITE: file, SCHAKEL_AUDIT_KEY: auditKey });

async function byOperator(): Promise<string[][]> {
  const store = openSqlite(file);
  const found = await readAll(store, 'auditByTime', 'audit', {}, 1_000);
  await store.close();
  return found
    .filter(({ doc }) => doc.accessPoint === 'operator')
    .map(({ doc }) => [doc.action, doc.object, doc.networkId, doc.personId]);
}

test('NEN 7513: a client’s list and a copy of the data are on record, and the record still verifies', async () => {
  const { output } = await operated('audit', 'list', networkId);
  expect(output).toContain('network.start');
  expect(await byOperator()).toEqual([['audit.list', `network:${networkId}`, networkId, 'operator-command']]);
  // The client's own list shows that it was asked for.
  expect((await operated('audit', 'list', networkId)).output).toContain('audit.list');

  const copy = join(folder, 'copy.db');
  expect((await operated('backup', copy)).output).toBe(`Copied to ${copy}.`);
  expect(existsSync(copy)).toBe(true);
  expect((await byOperator()).at(-1)).toEqual(['data.backup', 'database', '', 'operator-command']);
  expect(await operated('audit', 'verify')).toMatchObject({
    status: 0,
    output: expect.stringContaining('Nothing changed, nothing missing.') as string,
  });
});

test('what was typed by mistake is not kept', async () => {
  await operated('audit', 'list', 'Truus van Dalen');
  expect(await byOperator()).toEqual([['audit.list', 'unknown', '', 'operator-command']]);
});

test('N5: organisations, requests and messages of 0.1.0, and places that no person names, are upgraded once, from the command line', async () => {
  const held = { personId: 'tenant.sanne', organisationId: 'praktijk' };
  const place = sample('staff', 'organisation:praktijk', 'staff:praktijk:tenant.sanne', held);
  const former = [...(documents as unknown as AnyDocument[]), place];
  const store = openSqlite(file);
  const message = sample('message', 'network:n', 'message:t:0001', { networkId: 'n', threadId: 't' });
  const thread = sample('thread', 'network:n', 'thread:t', { networkId: 'n', threadId: 't', messages: 1 });
  for (const doc of [...former, thread, message]) await store.commit(doc.partition, [{ kind: 'insert', doc }]);
  await asFormer(store, 'praktijk');
  await store.close();
  expect(await operated('upgrade')).toEqual({
    status: 0,
    output: 'Upgraded 1 organisation, 4 requests, 1 message and 1 place; the data are of this version now.',
  });
  expect(await operated('upgrade')).toEqual({
    status: 0,
    output: 'Upgraded 0 organisations, 0 requests, 0 messages and 0 places; the data are of this version now.',
  });
});

test('a message of 0.1.0 whose thread is not there stays, and is named by where it lies', async () => {
  const store = openSqlite(file);
  const message = sample('message', 'network:n', 'message:t:0001', { networkId: 'n', threadId: 't' });
  await store.commit(message.partition, [{ kind: 'insert', doc: message }]);
  await store.close();
  const { status, output } = await operated('upgrade');
  expect(status).toBe(0);
  expect(output).toMatch(/1 message stayed as 0\.1\.0 kept them.*network:n message:t:0001$/s);
});
