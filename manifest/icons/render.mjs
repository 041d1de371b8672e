// Draws the app's icons: color.svg and outline.svg beside this file become ../color.png and ../outline.png.
// Run after changing a drawing: node manifest/icons/render.mjs (CHROMIUM_PATH names a browser elsewhere).
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/** Teams asks for exactly these sizes: 192 × 192 in full colour, 32 × 32 in white on transparent. */
const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
for (const { name, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = await readFile(new URL(`${name}.svg`, import.meta.url), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  await writeFile(new URL(`../${name}.png`, import.meta.url), await page.screenshot({ omitBackground: true }));
  console.log(`manifest/${name}.png: ${size} × ${size}`);
}
await browser.close();
