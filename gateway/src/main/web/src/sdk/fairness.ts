import { type Mac, hmacUnder, sha256 } from './hash';

export interface FairRoll {
  /** 1, 2, … without a gap. */
  n: number;
  user_id: number;
  roll: number;
  /** Stands in place of `n` in the text of dice that have a place: "round:seat:die". */
  place?: string;
}

/** Everything that is public about a finished fair game. */
export interface FairGame {
  room_id: string;
  epoch: string;
  /** Hex of SHA-256 of the secret, published before the first roll. */
  commitment: string;
  /** Hex of the 32 secret bytes, published after the last. */
  secret: string;
  /** In seat order. */
  client_seeds: readonly { user_id: number; seed: string }[];
  rolls: readonly FairRoll[];
  /** User ids in seat order; empty when unknown, then the opener is not checked. */
  seats: readonly number[];
  first_turn: number | null;
}

export type FairVerdict =
  | { fair: true; rolls: number }
  | { fair: false; at: 'commitment' | 'first_turn' | 'roll'; n: number; expected: string; got: string };

/** Bytes from here on would make some faces more likely than others. */
const FIRST_UNFAIR_BYTE = 252;
/** After so many digests without a usable byte something else is wrong. */
const MAX_DIGESTS = 16;

/** Computes every number of the game again; answers with the first that does not hold. */
export async function checkFairness(game: FairGame): Promise<FairVerdict> {
  const commitment = toHex(await sha256(fromHex(game.secret)));
  if (commitment !== game.commitment.toLowerCase()) {
    return { fair: false, at: 'commitment', n: 0, expected: game.commitment, got: commitment };
  }
  const mac = await hmacUnder(fromHex(game.secret));
  return (await checkOpener(game, mac)) ?? (await checkRolls(game, mac));
}

/** The face that roll `n` must show. */
export async function expectedRoll(game: FairGame, n: number): Promise<number> {
  return rollOf(game, await hmacUnder(fromHex(game.secret)), n);
}

async function checkOpener(game: FairGame, mac: Mac): Promise<FairVerdict | null> {
  if (game.seats.length === 0 || game.first_turn === null) return null;
  const bytes = await mac(textOf(game, 0));
  const opener = game.seats[(bytes[0] ?? 0) % game.seats.length];
  if (opener === game.first_turn) return null;
  return { fair: false, at: 'first_turn', n: 0, expected: String(opener), got: String(game.first_turn) };
}

async function checkRolls(game: FairGame, mac: Mac): Promise<FairVerdict> {
  for (const [index, roll] of game.rolls.entries()) {
    // A left-out or repeated number would let a server pick the rolls it likes.
    if (roll.n !== index + 1) return rollFault(roll.n, `roll ${index + 1}`, `roll ${roll.n}`);
    const expected = await rollOf(game, mac, roll.place ?? roll.n);
    if (expected !== roll.roll) return rollFault(roll.n, String(expected), String(roll.roll));
  }
  return { fair: true, rolls: game.rolls.length };
}

function rollFault(n: number, expected: string, got: string): FairVerdict {
  return { fair: false, at: 'roll', n, expected, got };
}

async function rollOf(game: FairGame, mac: Mac, n: number | string): Promise<number> {
  for (let again = 0; again < MAX_DIGESTS; again++) {
    const text = textOf(game, n) + (again === 0 ? '' : `:${again}`);
    const usable = (await mac(text)).find((byte) => byte < FIRST_UNFAIR_BYTE);
    if (usable !== undefined) return (usable % 6) + 1;
  }
  throw new Error(`No usable byte for roll ${n} in ${MAX_DIGESTS} digests`);
}

function textOf(game: FairGame, n: number | string): string {
  const seeds = game.client_seeds.filter(({ seed }) => seed).map(({ seed }) => `:${seed}`);
  return `${game.room_id}:${game.epoch}:${n}${seeds.join('')}`;
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const pairs = /^([0-9a-f]{2})+$/i.test(hex) ? (hex.match(/../g) ?? []) : [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
