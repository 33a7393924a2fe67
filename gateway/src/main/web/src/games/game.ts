import type { ComponentType, ReactNode } from 'react';
import type { PastGame } from '../app/state/api';
import type { Command, GameReducer, Room } from '../sdk';

/** What a game's board gets from the room page. */
export interface BoardProps {
  room: Room;
  /** The signed-in user. */
  me: number;
  isSeated: boolean;
  /** False while the connection is lost: the state is the last one known. */
  isLive: boolean;
  /** True when nothing reaches the server until somebody tries again. */
  isOff: boolean;
  /** Seed this tab gave to the game, if it did. */
  ownSeed: string | null;
  send(command: Command): Promise<void>;
  /** What the page has to ask first (sit down, be ready, play again); null while the game is to be played. */
  action: ReactNode;
}

/** The result of checking a finished game. */
export interface Proof {
  isFair: boolean;
  /** "34 rolls checked, fair" */
  text: string;
}

/** A game: one folder below `games/` whose `index.ts` exports `game`. */
export interface GameModule {
  type: string;
  name: string;
  /** "2 players, first to 10" */
  blurb: string;
  /** Beside the room's name: "to 10". */
  rule: string;
  reduce: GameReducer;
  Glyph: ComponentType<{ size: number }>;
  /** Loaded when somebody opens a table. */
  Board: ComponentType<BoardProps>;
  /** Moves and proof of a past game. */
  Detail: ComponentType<{ game: PastGame }>;
  check(game: PastGame): Promise<Proof | null>;
}

/** Milliseconds left in the turn; null without a deadline. It stands still while the line is gone. */
export function turnLeft(
  room: { status: string; turn_deadline?: string | null },
  turnMs: number,
  now: number,
  isLive: boolean,
): number | null {
  if (room.status !== 'in_progress') return null;
  const deadline = Date.parse(room.turn_deadline ?? '');
  if (Number.isNaN(deadline)) return isLive ? turnMs : null;
  return Math.min(turnMs, Math.max(0, deadline - now));
}
