import { lazy } from 'react';
import type { GameModule } from '../game';
import { Glyph } from './glyph';
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
  Board: lazy(() => import('./board')),
  Detail: lazy(() => import('./detail')),
  check,
};
