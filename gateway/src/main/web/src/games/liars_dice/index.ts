import { lazy } from 'react';
import type { GameModule } from '../game';
import { Glyph } from './cup';
import { check } from './proof';
import { DICE, reduce } from './state';

/** Two to six players, five hidden dice each: bid, doubt, lose a die. */
export const game: GameModule = {
  type: 'liars_dice',
  name: 'Liar’s Dice',
  blurb: `2 to 6 players, ${DICE} hidden dice each`,
  rule: 'last one with dice',
  reduce,
  Glyph,
  Board: lazy(() => import('./board')),
  Detail: lazy(() => import('./detail')),
  check,
};
