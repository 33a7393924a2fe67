import { SHAPES, liveryOf } from '../../races/render/drivers';

/** Colour and shape of a car by its number. */
export function Mark({ number }: { number: number }) {
  const { colour, shape } = liveryOf(number);
  return (
    <svg className="car-mark" width="16" height="16" viewBox="0 0 18 18" aria-hidden="true">
      <path d={SHAPES[shape]} fill={colour} stroke="var(--mk-edge)" />
    </svg>
  );
}
