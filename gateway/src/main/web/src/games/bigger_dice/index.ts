import type { GameModule } from '../game';
import { Board } from './board';
import { Detail, Glyph } from './detail';
import { check } from './proof';
import { TARGET, reduce } from './state';

/** Two players, two dice: the bigger one takes the round. */
export const game: GameModule = {
  type: 'bigger_dice',
  name: 'Bigger Dice',
  blurb: `2 players, first to ${TARGET}`,
  rule: `to ${TARGET}`,
  reduce,
  Glyph,
  Board,
  Detail,
  check,
};
