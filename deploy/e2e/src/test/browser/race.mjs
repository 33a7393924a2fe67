/**
 * Somebody opens the page, sees a race being driven, drives in one by keyboard, and with `FULL` to its end:
 * points, the leaderboard, the replay and its check.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { note } from './line.mjs';
import { enter, id, register, until } from './player.mjs';
import { spend } from './records.mjs';
import { shoot } from './shots.mjs';

/** A ring of a thousand metres, one lap: the shortest there is. */
const SHORT = { stage: { seed: 3, length: 1000, closed: true }, laps: 1, drivers: ['pro', 'club', 'rookie', 'pro', 'club', 'rookie', 'pro'], start_after: 600 };
/** Pictures between which time is measured. */
const PICTURES = 240;
const LOOKS = ['', '-phone'];
/** A picture may take so long, ms: 60 a second, and what timers are off by. */
const MOST_MS = 17.5;

export async function races(browser, base, isFull, shots) {
  const driver = await enter(browser, 'senna', base, { reducedMotion: 'no-preference', colorScheme: 'dark' });
  const { page } = driver;
  await register(driver);
  await page.waitForSelector(`${id('hero')} .race-tower li`);
  if (isFull) await liveOnFirstPage(driver, shots);
  const raceId = await openRace(page);
  await page.goto(`${base}/races/${raceId}`);
  await page.click(id('ready'));
  await page.waitForSelector('.race[data-state=countdown]');
  await pause(1_200);
  await shoot(shots, driver, 'race-countdown', LOOKS, 'jpeg');
  await page.waitForSelector('.race[data-state=racing]');
  await page.keyboard.press('F3');
  await page.evaluate(autopilot);
  await until('the car is fast', async () => (await figure(page)) > 40);
  note(`driving at ${await figure(page)} km/h, a picture every ${await medianPicture(page)} ms`);
  await picturesOf(driver, shots);
  if (isFull) await finish(driver, base, shots);
  else await giveUp(page);
  assert.deepEqual(driver.faults, [], driver.name);
  await driver.context.close();
}

/** The race for onlookers is there by itself. */
async function liveOnFirstPage(driver, shots) {
  const { page } = driver;
  await page.waitForSelector(`${id('hero')}[data-live]`);
  const first = await page.textContent(`${id('hero')} .race-tower`);
  await until('the standing moves', async () => (await page.textContent(`${id('hero')} .race-tower`)) !== first);
  await shoot(shots, driver, 'home', [...LOOKS, '-light'], 'jpeg');
}

/** Joins a race of one's own through the door; the socket then goes, and the page takes the seat up again. */
function openRace(page) {
  return page.evaluate(
    (wish) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/ws/races`);
        socket.onopen = () => socket.send(JSON.stringify({ type: 'enter_race', name: 'Short one', request_id: 'r1', ...wish }));
        socket.onmessage = ({ data }) => {
          const message = JSON.parse(data);
          if (message.type === 'error') reject(new Error(data));
          if (message.type !== 'ack') return;
          socket.close();
          resolve(message.race_id);
        };
      }),
    SHORT,
  );
}

/** Presses keys by what the debug panel says of the way ahead; runs in the page. */
function autopilot() {
  const down = new Set();
  const say = (type, code) => dispatchEvent(new KeyboardEvent(type, { code, bubbles: true, cancelable: true }));
  const hold = (code, isHeld) => {
    if (isHeld === down.has(code)) return;
    if (isHeld) down.add(code);
    else down.delete(code);
    say(isHeld ? 'keydown' : 'keyup', code);
  };
  const read = (name) => parseFloat(document.querySelector(`[data-figure="${name}"]`)?.textContent ?? '0');
  const turn = () => {
    const speed = parseFloat(document.querySelector('[data-testid=speed]')?.textContent ?? '0');
    const aim = read('Line ahead');
    const bend = read('Next bend');
    hold('KeyD', aim > 2);
    hold('KeyA', aim < -2);
    hold('KeyW', speed < bend * 0.92);
    hold('KeyS', speed > bend * 1.08 && speed > 30);
    if (!document.querySelector('.race[data-state=finished]')) requestAnimationFrame(turn);
  };
  turn();
}

async function figure(page) {
  return Number(await page.textContent(id('speed')));
}

/** Median time from picture to picture with all cars on the track, ms. */
async function medianPicture(page) {
  const gaps = await page.evaluate(
    (count) =>
      new Promise((resolve) => {
        const times = [];
        const turn = (now) => (times.push(now) > count ? resolve(times.slice(1).map((at, i) => at - times[i])) : requestAnimationFrame(turn));
        requestAnimationFrame(turn);
      }),
    PICTURES,
  );
  const median = gaps.sort((a, b) => a - b)[gaps.length >> 1];
  assert.ok(median <= MOST_MS, `a picture every ${median} ms`);
  return median.toFixed(1);
}

async function picturesOf(driver, shots) {
  if (!shots) return;
  await shoot(shots, driver, 'race-debug', [''], 'jpeg');
  await driver.page.keyboard.press('F3');
  await shoot(shots, driver, 'race', LOOKS, 'jpeg');
  await driver.page.keyboard.press('F3');
  await driver.page.waitForSelector(id('debug'));
}

async function giveUp(page) {
  await page.keyboard.press('Escape');
  await page.click(id('give-up'));
  await page.waitForURL(/\/races$/);
}

/** To the end of the lap; then what it was worth, and whether it can be believed. */
async function finish(driver, base, shots) {
  const { page, name } = driver;
  await page.waitForSelector(id('results'), { timeout: 180_000 });
  const points = Number((await page.textContent(id('points'))).replace(/\D/g, ''));
  assert.ok(points >= 5, `${points} points`);
  note(`finished: ${points} points`);
  await shoot(shots, driver, 'race-results', LOOKS, 'jpeg');
  const replay = await page.getAttribute(id('to-replay'), 'href');
  await page.goto(base + '/leaderboard');
  await until('the points are on the leaderboard', async () => {
    const row = await page.locator('tr', { hasText: name }).first().textContent({ timeout: 2_000 }).catch(() => null);
    if (row?.includes(String(points))) return true;
    await page.reload();
    return false;
  });
  await page.goto(base + replay);
  await page.click(id('check'));
  await page.waitForSelector(`${id('verify')}[data-state=same]`);
  note('the replay is verified');
  await spend(driver);
}
