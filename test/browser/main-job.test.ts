import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { openPlayground } from './playground-page';
import { type RunningSchakel, startSchakel } from './start-schakel';

let schakel: RunningSchakel;
let browser: Browser;
beforeAll(async () => {
  schakel = await startSchakel();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await schakel.stop();
});

test('every demo person has a page with a chat that answers', async () => {
  for (const [key, url] of schakel.pages) {
    const person = await openPlayground(browser, url);
    await person.say('help');
    await person.waitForText(/./);
    await person.screenshot(`home-${key}`);
    await person.close();
  }
});

test('stopping ends the bot and every page', async () => {
  expect(await schakel.stop()).toBe(0);
  for (const url of [`http://127.0.0.1:${schakel.botPort}/healthz`, ...schakel.pages.values()]) {
    await expect(fetch(url)).rejects.toThrow();
  }
});
