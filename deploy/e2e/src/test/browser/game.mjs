/**
 * Two users play Bigger Dice to its end in one Chromium, a third watches; one reloads, the other's
 * line breaks twice. Then the three play Liar's Dice,
 * somebody drives a race, and one looks at garage, leaderboard and a replay. Set by the environment: `BASE` and `LINE` (the same server, LINE through a
 * proxy that `line.mjs` moves), `OUTAGE` in seconds, `FULL` for a whole race, `SHOTS` a folder for pictures, `CHROME_PATH`.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { liars } from './liars.mjs';
import { races } from './race.mjs';
import { line, note } from './line.mjs';
import { enter, fairnessOf, id, isLive, openTable, reads, register, say, scoreOf, until } from './player.mjs';
import { records } from './records.mjs';
import { ALL, shoot, shootPages } from './shots.mjs';
import { nextMover, play } from './table.mjs';

const { BASE, LINE, SHOTS, CHROME_PATH } = process.env;
const OUTAGE = Number(process.env.OUTAGE ?? 5) * 1000;
/** A line that is only silent is noticed by what is asked on it and not answered. */
const NOTICED_AFTER = 15_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const browser = await chromium.launch({ executablePath: CHROME_PATH, args: FLAGS });
let users = [];
try {
  await game();
} catch (error) {
  for (const user of users) {
    await user.page.screenshot({ path: `${process.env.FAILED ?? '.'}/failed-${user.name}.png` }).catch(() => undefined);
    note(`${user.name} at ${user.page.url()}: ${user.faults.join('; ')}`);
  }
  throw error;
} finally {
  await browser.close();
}
process.exit(0);

async function game() {
  const [vera, nils, wim] = (users = [await enter(browser, 'vera', BASE), await enter(browser, 'nils', LINE), await enter(browser, 'wim', BASE)]);
  await comeIn(vera, nils, wim);
  const players = [vera, nils];
  assert.equal(await play(players, 4), false);
  await reload(vera);
  assert.equal(await play(players, 3), false);
  await shoot(SHOTS, vera, 'room', ALL);
  await breakLine(vera, nils, 'cut');
  assert.equal(await play(players, 2), false);
  await breakLine(vera, nils, 'silence');
  assert.equal(await play(players, 500), true);
  await compare(users);
  await shoot(SHOTS, vera, 'room-over');
  await shootPages(SHOTS, vera);
  await liars(vera, nils, wim, SHOTS);
  await races(browser, BASE, process.env.FULL === 'true', SHOTS);
  await records(wim);
  for (const user of users) assert.deepEqual(user.faults, [], user.name);
}

/** All register, one opens a table, the other takes the seat by the link, the third watches. */
async function comeIn(vera, nils, wim) {
  if (SHOTS) {
    await vera.page.goto(BASE);
    await vera.page.waitForSelector(id('sign-in'));
    await shoot(SHOTS, vera, 'sign-in');
  }
  await register(vera);
  const invitation = await openTable(vera, 'Friday finals');
  note(`table at ${invitation}`);
  await register(nils, invitation);
  await nils.page.click(id('join'));
  await register(wim);
  await wim.page.goto(BASE + invitation);
  await wim.page.click(id('watch'));
  await say(nils, 'Best of ten?');
  for (const user of [vera, nils, wim]) await reads(user, 'Best of ten?');
  await vera.page.click(id('ready'));
  await shoot(SHOTS, vera, 'room-waiting', ['', '-phone']);
  await nils.page.click(id('ready'));
  await wim.page.waitForSelector(id('turn-timer'));
  note('the game has begun');
}

async function reload(player) {
  const before = await scoreOf(player);
  await player.page.reload();
  await isLive(player);
  await player.page.waitForSelector(id('score'));
  await until('the score after a reload', async () => (await scoreOf(player)) === before);
  note(`${player.name} has reloaded at ${before}`);
}

/** The line of `away` breaks; he rolls or chats into it, the others go on, and nothing is missed. */
async function breakLine(other, away, how) {
  away.isCutOff = true;
  await line(how);
  if (how === 'cut') await away.page.waitForSelector(`${id('conn')}[data-state=retry]`);
  const mover = await nextMover([other, away]);
  await say(other, `Are you there (${how})?`);
  if (mover === other) await other.page.click(`${id('roll')}:enabled`);
  await say(away, `Said into the void (${how})`);
  await pause(OUTAGE);
  await line('heal');
  if (how === 'cut' || OUTAGE > NOTICED_AFTER) await saysNothingMissed(away);
  await isLive(away);
  for (const user of [other, away]) {
    await reads(user, `Are you there (${how})?`);
    await reads(user, `Said into the void (${how})`);
  }
  note(`${away.name} is back (${how})`);
  away.isCutOff = false;
}

async function saysNothingMissed({ page, name }) {
  const text = await page.getByText(/nothing missed/i).first().textContent();
  note(`${name} reads: ${text}`);
}

/** At the end every page shows the same score, and has checked the dice. */
async function compare(users) {
  for (const { page } of users) await page.waitForSelector(id('game-over'));
  const scores = await Promise.all(users.map(scoreOf));
  assert.match(scores[0], /^(10:\d|\d:10)$/);
  assert.deepEqual(new Set(scores).size, 1, scores.join(', '));
  for (const user of users) await until(`fair for ${user.name}`, async () => (await fairnessOf(user)) === 'fair');
  note(`over at ${scores[0]}, fair for all`);
}
