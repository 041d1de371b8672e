import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { readPng } from '../helpers/png';

const APP_ID = '1b4e28ba-2fa1-11d2-883f-0016d3cca427';
const BOT_ID = '2c5f39cb-30b2-12e3-994f-1127e4ddb538';
const RIGHT = ['--app-id', APP_ID, '--domain', 'bot.example.nl'];

/** What a user can press above the compose box; each text must be a command the bot knows (issue 2, point 5). */
const COMMANDS = {
  nl: [
    'Hulp',
    'Nieuw netwerk',
    'Mijn netwerken',
    'Nieuw bericht',
    'Openstaand',
    'Overzicht',
    'Contactpersonen',
    'Werkafspraken',
  ],
  en: [
    'Help',
    'New network',
    'My networks',
    'New message',
    'Open threads',
    'Overview',
    'Contact persons',
    'Work agreements',
  ],
};

type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;
type Run = { status: number; output: string; errors: string };

const folder = mkdtempSync(join(tmpdir(), 'schakel-package-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command as a user does, with no more environment than given. */
function packageApp(args: string[], environment: Record<string, string> = {}): Promise<Run> {
  const command = [resolve('manifest/package.mjs'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { env: environment, timeout: 15_000 }, (error, output, errors) => {
      done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output, errors });
    });
  });
}

/** Microsoft's validator requires an ES module, which jest cannot load: it runs in a Node of its own. */
function faultsFoundByMicrosoft(manifest: unknown): Promise<string[]> {
  const program = `const { AppManifestUtils } = require('@microsoft/app-manifest');
    AppManifestUtils.validateAgainstSchema(JSON.parse(process.argv[1])).then((faults) => console.log(JSON.stringify(faults)));`;
  return new Promise((done, fail) => {
    execFile(process.execPath, ['-e', program, JSON.stringify(manifest)], { timeout: 15_000 }, (error, output) => {
      if (error) fail(new Error('Microsoft’s validator did not run', { cause: error }));
      else done(JSON.parse(output) as string[]);
    });
  });
}

async function zipOf(name: string, args: string[] = RIGHT, environment: Record<string, string> = {}): Promise<Buffer> {
  const out = join(folder, name);
  const run = await packageApp([...args, '--out', out], environment);
  expect(run).toMatchObject({ status: 0, errors: '' });
  return readFileSync(out);
}

function contentsOf(zip: Uint8Array): { files: Record<string, Uint8Array>; manifest: Manifest; english: Texts } {
  const files = unzipSync(zip);
  const read = (name: string): unknown => JSON.parse(strFromU8(files[name]!));
  return { files, manifest: read('manifest.json') as Manifest, english: read('en.json') as Texts };
}

type Texts = Record<string, string>;

/** The manifest with the paths of a language file (`bots[0].commandLists[0]…`) replaced by its texts. */
function translated(manifest: Manifest, texts: Texts): Manifest {
  const copy = JSON.parse(JSON.stringify(manifest)) as Record<string, unknown>;
  for (const [path, text] of Object.entries(texts).filter(([path]) => path !== '$schema')) {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
    const place = steps.slice(0, -1).reduce((value, step) => value[step] as Record<string, unknown>, copy);
    expect(place).toHaveProperty([steps.at(-1)!]);
    place[steps.at(-1)!] = text;
  }
  return copy as unknown as Manifest;
}

const commandsOf = (manifest: Manifest) => manifest.bots![0]!.commandLists!.flatMap(({ commands }) => commands);

describe('the package', () => {
  let zip: Buffer;
  beforeAll(async () => {
    zip = await zipOf('schakel.zip');
  });

  test('holds the manifest, its other language and the two icons, flat', () => {
    expect(Object.keys(contentsOf(zip).files)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
  });

  test('has the newest schema that Microsoft’s package knows', () => {
    const known = readFileSync(
      require.resolve('@microsoft/app-manifest').replace(/index\.js$/, 'generated-types/index.js'),
    );
    const versions = [...known.toString().matchAll(/"1\.(\d+)": \[/g)].map(([, minor]) => Number(minor));
    expect(contentsOf(zip).manifest.manifestVersion).toBe(`1.${Math.max(...versions)}`);
  });

  test.each(['nl', 'en'] as const)(
    'satisfies Microsoft’s schema in %s, with commands that fit a phone',
    async (language) => {
      const { manifest, english } = contentsOf(zip);
      const shown = language === 'nl' ? manifest : translated(manifest, english);
      expect(await faultsFoundByMicrosoft(shown)).toEqual([]);
      const commands = commandsOf(shown);
      expect(commands.map(({ title }) => title)).toEqual(COMMANDS[language]);
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description!.length).toBeLessThanOrEqual(128);
      }
    },
  );

  test('would not satisfy that schema with a wrong colour, scope or length', async () => {
    const { manifest } = contentsOf(zip);
    manifest.accentColor = 'teal';
    manifest.description.short = 'x'.repeat(81);
    manifest.bots![0]!.scopes = ['chat' as never];
    const places = (await faultsFoundByMicrosoft(manifest)).map((fault) => fault.split(' ')[0]);
    expect(places.sort()).toEqual(['/accentColor', '/bots/0/scopes/0', '/description/short']);
  });

  test('translates every text a user sees', () => {
    const { manifest, english } = contentsOf(zip);
    const other = translated(manifest, english);
    const texts = ({ name, description }: Manifest) => [name.full!, description.short, description.full];
    const seen = [
      ...texts(manifest),
      ...commandsOf(manifest).flatMap(({ title, description }) => [title, description]),
    ];
    const seenInEnglish = [
      ...texts(other),
      ...commandsOf(other).flatMap(({ title, description }) => [title, description]),
    ];
    expect(seen.filter((text, index) => text === seenInEnglish[index])).toEqual([]);
  });

  test('is for personal chat only, and leaves no placeholder unfilled', () => {
    const { files, manifest } = contentsOf(zip);
    expect(
      manifest.bots!.flatMap(({ scopes, commandLists }) => [scopes, ...commandLists!.map((list) => list.scopes)]),
    ).toEqual([['personal'], ['personal']]);
    expect(manifest).toMatchObject({ id: APP_ID, validDomains: ['bot.example.nl'], bots: [{ botId: APP_ID }] });
    expect(strFromU8(files['manifest.json']!) + strFromU8(files['en.json']!)).not.toContain('{{');
  });

  test('is the same, byte for byte, when built again in another time zone', async () => {
    expect(await zipOf('again.zip', RIGHT, { TZ: 'Pacific/Auckland' })).toEqual(zip);
  });

  test('takes its values from the environment too; the command line wins', async () => {
    const environment = { TEAMS_APP_ID: APP_ID, BOT_ID: BOT_ID, BOT_DOMAIN: 'other.example.nl', APP_NAME: 'Zorgketen' };
    const { manifest, english } = contentsOf(
      await zipOf('environment.zip', ['--domain', 'BOT.example.nl'], environment),
    );
    expect(manifest).toMatchObject({ id: APP_ID, bots: [{ botId: BOT_ID }], validDomains: ['bot.example.nl'] });
    expect([manifest.name.short, english['name.short']]).toEqual(['Zorgketen', 'Zorgketen']);
  });

  test('keeps quotes and braces in a name as they are', async () => {
    const name = 'Keten "{{APP_ID}}" $& \\';
    expect(contentsOf(await zipOf('quotes.zip', [...RIGHT, '--name', name])).manifest.name.short).toBe(name);
  });
});

describe('wrong input is refused in one sentence, and nothing is written', () => {
  test.each<[string, string[], RegExp]>([
    ['no app id', ['--domain', 'bot.example.nl'], /^Give the app-id with --app-id or TEAMS_APP_ID\.$/],
    ['no domain', ['--app-id', APP_ID], /^Give the domain of the bot with --domain or BOT_DOMAIN\.$/],
    [
      'an app id that is no GUID',
      ['--app-id', '123', '--domain', 'bot.example.nl'],
      /^--app-id must be a GUID .* "123"\.$/,
    ],
    ['the empty GUID', [...RIGHT, '--bot-id', '00000000-0000-0000-0000-000000000000'], /^--bot-id must be a GUID /],
    [
      'http:// in the domain',
      [...RIGHT, '--domain', 'http://bot.example.nl'],
      /^--domain must be .* without http:\/\/, /,
    ],
    ['a path in the domain', [...RIGHT, '--domain', 'bot.example.nl/api'], /^--domain must be a host name /],
    ['a port in the domain', [...RIGHT, '--domain', 'bot.example.nl:443'], /^--domain must be a host name /],
    ['a wildcard domain', [...RIGHT, '--domain', '*.example.nl'], /^--domain must be a host name /],
    ['an address as domain', [...RIGHT, '--domain', '10.0.0.1'], /^--domain must be a host name /],
    ['a domain without a dot', [...RIGHT, '--domain', 'localhost'], /^--domain must be a host name /],
    ['a privacy page without TLS', [...RIGHT, '--privacy', 'http://example.nl'], /^--privacy must be .* https:\/\/, /],
    [
      'a name too long for Teams',
      [...RIGHT, '--name', 'x'.repeat(31)],
      /^--name must have 1 to 30 characters, not 31\.$/,
    ],
    ['a blank name', [...RIGHT, '--name', ' '], /^--name must have 1 to 30 characters, not 0\.$/],
    ['an unknown option', [...RIGHT, '--appid', APP_ID], /^Unknown option '--appid'; --help lists the options\.$/],
    [
      'an option without its value',
      ['--app-id'],
      /^Option '--app-id <value>' argument missing; --help lists the options\.$/,
    ],
  ])('%s', async (_what, args, sentence) => {
    const out = join(folder, 'refused.zip');
    const run = await packageApp(['--out', out, ...args]);
    expect(run).toMatchObject({ status: 1, output: '' });
    expect(run.errors.trimEnd()).toMatch(sentence);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  test('a place that cannot be written', async () => {
    expect(await packageApp([...RIGHT, '--out', folder])).toEqual({
      status: 1,
      output: '',
      errors: `${folder} cannot be written (EISDIR).\n`,
    });
  });
});

describe('the icons', () => {
  const icon = (name: string) => readPng(readFileSync(resolve('manifest', name)));

  test('colour: 192 × 192, opaque to the edge, drawn within the inner 120 × 120', () => {
    const { width, height, pixels } = icon('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(({ alpha }) => alpha === 255)).toBe(true);
    const drawn = pixels.flatMap(({ red }, index) => (red > 150 ? [[index % width, Math.floor(index / width)]] : []));
    expect(drawn.length).toBeGreaterThan(2_000);
    expect(drawn.flat().every((at) => at >= 36 && at < 156)).toBe(true);
  });

  test('outline: 32 × 32, every pixel white or transparent', () => {
    const { width, height, pixels } = icon('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const visible = pixels.filter(({ alpha }) => alpha > 0);
    expect(visible.length).toBeGreaterThan(100);
    expect(visible.length).toBeLessThan(512);
    expect(visible.every(({ red, green, blue }) => red === 255 && green === 255 && blue === 255)).toBe(true);
  });
});
