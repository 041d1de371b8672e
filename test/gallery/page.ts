import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { hostConfig, styleSheet, type Theme } from './host-config';
import type { Entry } from './stage';

/** From where the bundle is. */
const root = join(__dirname, '../..');

const library = (name: string): string => readFileSync(createRequire(__filename).resolve(name), 'utf8');

/** The id of an entry's element in the page, and the name of its picture. */
export function idOf({ name, state, language }: Entry): string {
  return `${name}-${state}-${language}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Draws the cards below each other with the official renderer, as wide as a client has room for them. */
export async function draw(page: Page, entries: readonly Entry[], theme: Theme, width: number): Promise<void> {
  // The page is as wide as the client; its edges take 32.
  await page.setViewportSize({ width: width + 32, height: 800 });
  await page.setContent(
    `<!doctype html><html lang="nl"><head><title>Schakel</title><style>${styleSheet(theme)}</style></head>
    <body><main><h1>Schakel · ${theme} · ${width} px</h1></main></body></html>`,
  );
  await page.addScriptTag({ content: library('adaptivecards/dist/adaptivecards.min.js') });
  await page.addScriptTag({ path: join(root, 'test/gallery/in-page.js') });
  const drawn = entries.map((each) => ({ id: idOf(each), lang: each.language, said: said(each), card: each.card }));
  await page.evaluate(`drawAll(${JSON.stringify({ drawn, config: hostConfig(theme), width })})`);
}

export function said({ name, state, language }: Entry): string {
  return `${name} · ${state} · ${language}`;
}

/** What axe-core has against the page: the card, its rule and what is wrong, and the element. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: library('axe-core/axe.min.js') });
  return page.evaluate<string[]>('judge()');
}
