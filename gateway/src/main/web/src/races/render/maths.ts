/** Small numbers that the whole renderer needs. */

export const TAU = Math.PI * 2;

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

export function lerp(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** An angle in (−π, π]. */
export function wrapAngle(angle: number): number {
  const turned = angle - TAU * Math.floor((angle + Math.PI) / TAU);
  return turned === -Math.PI ? Math.PI : turned;
}

export function lerpAngle(a: number, b: number, share: number): number {
  return a + wrapAngle(b - a) * share;
}

/** Numbers in [0, 1) that follow from a seed (mulberry32): what is drawn by chance looks alike each time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
