import { Icon } from '../app/ui/icon';
import type { GameModule } from './game';

/** Stands in for a game that the server offers and this client has no folder for. */
export function unknownGame(type: string): GameModule {
  return {
    type,
    name: type.replaceAll('_', ' '),
    blurb: '',
    rule: '',
    reduce: (room) => room,
    Glyph: ({ size }) => <Icon name="dice" size={size} />,
    Board: () => <p className="empty">This page is older than the game. Reload it to play {type}.</p>,
    Detail: () => null,
    check: () => Promise.resolve(null),
  };
}
