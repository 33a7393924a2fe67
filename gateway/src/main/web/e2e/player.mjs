/** One person at one browser. */

export const id = (name) => `[data-testid=${name}]`;

export class Player {
  constructor(page, name, base) {
    Object.assign(this, { page, name, base });
  }

  static async enter(browser, name, base) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const player = new Player(await context.newPage(), name, base);
    await player.page.goto(base);
    await player.page.fill(id('username'), name);
    await player.page.fill(id('password'), 'correct-horse-battery');
    await player.page.click(id('register'));
    await player.isLive();
    return player;
  }

  async isLive(timeout = 60_000) {
    await this.page.waitForSelector(`${id('conn')}[data-state=live]`, { timeout });
  }

  async click(name) {
    await this.page.click(id(name));
  }

  async sees(selector, timeout = 15_000) {
    await this.page.waitForSelector(selector, { timeout });
  }

  async openTable(name) {
    await this.page.fill(id('new-table-name'), name);
    await this.click('open-table');
    await this.sees(id('ready'));
    return new URL(this.page.url()).pathname;
  }

  async goTo(path) {
    await this.page.goto(this.base + path);
  }

  async say(text) {
    await this.page.fill(id('chat-input'), text);
    await this.click('chat-send');
  }

  async hears(text) {
    await this.sees(`${id('chat-log')} >> text=${text}`);
  }

  score() {
    return this.page.getAttribute(id('score'), 'data-value');
  }

  connection() {
    return this.page.getAttribute(id('conn'), 'data-state');
  }

  async isOver() {
    return (await this.page.locator(id('game-over')).count()) > 0;
  }

  /** Rolls if it is this player's turn. */
  async rollIfDue() {
    const button = this.page.locator(`${id('roll')}:enabled`);
    if ((await button.count()) === 0) return false;
    await button.click({ timeout: 2_000 }).catch(() => undefined);
    return true;
  }

  winner() {
    return this.page.getAttribute(id('game-over'), 'data-winner');
  }

  async isFair() {
    await this.sees(`${id('fairness')}[data-result=fair]`);
  }
}
