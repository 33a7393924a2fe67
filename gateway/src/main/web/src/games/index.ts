import type { GameModule } from './game';
import { unknownGame } from './unknown';

const folders = import.meta.glob<{ game: GameModule }>('./*/index.ts', { eager: true });

/** Every game this client can show, by folder name. */
export const games: readonly GameModule[] = Object.values(folders).map(({ game }) => game);

/** Loads each game's board, so that it is there before somebody sits down. */
export const boards: readonly (() => Promise<unknown>)[] = Object.values(import.meta.glob('./*/board.tsx'));

const byType = new Map(games.map((game) => [game.type, game]));

/** The game of a type; for one this client has no folder for, a stand-in that says so. */
export function gameOf(type: string): GameModule {
  return byType.get(type) ?? unknownGame(type);
}
