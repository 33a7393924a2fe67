/** Rolling in turn, as two people at two screens would. */
import { id, until } from './player.mjs';

const CAN_ROLL = `${id('roll')}:enabled`;

/** Lets whoever may roll do so, at most `rolls` times; returns whether the game is over. */
export async function play(players, rolls) {
  for (let n = 0; n < rolls; n++) {
    const mover = await nextMover(players);
    if (mover === null) return true;
    await mover.page.click(CAN_ROLL);
  }
  return (await nextMover(players)) === null;
}

/** The player whose button can be pressed; null once the game is over. */
export async function nextMover(players) {
  const found = await until('somebody may roll', async () => {
    for (const player of players) {
      const state = await player.page.evaluate(whatNow, { canRoll: CAN_ROLL, over: id('game-over') });
      if (state) return { over: state === 'over', player };
    }
    return null;
  });
  return found.over ? null : found.player;
}

function whatNow({ canRoll, over }) {
  if (document.querySelector(over)) return 'over';
  return document.querySelector(canRoll) ? 'roll' : null;
}
