/** One user in a browser of his own: what he clicks, and what must never show in his console. */

import { setTimeout as pause } from 'node:timers/promises';

const PAUSE = 30;

export const id = (name) => `[data-testid=${name}]`;
export const SOON = 60_000;

/** Opens a context of its own for a user; `base` is the door he comes through. */
export async function enter(browser, name, base, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(SOON);
  const page = await context.newPage();
  const player = { name, base, context, page, faults: [], isCutOff: false };
  page.on('pageerror', (error) => player.faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // The browser itself reports a line that is cut; that is not the page's fault.
    const isNetwork = /WebSocket connection to|net::ERR_|Failed to load resource/.test(message.text());
    const isAnonymous = /status of 401/.test(message.text());
    if (message.type() === 'error' && !(isNetwork && player.isCutOff) && !isAnonymous) player.faults.push(`console: ${message.text()}`);
  });
  return player;
}

export async function register(player, path = '/') {
  const { page } = player;
  await page.goto(player.base + path);
  await page.fill(id('username'), player.name);
  await page.fill(id('password'), 'correct-horse');
  await page.click(id('register'));
  await isLive(player);
}

export async function isLive({ page }) {
  await page.waitForSelector(`${id('conn')}[data-state=live]`);
}

/** Opens a table and returns the path that invites to it. */
export async function openTable({ page }, name) {
  await page.fill(id('new-table-name'), name);
  await page.click(id('open-table'));
  await page.waitForURL(/\/games\/room_/);
  await page.waitForSelector(id('ready'));
  return new URL(page.url()).pathname;
}

export async function say({ page }, text) {
  await page.fill(id('chat-input'), text);
  await page.click(id('chat-send'));
}

export async function reads({ page }, text) {
  await page.locator(id('chat-log')).getByText(text, { exact: true }).waitFor();
}

export async function scoreOf({ page }) {
  return page.getAttribute(id('score'), 'data-value');
}

export async function fairnessOf({ page }) {
  return page.getAttribute(id('fairness'), 'data-result');
}

/** Asks until the answer is not null or false, and returns it. */
export async function until(what, question) {
  const end = Date.now() + SOON;
  for (;;) {
    const answer = await question();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`not within ${SOON / 1000} s: ${what}`);
    await pause(PAUSE);
  }
}
