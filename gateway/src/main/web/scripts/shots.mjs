/**
 * Pictures of every page into `docs/screenshots`, at desktop and phone width: `npm run build`, then
 * `TABLES=1 npm run fake` in one terminal and `npm run shots` in another, or `npm run shots -- races` for the pages
 * about races only. `CHROMIUM` names the browser; `REPLAY` of the fake a downloaded replay to be shown.
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
const ONLY_RACES = process.argv.includes('races');
const BOARDS = [
  ['', 'leaderboard'],
  ['/rating', 'leaderboard-rating'],
  ['/time', 'leaderboard-time'],
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
    // What is mostly a picture itself is a third as large as JPEG.
    const kind = name === 'replay' ? { type: 'jpeg', quality: 86 } : { type: 'png' };
    await page.screenshot({ path: join(OUT, `${name}${suffix}.${kind.type === 'png' ? 'png' : 'jpg'}`), ...kind });
  };
  await page.goto(BASE);
  await page.waitForSelector(id('sign-in'));
  if (!ONLY_RACES) await shot('sign-in');
  await signIn(page);
  if (!ONLY_RACES) await tables(page, shot);
  await races(page, shot);
  await context.close();
}

async function tables(page, shot) {
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
}

async function races(page, shot) {
  await page.goto(`${BASE}/garage`);
  await page.click(id('car-marten_gt'));
  await page.waitForFunction(() => !document.querySelector('.figs')?.textContent.includes('–'));
  await page.click(`${id('upgrade-acceleration')} .up-name`);
  await page.evaluate(() => scrollTo(0, 0));
  await shot('garage');
  await page.goto(`${BASE}/races`);
  await page.waitForSelector(id('finished-race'));
  await shot('races');
  for (const [path, name] of BOARDS) {
    await page.goto(`${BASE}/leaderboard${path}`);
    await page.waitForSelector(id('board-row'));
    await shot(name);
  }
  await replay(page, shot);
}

async function replay(page, shot) {
  await page.goto(`${BASE}/replays/run-1`);
  await page.waitForSelector('.ghosts input');
  await page.click(id('check'));
  await page.waitForSelector(`${id('verify')}[data-state=same]`);
  await page.locator('.ghosts label').first().click();
  await page.evaluate(() => scrollTo(0, 0));
  const line = await page.locator('.timeline').boundingBox();
  await page.mouse.click(line.x + line.width * 0.075, line.y + 30);
  await page.waitForTimeout(1500);
  await page.click(id('play'));
  await page.mouse.move(0, 0);
  await shot('replay');
}

async function signIn(page) {
  await page.fill(id('username'), 'ada');
  await page.fill(id('password'), 'paddock-demo');
  await page.click(id('sign-in'));
  await page.waitForSelector(`${id('conn')}[data-state=live]`);
}
