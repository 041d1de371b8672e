import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegion } from '../../src/region-file';
import { runDirectory } from '../../src/operator/directory/command';
import { openSqlite } from '../../src/store/sqlite';
import { cardText, type RenderedCard } from '../helpers/card';
import type { Someone } from '../helpers/directory';
import { watched, type WatchedStore } from '../helpers/watched-store';
import { activeWords, plainWords } from '../helpers/words';
import { createWorld, type World } from '../helpers/world';

const docs = join(__dirname, '../../docs');
const directory = readFileSync(join(docs, 'directory-example.yaml'), 'utf8');
const region = readFileSync(join(docs, 'region-example.yaml'), 'utf8');

let world: World;
let watch: WatchedStore;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-words-'));
  watch = watched(openSqlite(':memory:'));
  world = await createWorld({ store: watch.store });
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

function fileWith(text: string): string {
  const file = join(folder, 'file.yaml');
  writeFileSync(file, text);
  return file;
}

/** The operator's own command, on the store of the world. */
function apply(text: string): Promise<{ status: number; output: string }> {
  return runDirectory('apply', fileWith(text), (work) => work(world.deps));
}

/** What must not come from a file into a title, choice or button, with the reason that is told. */
const hostile: [string, string, RegExp][] = [
  ['a link', '[klik](https://evil.example)', /must not hold \[, which would make a link/],
  ['an image', '![x](https://evil.example/x.png)', /must not hold \[/],
  ['an address', 'Zie https://evil.example', /must not hold :\/\//],
  ['a mention', '<at>iedereen</at>', /must not hold </],
  ['emphasis', 'Team **Noord**', /must not hold \*/],
  ['underlining', 'Team _Noord_', /must not hold _/],
  ['code', 'Team `Noord`', /must not hold `/],
  ['an expression', 'Team ${1+1}', /must not hold \$/],
  ['a moment that Teams fills in', '{{DATE(2026-01-01T00:00:00Z)}}', /must not hold \{/],
  ['a heading', '# Noord', /must not hold #/],
  ['a list', '- Noord', /must not begin with/],
  ['a numbered list', '1. Noord', /must not begin with/],
  ['a formula', '=1+1', /must not begin with/],
  ['turned text', 'Noord\u202Etxt', /must not hold invisible characters/],
  ['an isolate', 'Noord\u2066txt', /must not hold invisible characters/],
  ['what is not seen', 'No\u200Bord', /must not hold invisible characters/],
  ['invisible letters', 'Noord\u{E0041}', /must not hold invisible characters/],
  ['a control character', 'Noord\u0007', /must be one line/],
  ['a second line', 'Noord\nZuid', /must be one line/],
  ['a second line in Unicode', 'Noord\u2028Zuid', /must be one line/],
];
const places: [string, string][] = [
  ['organisations[0].name', 'name: Huisartsenpraktijk De Linde'],
  ['organisations[0].teams[0].name', 'name: Praktijkteam'],
  ['organisations[0].accountManagers[0].name', 'name: Sanne de Wit'],
];

test.each(hostile)(
  '%s in a name of the directory file is refused with its line; nothing is stored',
  async (_what, words, reason) => {
    for (const [path, line] of places) {
      const { status, output } = await apply(directory.replace(line, `name: ${JSON.stringify(words)}`));
      expect([path, status]).toEqual([path, 1]);
      const at = directory.split('\n').findIndex((each) => each.includes(line)) + 1;
      expect(output).toContain(`:${at}: ${path} must`);
      expect(output).toMatch(reason);
    }
    expect(watch.written).toEqual([]);
  },
);

test.each([
  ['organisations[0].opening', 'opening: maandag tot en met vrijdag 8.00-17.00 uur', 'opening'],
  ['organisations[0].accountManagers[0].function', 'function: huisarts', 'function'],
])('characters that turn text around are refused in %s too', async (path, line, key) => {
  const { status, output } = await apply(directory.replace(line, `${key}: "ma\\u202Ergo"`));
  expect([status, output]).toEqual([1, expect.stringContaining(`${path} must not hold invisible characters`)]);
});

/** Odd, and allowed: what people really call themselves. */
const allowed = {
  organisation: 'Zorg & Co. (Noord) – ’t Hart; R+B = 1, 2. Q! a@b "x"',
  team: '24-uurs team 1. Noord: café/ñ عائشة 👩‍⚕️',
  manager: 'Zoë O’Neill-’t Hart, MSc. (wnd.)',
};

test('what may stand in the file stands on the cards as it is, and nothing of it is a link, mention or emphasis', async () => {
  const text = directory
    .replace('name: Huisartsenpraktijk De Linde', `name: ${JSON.stringify(allowed.organisation)}`)
    .replace('name: Praktijkteam', `name: ${JSON.stringify(allowed.team)}`)
    .replace('name: Sanne de Wit', `name: ${JSON.stringify(allowed.manager)}`)
    .replace('opening: maandag tot en met vrijdag 8.00-17.00 uur', 'opening: "**ma–vr** [8](https://x)"');
  expect(await apply(text)).toMatchObject({ status: 0 });
  const manager: Someone = {
    key: 'zoe',
    name: allowed.manager,
    email: 'zoe@delinde.example',
    tenantId: '0de11de0-1000-4000-8000-000000000001',
    aadObjectId: '0de11de0-1000-4000-8000-0000000000a1',
  };
  const zoe = world.person(manager);
  const colleague = world.person({ ...manager, key: 'karin', name: 'Karin Peters', aadObjectId: 'aad-karin' });
  const cards: RenderedCard[] = [await zoe.installs()];
  for (const word of ['contactpersonen', 'medewerkers', 'afwezigheid', 'toegang', 'privacy', 'overzicht'])
    cards.push(await zoe.says(word));
  cards.push(await zoe.says('nieuw netwerk'), await colleague.says('toegang'), await colleague.presses('Verder'));

  const active = cards.flatMap(activeWords);
  const shown = [...active, ...cards.flatMap(plainWords)].join('\n');
  for (const name of Object.values(allowed)) expect(shown).toContain(name.normalize('NFC'));
  // Names did come where Teams reads Markdown; the opening hours did not.
  expect(active.join('\n')).toContain(allowed.organisation);
  for (const wrong of ['](', '<at>', '**', '://', '${'])
    expect(active.filter((each) => each.includes(wrong))).toEqual([]);
  expect(cards.map(cardText).join('\n')).toContain('**ma–vr** [8](https://x)');
});

const refusal = (text: string): string => {
  try {
    readRegion({
      file: fileWith(text),
      consent: undefined,
      standardConsent: join(__dirname, '../../src/texts/consent'),
    });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

test.each(hostile)('%s in the name of the region stops the start', (_what, words) => {
  expect(refusal(region)).toBe('');
  expect(refusal(region.replace('name: Regio Voorbeeld', `name: ${JSON.stringify(words)}`))).toMatch(
    /line \d+: name must be the name of the region, (?:on one line|without signs)/,
  );
});

test.each(['help\u202Edesk', 'help\u200Bdesk', 'help\ndesk'])('%j as the help desk stops the start', (words) => {
  expect(refusal(region.replace('helpDesk: helpdesk@regio.example', `helpDesk: ${JSON.stringify(words)}`))).toMatch(
    /helpDesk must be the address or telephone number of the help desk, on one line/,
  );
});

test.each([
  ['a version that is a link', '---\nversion: [1](https://evil.example)\n---\nWilt u meedoen?\n'],
  ['a text that turns around', '---\nversion: 1\n---\nWilt u \u202Emeedoen?\n'],
])('%s as consent text stops the start', (_what, content) => {
  for (const language of ['nl', 'en']) writeFileSync(join(folder, `${language}.md`), content);
  expect(() => readRegion({ file: undefined, consent: folder, standardConsent: '' })).toThrow(
    /nl\.md must hold no invisible characters, and its version no Markdown/,
  );
});
