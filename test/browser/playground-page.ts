import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

const pictures = join(__dirname, '../../test-results');

/** A button of that title, or a row whose press begins with it. */
function pressed(title: string): RegExp {
  return new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(: |$)`);
}

/** How long a press may take until its effect is seen. */
const patienceMs = 15_000;

/**
 * One person at their Playground, in a user's words. All words act on the newest card unless {@link on} chose another.
 * Each waits until what it needs is there, and fails with what the page showed when it does not come.
 */
class PlaygroundPage {
  private constructor(
    readonly page: Page,
    private readonly chosen?: Locator,
  ) {}

  /** Opens a person's page and waits until a message can be typed. `width` in pixels; a phone is about 400. */
  static async open(browser: Browser, url: string, size: { width?: number; height?: number } = {}) {
    const context = await browser.newContext({
      viewport: { width: size.width ?? 1280, height: size.height ?? 1100 },
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      reducedMotion: 'reduce',
    });
    // Fonts and the like of other computers are not needed, and not there in CI.
    await context.route(
      (asked) => !['localhost', '127.0.0.1'].includes(asked.hostname),
      (route) => route.abort(),
    );
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    // The page tells the bot of its opening; only then has the bot the person's conversation.
    const announced = page.waitForResponse((response) => response.url().endsWith('/installation'));
    await page.goto(url);
    await announced;
    await page.locator('[data-lexical-editor=true]').waitFor();
    // Teams has no log beside the chat. Closing it later would draw all cards anew, without what was typed.
    await page.getByText('Log Panel', { exact: true }).locator('xpath=..').locator('button').last().click();
    return new PlaygroundPage(page);
  }

  /** Types a message to the bot and sends it. */
  async say(text: string): Promise<void> {
    await this.page.locator('[data-lexical-editor=true]').click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** The same words, about the newest card that shows `text`. */
  on(text: string): PlaygroundPage {
    return new PlaygroundPage(this.page, this.cards().filter({ hasText: text }).last());
  }

  /** Presses a button of the card, also one behind the "..." that a card with many buttons gets. */
  async press(button: string): Promise<void> {
    const shown = this.card().getByRole('button', { name: pressed(button) });
    const more = this.card().locator('button', { hasText: /^\s*(\.\.\.|…)\s*$/ });
    await shown.or(more).first().waitFor();
    if ((await shown.count()) > 0) {
      await shown.last().click();
      return;
    }
    await more.last().click();
    await this.page.getByRole('menuitem', { name: button, exact: true }).click();
  }

  /** Types in a text, number, date (`1940-05-13`) or time (`08:30`) field; what stood there is replaced. */
  async fill(label: string, value: string): Promise<void> {
    const field = await this.field(label);
    await field.fill(value);
    // A date or time is read only when the field is left; Escape then closes its calendar.
    if ((await field.getAttribute('role')) === 'combobox') {
      await field.press('Tab');
      await this.page.keyboard.press('Escape');
    }
  }

  /** Chooses one option of a list, a filtered list or radio buttons; called more often it chooses several. */
  async choose(label: string, option: string): Promise<void> {
    const field = await this.field(label);
    if ((await field.getAttribute('role')) !== 'combobox') {
      await field.getByText(option, { exact: true }).click();
      return;
    }
    await field.click();
    const one = this.page.getByRole('option', { name: option, exact: true });
    const several = this.page.getByRole('menuitemcheckbox', { name: option, exact: true });
    await one.or(several).first().click();
    if ((await field.getAttribute('aria-expanded')) === 'true') await this.page.keyboard.press('Escape');
  }

  /** Ticks a box by the words beside it; fails when it was ticked already. */
  async tick(words: string): Promise<void> {
    const box = this.card()
      .locator('input[type=checkbox]')
      .and(this.card().locator(`[aria-label="${words}"]`));
    if (await box.isChecked()) throw new Error(`"${words}" was ticked already.`);
    await this.card().locator('label.fui-Checkbox__label', { hasText: words }).click();
  }

  /** What a field holds now. */
  async valueOf(label: string): Promise<string> {
    return (await this.field(label)).inputValue();
  }

  /** All words of the card, one line per block. */
  async cardText(): Promise<string> {
    return this.card().innerText();
  }

  /** Waits until the card shows `text`, whether it is a new card or the same one brought up to date. */
  async waitForText(text: string | RegExp): Promise<void> {
    const found = this.card().getByText(text).first();
    try {
      await found.waitFor();
    } catch {
      const cards = await this.cards().allInnerTexts();
      throw new Error(`"${String(text)}" did not come. The cards show:\n${cards.join('\n----\n') || '(no card)'}`);
    }
  }

  /** The bar below a card in which a refusal or a short message is shown. */
  async waitForNotice(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }

  /** Keeps a picture in test-results/; `card` shows the card alone. */
  async screenshot(name: string, what: 'page' | 'card' = 'page'): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    const path = join(pictures, `${name}.png`);
    await (what === 'card' ? this.card().screenshot({ path }) : this.page.screenshot({ path }));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private cards(): Locator {
    return this.page.locator('.ac-adaptiveCard');
  }

  private card(): Locator {
    return this.chosen ?? this.cards().last();
  }

  /** The field that a label is for. The label's own text may end with the star of a required field. */
  private async field(label: string): Promise<Locator> {
    const exact = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?\\s*$`);
    const id = await this.card().locator('label[for]', { hasText: exact }).first().getAttribute('for');
    return this.card().locator(`[id="${id ?? ''}"]`);
  }
}

/** Opens the page of a person (see {@link PlaygroundPage.open}). */
export const openPlayground = PlaygroundPage.open;
