/** A line or curve to a point: `[x, y]`, or a cubic with two control points before it. */
export type Segment = readonly [number, number] | readonly [number, number, number, number, number, number];

/**
 * A shape that is the same left and right: its half from the nose on the axis back to the axis, y outwards. Gives the
 * path of the whole.
 */
export function mirrored(nose: number, half: readonly Segment[]): string {
  const there = half.map((segment) => command(segment.map(flipped)));
  const back = half.map((_, index) => reversed(nose, half, half.length - 1 - index));
  return `M${nose} 0${there.join('')}${back.map(command).join('')}Z`;
}

/** The segment of that index, run through from its end to its beginning. */
function reversed(nose: number, half: readonly Segment[], index: number): number[] {
  const segment = half[index] ?? [0, 0];
  const from = index === 0 ? [nose, 0] : (half[index - 1] ?? []).slice(-2);
  const controls = segment.length === 6 ? [segment[2], segment[3], segment[0], segment[1]] : [];
  return [...controls, ...from] as number[];
}

function command(numbers: number[]): string {
  return `${numbers.length === 6 ? 'C' : 'L'}${numbers.join(' ')}`;
}

function flipped(value: number, index: number): number {
  return index % 2 === 0 || value === 0 ? value : -value;
}
