import { SHAPES, liveryOf } from '../render/drivers';

/** A car's colour and shape, beside its name. */
export function CarMark({ car }: { car: number }) {
  const { colour, shape } = liveryOf(car);
  return (
    <span className="mk" aria-hidden="true">
      <svg viewBox="0 0 18 18" fill={colour} stroke="var(--mk-edge)" strokeWidth="1">
        <path d={SHAPES[shape]} />
      </svg>
    </span>
  );
}
