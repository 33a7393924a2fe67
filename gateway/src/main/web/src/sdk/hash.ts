/**
 * SHA-256 and HMAC-SHA256. Browsers hide Web Crypto from pages that came over plain http from another machine, and
 * a friend in the same network must be able to check his dice too: then they are computed here.
 */
const BLOCK = 64;
const PRIMES = firstPrimes(64);
/** First 32 bits of the fractional parts of the roots of the first primes. */
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

export type Mac = (text: string) => Promise<Uint8Array>;

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return hasWebCrypto() ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : plainSha256(bytes);
}

/** HMAC-SHA256 under one key, of texts in UTF-8. */
export async function hmacUnder(key: Uint8Array<ArrayBuffer>): Promise<Mac> {
  const encoder = new TextEncoder();
  if (!hasWebCrypto()) return (text) => Promise.resolve(plainHmac(key, encoder.encode(text)));
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)));
}

export function plainHmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(BLOCK);
  padded.set(key.length > BLOCK ? plainSha256(key) : key);
  const inner = plainSha256(
    join(
      padded.map((byte) => byte ^ 0x36),
      message,
    ),
  );
  return plainSha256(
    join(
      padded.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
}

export function plainSha256(message: Uint8Array): Uint8Array {
  const blocks = pad(message);
  const state = Uint32Array.from(START);
  for (let at = 0; at < blocks.byteLength; at += BLOCK) compress(state, schedule(blocks, at));
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setUint32(4 * index, word));
  return new Uint8Array(digest.buffer);
}

function hasWebCrypto(): boolean {
  return (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
}

/** The message, a 1 bit, zeros, and its length in bits, in whole blocks. */
function pad(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(length - 4, message.length * 8);
  return view;
}

function schedule(blocks: DataView, at: number): Uint32Array {
  const words = new Uint32Array(64);
  for (let i = 0; i < 16; i++) words[i] = blocks.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [a, b] = [word(words, i - 15), word(words, i - 2)];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words[i] = word(words, i - 16) + s0 + word(words, i - 7) + s1;
  }
  return words;
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + word(words, i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => (state[index] = word(state, index) + value));
}

function turn(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function join(one: Uint8Array, two: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + two.length);
  both.set(one);
  both.set(two, one.length);
  return both;
}

function fraction(value: number): number {
  return Math.floor((value % 1) * 0x1_0000_0000);
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
