/** The three play Liar's Dice to its end; hands stay their owners', also through a reload and a cut line. */
import assert from 'node:assert/strict';
import { line, note } from './line.mjs';
import { fairnessOf, id, isLive, openTable, until } from './player.mjs';
import { ALL, shoot } from './shots.mjs';

const CAN_BID = `${id('make-bid')}:enabled`;
const CAN_CALL = `${id('call')}:enabled`;

/** Bids before the pictures are taken: enough to fill a round's log. */
const BIDS = 4;

/** `vera` opens the table, the others follow the link; the line of `nils` is the one that breaks. */
export async function liars(vera, nils, wim, shots) {
  const players = [vera, nils, wim];
  await sitDown(vera, [nils, wim]);
  await assertHandsAreHidden(players);
  for (let n = 0; n < BIDS; n++) await (await mover(players)).page.click(CAN_BID);
  await shoot(shots, (await mover(players)) ?? vera, 'liars', ALL);
  await keepsItsHand(vera, () => vera.page.reload());
  await keepsItsHand(nils, () => breakLine(nils));
  const calls = await playOut(players);
  for (const player of players) await until(`fair for ${player.name}`, async () => (await fairnessOf(player)) === 'fair');
  await shoot(shots, vera, 'liars-over');
  note(`Liar's Dice is over after ${calls} calls, fair for all`);
}

async function sitDown(host, guests) {
  await host.page.goto(host.base);
  await isLive(host);
  await host.page.getByRole('radio', { name: /Liar/ }).check({ force: true });
  const invitation = await openTable(host, 'Bluffers');
  for (const guest of guests) {
    await guest.page.goto(guest.base + invitation);
    await guest.page.click(id('join'));
    await guest.page.waitForSelector(id('ready'));
  }
  for (const { page } of [host, ...guests]) await page.click(id('ready'));
}

/** Each sees dice of his own, and no page has a hand of anybody else in it. */
async function assertHandsAreHidden(players) {
  for (const { page, name } of players) {
    await page.waitForSelector(id('own-dice'));
    assert.equal(await page.locator(id('hand')).count(), 0, `${name} sees a hand of another`);
  }
}

async function keepsItsHand(player, disturb) {
  const before = await handOf(player);
  await disturb();
  await isLive(player);
  await player.page.waitForSelector(id('own-dice'));
  assert.equal(await handOf(player), before, player.name);
  note(`${player.name} has kept his hand`);
}

async function breakLine(player) {
  player.isCutOff = true;
  await line('cut');
  await player.page.waitForSelector(`${id('conn')}[data-state=retry]`);
  await line('heal');
  await isLive(player);
  player.isCutOff = false;
}

async function handOf({ page }) {
  return page.getAttribute(id('own-dice'), 'aria-label');
}

/** Whoever may calls the bid a lie, else he bids; returns how many calls it took. */
async function playOut(players) {
  for (let calls = 0; ; ) {
    const player = await mover(players);
    if (!player) return calls;
    const canCall = await player.page.locator(CAN_CALL).count();
    if (canCall) calls++;
    await player.page.click(canCall ? CAN_CALL : CAN_BID);
  }
}

/** The player whose turn it is; null once the game is over. */
async function mover(players) {
  const found = await until('somebody may move', async () => {
    for (const player of players) {
      const state = await player.page.evaluate(whatNow, { moves: [CAN_BID, CAN_CALL], over: id('game-over') });
      if (state) return { player: state === 'over' ? null : player };
    }
    return null;
  });
  return found.player;
}

function whatNow({ moves, over }) {
  if (document.querySelector(over)) return 'over';
  return moves.some((move) => document.querySelector(move)) ? 'move' : null;
}
