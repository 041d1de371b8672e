import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../src/domain/language';
import { openBrowser } from '../browser/browser';
import { cardKinds, watchKinds } from './card-kinds';
import { themes, type Theme } from './host-config';
import { draw, idOf, said, violations } from './page';
import { scenes } from './scenes';
import { play, type Entry } from './stage';

/** Of a small and a usual phone and of a desktop: how wide a card is in the chat. */
const widths = [330, 410, 720];

const root = join(__dirname, '../..');
const folder = join(root, 'test-results/gallery');

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Every card in every state, drawn by the official renderer in each theme and width, as one page and as pictures, and
 * judged by axe-core. What is named on the command line chooses entries by their name.
 */
async function main(wanted: readonly string[]): Promise<number> {
  const entries: (Entry & { kinds: string[] })[] = [];
  const kinds = cardKinds(join(root, 'src/cards'));
  const watch = await watchKinds(kinds);
  for (const language of languages) {
    for (const scene of scenes) {
      await play(scene, language, async (entry) => void entries.push({ ...entry, kinds: await watch.ran() }));
    }
  }
  const unseen = kinds.filter((kind) => !entries.some((entry) => entry.kinds.includes(kind)));
  for (const kind of unseen) tell(`No entry shows ${kind} of src/cards: add it to a scene of test/gallery.`);

  const chosen = entries.filter((entry) => wanted.length === 0 || wanted.some((word) => said(entry).includes(word)));
  tell(`${chosen.length} of ${entries.length} cards`);
  const wrong = await drawEach(chosen);
  for (const line of wrong) tell(line);
  tell(`${wrong.length} violations; see ${join(folder, 'index.html')}`);
  return unseen.length + wrong.length > 0 || chosen.length === 0 ? 1 : 0;
}

/** How many cards one page has: axe-core takes more than twice as long for twice as many. */
const atOnce = 12;

/** English differs in its words alone: it is drawn where they have least room. */
const drawnIn = (theme: Theme, width: number, { language }: Entry): boolean =>
  language === 'nl' || (theme === 'light' && width === widths[0]);

/** Draws them in each theme and width; answers what axe-core has against them. */
async function drawEach(entries: readonly Entry[]): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  const wrong: string[] = [];
  const browser = await openBrowser();
  try {
    for (const [theme, width] of themes.flatMap((each) => widths.map((wide) => [each, wide] as const))) {
      const drawn = entries.filter((entry) => drawnIn(theme, width, entry));
      const page = await browser.newPage();
      mkdirSync(join(folder, `${theme}-${width}`), { recursive: true });
      for (let first = 0; first < drawn.length; first += atOnce) {
        const some = drawn.slice(first, first + atOnce);
        await draw(page, some, theme, width);
        wrong.push(...(await violations(page)).map((each) => `${theme} ${width}: ${each}`));
        for (const entry of some)
          await page.locator(`#${idOf(entry)}`).screenshot({ path: pictureOf(theme, width, entry) });
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  writeFileSync(join(folder, 'index.html'), index(entries));
  return wrong;
}

const pictureOf = (theme: Theme, width: number, entry: Entry): string =>
  join(folder, `${theme}-${width}`, `${idOf(entry)}.png`);

/** One page with all of it: for each card a row of pictures, one for each theme and width. */
function index(entries: readonly Entry[]): string {
  const rows = entries.map((entry) => {
    const places = themes.flatMap((theme) => widths.map((width) => ({ theme, width })));
    const pictures = places
      .filter(({ theme, width }) => drawnIn(theme, width, entry))
      .map(
        ({ theme, width }) =>
          `<img loading="lazy" alt="${theme}, ${width} px" src="${theme}-${width}/${idOf(entry)}.png">`,
      );
    return `<h2>${said(entry)}</h2><div>${pictures.join('')}</div>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Schakel's cards</title><style>
    body { font: 14px sans-serif; } h2 { font-size: 14px; } div { display: flex; gap: 12px; align-items: start; }
    </style></head><body>${rows.join('\n')}</body></html>`;
}

// A world that was left in the midst of a scene would hold the process.
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
