/**
 * Two players and a spectator, a reload, a line that is cut off for 20 s and one that falls silent for 20 s, and at
 * the end every roll checked in three pages: `BASE=http://127.0.0.1:8080 npm run e2e`. `CHROMIUM` names the browser,
 * `CUT_SECONDS` shortens the cuts. Ends with 0 when everything held, else says what did not.
 */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Line } from './line.mjs';
import { Player, id } from './player.mjs';

const BASE = new URL(process.env.BASE ?? 'http://127.0.0.1:8080');
const CUT_MS = 1000 * Number(process.env.CUT_SECONDS ?? 20);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A game needs 10 points of one player; more rolls than this mean that it does not end. */
const MOST_ROLLS = 200;

const began = Date.now();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
const line = new Line(BASE.hostname, Number(BASE.port));
const people = [];

try {
  await play();
  step('everything held');
} catch (error) {
  process.exitCode = 1;
  console.error(error);
  for (const person of people) await picture(person);
} finally {
  line.close();
  await browser.close();
}

async function play() {
  const tag = Date.now().toString(36);
  const shaky = `http://127.0.0.1:${await line.listen()}`;
  const ann = await enter(`ann_${tag}`, BASE.origin);
  const ben = await enter(`ben_${tag}`, shaky);
  const cat = await enter(`cat_${tag}`, BASE.origin);

  const name = `Table ${tag}`;
  const path = await ann.openTable(name);
  step(`${ann.name} opened ${path}`);
  await ben.page.locator(`[data-room-name="${name}"] ${id('join')}`).click();
  await cat.goTo(path);
  await cat.click('watch');
  await ann.sees(`${id('spectators')}[data-count="1"]`);
  step('one joined from the list, one watches by the link');

  await ann.click('ready');
  await ben.click('ready');
  await rolls([ann, ben], 4);
  step(`four rolls, ${await ann.score()}`);

  await ann.page.reload();
  await ann.isLive();
  await ann.sees(id('roll'));
  await ann.say('still here after the reload');
  for (const person of [ann, ben, cat]) await person.hears('still here after the reload');
  await rolls([ann, ben], 3);
  step('one reloaded in the middle and played on');

  await cutOff(ann, ben, cat, () => line.refuse(), 'refused');
  await rolls([ann, ben], 3);
  await cutOff(ann, ben, cat, () => line.swallow(), 'silent');

  await rolls([ann, ben], MOST_ROLLS);
  await finish(ann, ben, cat);
  await inHistory(ann);
}

async function enter(name, base) {
  const person = await Player.enter(browser, name, base);
  people.push(person);
  return person;
}

/** Takes the line of one player away for a while; the others go on, he catches up. */
async function cutOff(ann, ben, cat, cut, how) {
  cut();
  await ann.say(`while the line was ${how}`);
  await cat.hears(`while the line was ${how}`);
  await sleep(CUT_MS);
  if (how === 'refused') assert.notEqual(await ben.connection(), 'live', 'a refused line is not called live');
  line.restore();
  await backOnline(ben);
  await ben.hears(`while the line was ${how}`);
  await same([ann, ben, cat]);
  step(`line ${how} for ${CUT_MS / 1000} s: back, nothing missed, ${await ben.score()}`);
}

/** The tries may have come to their end meanwhile; then the button is used, as a person would. */
async function backOnline(ben) {
  for (let tries = 0; tries < 90; tries++) {
    const state = await ben.connection();
    if (state === 'live') return ben.isLive();
    if (state === 'off') await ben.page.click(`${id('conn')} button`);
    await sleep(1_000);
  }
  throw new Error(`${ben.name} does not come back`);
}

/** Lets both roll until so many rolls are made or the game is over. */
async function rolls(players, count) {
  for (let made = 0, idle = 0; made < count && idle < 1_200;) {
    if (await players[0].isOver()) return;
    let isMade = false;
    for (const player of players) isMade = (await player.rollIfDue()) || isMade;
    if (isMade) made += 1;
    idle = isMade ? 0 : idle + 1;
    await sleep(50);
  }
}

/** All see the same score, once the dice lie still. */
async function same(all) {
  for (let tries = 0; tries < 100; tries++) {
    const scores = await Promise.all(all.map((person) => person.score()));
    if (new Set(scores).size === 1) return;
    await sleep(100);
  }
  assert.fail(`the scores differ: ${await Promise.all(all.map((person) => person.score()))}`);
}

async function finish(...all) {
  for (const person of all) await person.sees(id('game-over'), 60_000);
  await same(all);
  const winners = await Promise.all(all.map((person) => person.winner()));
  assert.equal(new Set(winners).size, 1, `one winner, not ${winners}`);
  const score = await all[0].score();
  assert.match(score, /^(10:\d|\d:10)$/, 'somebody has ten points');
  for (const person of all) await person.isFair();
  step(`over, ${score}; every roll checked in three pages`);
}

async function inHistory(ann) {
  await ann.goTo('/history');
  for (let tries = 0; tries < 20 && (await ann.page.locator(id('past-game')).count()) === 0; tries++) {
    await sleep(1_000);
    await ann.page.reload();
  }
  await ann.page
    .locator(`${id('past-game')} button`)
    .first()
    .click();
  await ann.isFair();
  step('the history has the game, and it checks again');
}

function step(text) {
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}

async function picture(person) {
  const path = `failed-${person.name}.png`;
  await person.page.screenshot({ path }).then(
    () => console.error(`${person.name} at ${person.page.url()}, connection ${path}`),
    () => undefined,
  );
}
