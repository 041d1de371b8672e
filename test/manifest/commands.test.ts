import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, commands } from '../../src/bot/commands';

const manifest = readFileSync(join(__dirname, '../../manifest/manifest.json'), 'utf8');
const english = readFileSync(join(__dirname, '../../manifest/en.json'), 'utf8');

interface Manifest {
  bots: { commandLists: { commands: { title: string }[] }[] }[];
}

const dutchTitles = (JSON.parse(manifest) as Manifest).bots.flatMap((bot) =>
  bot.commandLists.flatMap((list) => list.commands.map((command) => command.title)),
);
const englishTitles = Object.entries(JSON.parse(english) as Record<string, string>)
  .filter(([key]) => /commands\[\d+\]\.title$/.test(key))
  .map(([, title]) => title);

test('the app offers its commands in both languages', () => {
  expect(dutchTitles.length).toBeGreaterThan(5);
  expect(englishTitles).toHaveLength(dutchTitles.length);
});

test.each([...dutchTitles, ...englishTitles])('H4: the command “%s” of the app is one the bot knows', (title) => {
  expect(Object.keys(commands)).toContain(title.toLowerCase());
});

test.each(dutchTitles.map((title, index) => [title, englishTitles[index] ?? '']))(
  '“%s” and “%s” do the same',
  (dutch, other) => {
    expect(commandOf(other)).toEqual(commandOf(dutch));
  },
);

test('a word that every object has is no command', () => {
  expect(commandOf('constructor')).toBeUndefined();
  expect(commandOf('__proto__')).toBeUndefined();
});
