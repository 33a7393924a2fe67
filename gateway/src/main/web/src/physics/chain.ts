/** The chain before the first input. */
export const CHAIN_START = 0x811c9dc5;

const PRIME = 0x01000193;

/**
 * The checksum over all inputs with one more record of them, as `docs/runs.md` has it: 32-bit FNV-1a over the chain
 * before, the tick (both big-endian), then length and bytes of each packed input.
 */
export function nextChain(before: number, tick: number, packed: readonly Uint8Array[]): number {
  let hash = number(number(CHAIN_START, before), tick);
  for (const input of packed) {
    hash = add(hash, input.length);
    for (const byte of input) hash = add(hash, byte);
  }
  return hash >>> 0;
}

function number(hash: number, value: number): number {
  let result = hash;
  for (let shift = 24; shift >= 0; shift -= 8) result = add(result, value >>> shift);
  return result;
}

function add(hash: number, value: number): number {
  return Math.imul(hash ^ (value & 0xff), PRIME);
}
