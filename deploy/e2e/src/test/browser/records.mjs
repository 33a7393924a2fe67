/**
 * The pages around races, on the races that the server holds by itself: garage, race list, leaderboard, and the replay
 * of a finished race, which is checked, downloaded, changed by one hash and checked again.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { note } from './line.mjs';
import { id } from './player.mjs';

/** The longest race the server starts by itself, with what goes before it, ms. */
const A_RACE = 240_000;
const CARS = ['pika', 'lynx_r', 'marten_gt', 'heron'];

export async function records(user) {
  await garage(user);
  await leaderboard(user);
  await replay(user);
}

/** A beginner has a Pika; what costs more than the points that are there cannot be bought. */
async function garage({ page, base }) {
  await page.goto(`${base}/garage`);
  for (const car of CARS) await page.waitForSelector(id(`car-${car}`));
  await page.waitForFunction(() => /\d km\/h/.test(document.querySelector('.figs')?.textContent ?? ''));
  const points = parseInt(await page.textContent(id('points')), 10);
  const grip = page.locator(`${id('upgrade-grip')} .up-buy`);
  assert.equal(await grip.isDisabled(), points < 7, `${points} points`);
  await page.click(id('car-heron'));
  await page.getByText('Sold for 320 points').waitFor();
  note(`the garage has ${points} points`);
}

/** Who has finished can buy brakes; pressed twice they are bought once. */
export async function spend({ page, base }) {
  await page.goto(`${base}/garage`);
  const before = parseInt(await page.textContent(id('points')), 10);
  await page.locator(`${id('upgrade-braking')} .up-buy`).dblclick();
  await page.getByText('Braking 1 is on the Pika.').waitFor();
  assert.equal(parseInt(await page.textContent(id('points')), 10), before - 5);
  await page.getByLabel('Level 1 of 10').waitFor();
  note(`brakes bought once, ${before - 5} points left`);
}

async function leaderboard({ page, base }) {
  await page.goto(`${base}/leaderboard/rating`);
  await page.locator('.board-panel').getByText(/Nobody has points yet|Rating/).first().waitFor();
}

/** A finished race of the list is watched and verifies; a copy with another hash does not. */
async function replay({ page, base }) {
  await page.goto(`${base}/races`);
  await page.waitForSelector(id('open-race'));
  await (await finished(page)).getByText('Watch').click();
  await verdict(page, 'same');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(id('download'))]);
  const folder = await mkdtemp(join(tmpdir(), 'paddock-replay-'));
  try {
    const file = join(folder, 'race.json');
    await saved.saveAs(file);
    const race = JSON.parse(await readFile(file, 'utf8'));
    const tampered = race.keyframes[4];
    tampered.hash = tampered.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    await writeFile(file, JSON.stringify(race));
    await page.goto(`${base}/replays`);
    await page.setInputFiles(id('replay-file'), file);
    const words = await verdict(page, 'other');
    assert.match(words, new RegExp(`Tick ${tampered.tick.toLocaleString('en')} `));
    note(`a changed hash is named: ${words.slice(0, 60)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Waits until the list has a race whose replay the house has checked; it is read anew by turning the page. */
async function finished(page) {
  const end = Date.now() + A_RACE;
  while (Date.now() < end) {
    const race = page.locator(id('finished-race'), { hasText: 'verified' }).first();
    if (await race.waitFor({ timeout: 6_000 }).then(() => true, () => false)) return race;
    await page.reload();
  }
  throw new Error(`no race has finished within ${A_RACE / 1000} s`);
}

async function verdict(page, state) {
  await page.waitForFunction(() => document.querySelector('[data-testid=clock]')?.textContent !== '0:00.000');
  await page.click(id('check'));
  await page.waitForSelector(`${id('verify')}[data-state=${state}]`);
  return page.textContent(`${id('verify')} [role=status]`);
}
