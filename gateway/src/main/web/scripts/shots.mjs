/**
 * Pictures of every page into `docs/screenshots`, at desktop and phone width: `npm run build`, then
 * `TABLES=1 npm run fake` in one terminal and `npm run shots` in another. `CHROMIUM` names the browser.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { roomIdOf } from './fake-room.mjs';

const BASE = process.env.BASE ?? 'http://localhost:8090';
const OUT = process.env.OUT ?? join(fileURLToPath(import.meta.url), '../../../../../../docs/screenshots');
const SIZES = { '': { width: 1440, height: 900 }, '-phone': { width: 390, height: 844 } };
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const ROOM = `/games/${roomIdOf('Late shift')}`;

const id = (name) => `[data-testid=${name}]`;

mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
for (const [suffix, viewport] of Object.entries(SIZES)) {
  await tour(suffix, viewport, 'dark');
}
await tour('-light', SIZES[''], 'light');
await browser.close();

async function tour(suffix, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const shot = async (name) => {
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(OUT, `${name}${suffix}.png`) });
  };
  await page.goto(BASE);
  await page.waitForSelector(id('sign-in'));
  await shot('sign-in');
  await signIn(page);
  await page.goto(BASE + ROOM);
  await page.waitForSelector(id('die-2'));
  await shot('room');
  await page.goto(BASE);
  await page.waitForSelector(id('back-to-table'));
  await shot('lobby');
  await page.goto(`${BASE}/history`);
  await page.locator(id('past-game')).first().locator('button').click();
  await shot('history');
  await page.goto(`${BASE}/me`);
  await page.waitForSelector('.avatars');
  await shot('me');
  await context.close();
}

async function signIn(page) {
  await page.fill(id('username'), 'ada');
  await page.fill(id('password'), 'paddock-demo');
  await page.click(id('sign-in'));
  await page.waitForSelector(`${id('conn')}[data-state=live]`);
}
