import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { schakel } from '../../src/operator/schakel';
import { openSqlite } from '../../src/store/sqlite';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, dataOf, neighbourhoodAsks, practiceStarts } from '../helpers/steps';
import { auditKey, createWorld, type World } from '../helpers/world';

/** Somebody changes a consent at the database: `npm run audit -- verify` compares each with what was put on record. */
let folder: string;
/** By story, as it ended. */
const stories: Record<string, string> = {};
let copies = 0;
const carer = { givenBy: 'informal-carer', giverName: 'Els de Vries', form: 'written' };

interface Scene {
  world: World;
  file: string;
}

async function story(name: string, tell: (scene: Scene) => Promise<unknown>): Promise<string> {
  const file = join(folder, `${name}.db`);
  const world = await createWorld({ store: openSqlite(file) });
  await loadRegionNorth(world.store);
  await tell({ world, file });
  await world.close();
  // All of it in the one file, to be copied.
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return file;
}

/** The practice starts a network with home care, on a consent for the two of them. */
async function starts({ world }: Scene): Promise<void> {
  await practiceStarts(world.person(people.gp), { covers: 'thuiszorg', teams: 'thuiszorg.noord' });
}

/** C4: extended to the neighbourhood team. */
async function extended({ world }: Scene): Promise<void> {
  const gp = world.person(people.gp);
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  await gp.presses('Team toevoegen');
  const added = await gp.presses('Vastleggen en team toevoegen', { team: 'buurt.west', confirmed: 'true', ...carer });
  expect(cardText(added)).toContain('doet mee');
}

async function withdrawn({ world }: Scene): Promise<void> {
  const gp = world.person(people.gp);
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  await gp.presses('Toestemming intrekken');
  await gp.presses('Ja, toestemming intrekken');
}

/** N5: asked for, declined, and its details removed a month later. */
async function forgotten({ world }: Scene): Promise<void> {
  const gp = world.person(people.gp);
  await gp.installs();
  await neighbourhoodAsks(world.person(people.social), { ...carer });
  await world.deliver();
  await gp.presses(
    'Afwijzen',
    { reason: 'Nee.' },
    gp.cards().findLast((card) => cardText(card).startsWith('Aanvraag')),
  );
  world.at('2027-01-24T09:00:00.000Z');
  expect(await world.forgets()).toEqual([1, 0]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-consents-'));
  const extending = async (scene: Scene): Promise<void> => {
    await starts(scene);
    await extended(scene);
  };
  stories['extended'] = await story('extended', extending);
  stories['withdrawn'] = await story('withdrawn', async (scene) => {
    await extending(scene);
    await withdrawn(scene);
  });
  stories['forgotten'] = await story('forgotten', forgotten);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function atDatabase(file: string, sql: string): void {
  const db = new Database(file);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
}

/** The problems in what the command prints, by kind. */
async function verified(file: string): Promise<{ status: number; kinds: string[]; output: string }> {
  const { status, output } = await schakel(['audit', 'verify'], { SCHAKEL_SQLITE: file, SCHAKEL_AUDIT_KEY: auditKey });
  const kinds = [...output.matchAll(/^([a-z-]+): /gm)].map(([, kind = '']) => kind);
  return { status, kinds: [...new Set(kinds)].sort(), output };
}

async function tampered(name: string, ...statements: string[]): ReturnType<typeof verified> {
  const file = join(folder, `tampered-${(copies += 1)}.db`);
  copyFileSync(stories[name] ?? '', file);
  for (const sql of statements) atDatabase(file, sql);
  return verified(file);
}

const set = (id: string, path: string, value: string) =>
  `UPDATE documents SET json = json_set(json, '$.${path}', ${value}) WHERE id = '${id}' AND partition LIKE 'network:%'`;
const cut = (id: string) => `DELETE FROM documents WHERE id = '${id}' AND partition LIKE 'network:%'`;
const onRecord = (action: string, change: string) =>
  `UPDATE documents SET json = ${change} WHERE id LIKE 'audit:%' AND json_extract(json, '$.action') = '${action}'`;
const wide = `json('["praktijk","thuiszorg","buurt","praktijk-oost"]')`;
const narrow = `json('["praktijk"]')`;

test.each([
  ['extended', '2 consents of 1 network compared with the record; 0 erased as recorded'],
  ['withdrawn', '2 consents of 1 network compared with the record; 0 erased as recorded'],
  ['forgotten', '1 consent of 1 network compared with the record; 1 erased as recorded'],
])('untouched, what was %s is in order, and it is said what was compared', async (name, says) => {
  const { status, kinds, output } = await verified(stories[name] ?? '');
  expect([status, kinds]).toEqual([0, []]);
  expect(output).toContain(says);
});

test.each([
  ['the text', set('consent:1', 'text.text', "'Alles mag.'"), 'consent-text'],
  ['the version of the text', set('consent:2', 'text.version', "'9'"), 'consent-text'],
  ['the code of the text', set('consent:1', 'text.sha256', `'${'0'.repeat(64)}'`), 'consent-changed'],
  ['what it covers, wider', set('consent:2', 'covers', wide), 'consent-covers'],
  ['what it covers, narrower', set('consent:1', 'covers', narrow), 'consent-covers'],
  ['what the network says that it covers', set('network', 'covers', wide), 'consent-covers'],
  ['who is in the network', set('network', 'teamIds[3]', "'praktijk-oost.team'"), 'consent-covers'],
  ['who gave it', set('consent:2', 'givenBy', "'client'"), 'consent-changed'],
  ['how it was given', set('consent:1', 'form', "'written'"), 'consent-changed'],
  ['when it was recorded', set('consent:1', 'recordedAt', "'2026-11-22T09:00:00.000Z'"), 'consent-changed'],
  ['who recorded it', set('consent:1', 'recordedBy', "'somebody'"), 'consent-changed'],
  ['what the network says of it', set('network', 'consent.form', "'oral'"), 'consent-changed'],
  ['how many there are', set('network', 'consents', '1'), 'consent-changed'],
  ['the first one, removed', cut('consent:1'), 'consent-missing'],
  ['the extension, removed', cut('consent:2'), 'consent-missing'],
  ['the network, removed', cut('network'), 'consent-missing'],
  ['the record of it', onRecord('consent.extend', `json_set(json, '$.consent.covers', ${wide})`), 'changed'],
  ['the record, stripped of it', onRecord('network.start', "json_remove(json, '$.consent')"), 'changed'],
])('somebody changes %s: found', async (_, sql, kind) => {
  const { status, kinds } = await tampered('extended', sql);
  expect([status, kinds.includes(kind)]).toEqual([1, true]);
});

test('a consent withdrawn does not come to hold again', async () => {
  const { output } = await tampered('withdrawn', set('network', 'state', "'open'"));
  expect(output).toMatch(/^consent-withdrawn: network of \S+ is open$/m);
});

test('erased without a word on record is no erasure, and what comes back after one is compared', async () => {
  const erased = await tampered('extended', cut('consent:1'), set('network', 'covers', "json('[]')"));
  expect(erased.kinds).toEqual(['consent-covers', 'consent-missing']);
  const unsaid = await tampered('forgotten', onRecord('request.forget', "json_set(json, '$.action', 'request.open')"));
  expect(unsaid.kinds).toEqual(['changed', 'consent-covers', 'consent-missing']);
  expect((await tampered('forgotten', set('network', 'covers', wide))).kinds).toEqual(['consent-covers']);
});

test('it says which organisation more, and where', async () => {
  const { output } = await tampered('extended', set('network', 'covers', wide));
  expect(output).toMatch(/^consent-covers: network of \S+ also covers praktijk-oost$/m);
});

describe('what was changed while the bot went on, and put back', () => {
  test('the network covered more when it was extended', async () => {
    const file = await story('widened', async (scene) => {
      await starts(scene);
      atDatabase(scene.file, set('network', 'covers', `json('["praktijk","thuiszorg","praktijk-oost"]')`));
      await extended(scene);
      for (const id of ['network', 'consent:2'])
        atDatabase(scene.file, set(id, 'covers', `json('["praktijk","thuiszorg","buurt"]')`));
    });
    expect((await verified(file)).output).toMatch(
      /^consent-covers: consent:2 of \S+ when it was extended also covers praktijk-oost$/m,
    );
  });

  test('the draft covered more when the network was started', async () => {
    const file = await story('drafted', async (scene) => {
      const gp = scene.world.person(people.gp);
      await gp.says('hulp');
      await gp.presses('Nieuw netwerk');
      await gp.presses('Toestemming vastleggen', { ...consentFilled, covers: 'thuiszorg' });
      const more = `json('["praktijk","thuiszorg","buurt"]')`;
      atDatabase(
        scene.file,
        `UPDATE documents SET json = json_set(json, '$.consent.covers', ${more}) WHERE id = 'draft'`,
      );
      await gp.presses('Verder naar het eerste bericht', {
        source: 'existing-client',
        attested: 'true',
        teams: 'buurt.west',
      });
      const first = { category: 'care', team: 'buurt.west', subject: 'Wond', text: 'Hoe ziet de wond eruit?' };
      dataOf(await gp.presses('Netwerk starten en versturen', first), 'Netwerk');
    });
    expect((await verified(file)).output).toMatch(
      /^consent-changed: consent:1 of \S+ is not the one recorded as draft:/m,
    );
  });
});

test('the record keeps ids and codes of a consent, not its text and not who gave it', () => {
  for (const file of Object.values(stories)) {
    const db = new Database(file);
    const kept = db.prepare("SELECT json FROM documents WHERE id LIKE 'audit:%' AND json LIKE '%\"covers\"%'").all();
    db.close();
    expect(kept.length).toBeGreaterThan(1);
    expect(JSON.stringify(kept)).not.toMatch(/Els|Vries|Truus|Dalen|carer|written|toestemming/);
  }
});
