/** Pictures of the pages as they are in a game, where a folder for them is given. */
import { join } from 'node:path';
import { id, isLive } from './player.mjs';

const LOOKS = {
  '': { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  '-light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  '-phone': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  '-phone-light': { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
};

const MOST = ['', '-light', '-phone'];
const FEW = ['', '-phone'];
export const ALL = Object.keys(LOOKS);

/** Takes the page as it is, in these looks; nothing without a folder. Pictures of races are smaller as `jpeg`. */
export async function shoot(folder, { page }, name, looks = MOST, type = 'png') {
  if (!folder) return;
  await page.mouse.move(0, 0);
  for (const suffix of looks) {
    const { viewport, colorScheme } = LOOKS[suffix];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${name}${suffix}.${type === 'png' ? 'png' : 'jpg'}`);
    await page.screenshot({ path, type, animations: 'disabled', ...(type === 'jpeg' && { quality: 86 }) });
  }
  await page.setViewportSize(LOOKS[''].viewport);
}

/** The pages around a game: lobby with tables, history with one opened, the account. */
export async function shootPages(folder, player) {
  if (!folder) return;
  const { page, base } = player;
  await page.goto(`${base}/games`);
  await isLive(player);
  await page.waitForSelector(id('table-row'));
  await shoot(folder, player, 'lobby');
  await page.goto(`${base}/history`);
  await page.locator(id('past-game')).first().locator('button').click();
  await page.waitForSelector(`${id('fairness')}[data-result=fair]`);
  await shoot(folder, player, 'history');
  await page.goto(`${base}/me`);
  await page.waitForSelector('.avatars');
  await shoot(folder, player, 'me', FEW);
}
