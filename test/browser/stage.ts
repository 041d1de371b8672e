import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { openPlayground } from './playground-page';
import { type RunningSchakel, startSchakel } from './start-schakel';

/** The running program with a browser before it. */
export interface Stage {
  schakel: RunningSchakel;
  /** Opens the page of a demo person by key. */
  person(key: string, size?: { width?: number; height?: number }): ReturnType<typeof openPlayground>;
  /** Ends both, also when one of them does not end well. */
  close(): Promise<void>;
}

/** Starts both, or neither: what did start is stopped again when the other does not. */
export async function openStage(): Promise<Stage> {
  const schakel = await startSchakel();
  let browser: Browser;
  try {
    browser = await openBrowser();
  } catch (error) {
    await schakel.stop();
    throw error;
  }
  return {
    schakel,
    person: (key, size = {}) => openPlayground(browser, schakel.pages.get(key) ?? '', size),
    close: async () => {
      try {
        await browser.close();
      } finally {
        await schakel.stop();
      }
    },
  };
}
