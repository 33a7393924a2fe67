import { FlatDie, PAINTS } from './die';

/** The mark of the game, for lists. */
export function Glyph({ size }: { size: number }) {
  return (
    <span className="glyph">
      <FlatDie face={5} size={size} paint={PAINTS[0]} />
      <FlatDie face={2} size={size} paint={PAINTS[1]} />
    </span>
  );
}
