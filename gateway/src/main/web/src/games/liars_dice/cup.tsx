import { FlatDie, PAINTS } from '../bigger_dice/die';

/** A cup upside down over hidden dice; its size is set by the style sheet. */
export function Cup({ dice }: { dice: number }) {
  return (
    <svg className="ld-cup" viewBox="0 0 100 96" role="img" aria-label={`${dice} hidden dice`}>
      <path className="ld-cup-body" d="M30 8h40c5 0 8 3 9 8l11 62c1 6-3 10-9 10H19c-6 0-10-4-9-10l11-62c1-5 4-8 9-8z" />
      <path className="ld-cup-band" d="M14.500 56h71l2.600 15H11.900z" />
      <text x="50" y="46" textAnchor="middle">
        {dice}
      </text>
    </svg>
  );
}

/** The mark of the game, for lists. */
export function Glyph({ size }: { size: number }) {
  return (
    <span className="glyph">
      <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true">
        <path fill={PAINTS[1].dark} d="M30 8h40c5 0 8 3 9 8l11 66c1 6-3 10-9 10H19c-6 0-10-4-9-10l11-66c1-5 4-8 9-8z" />
        <path fill={PAINTS[1].pip} opacity=".4" d="M14 60h72l2.600 14H11.400z" />
      </svg>
      <FlatDie face={6} size={size} />
    </span>
  );
}
