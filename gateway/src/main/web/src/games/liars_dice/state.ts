import {
  type LiarsDiceBid,
  type LiarsDiceCalled,
  type LiarsDiceRolled,
  type LiarsDiceRoomBid,
  type LiarsDiceRoomCall,
  type LiarsDiceRoomCup,
  type Room,
  type RoomEvent,
  patchSeat,
} from '../../sdk';

/** Dice of each player at the beginning. */
export const DICE = 5;
/** Time for one bid or call, ms; then the server acts. */
export const TURN_MS = 30_000;
/** The last seconds of a turn are said aloud. */
export const LAST_SECONDS = 5;

export type Bid = LiarsDiceRoomBid;
export type Call = LiarsDiceRoomCall;
export type CupOf = LiarsDiceRoomCup;

/** A room of Liar's Dice: the common room and what this game adds to its image. */
export interface LiarsRoom extends Room {
  round?: number;
  cups?: CupOf[];
  bids?: Bid[];
  calls?: Call[];
  /** The reader's own dice; absent for everybody without. */
  own?: number[];
}

type LiarsEvent = RoomEvent | LiarsDiceRolled | LiarsDiceBid | LiarsDiceCalled;

export function reduce(common: Room, told: RoomEvent): Room {
  const room: LiarsRoom = common;
  const event = told as LiarsEvent;
  switch (event.type) {
    case 'game_started':
      return { ...room, round: 0, cups: [], bids: [], calls: [], own: undefined } as LiarsRoom;
    case 'liars_dice.rolled':
      return rolled(room, event);
    case 'liars_dice.bid':
      return { ...room, bids: [...(room.bids ?? []), bidOf(event)] } as LiarsRoom;
    case 'liars_dice.called': {
      const calls = [...(room.calls ?? []), callOf(event)];
      const next = { ...room, calls, bids: [], cups: [], own: undefined } as LiarsRoom;
      return patchSeat(next, event.loser_id, { score: event.dice_left });
    }
    case 'player_left':
      return { ...room, cups: room.cups?.filter((cup) => cup.user_id !== event.user_id) } as LiarsRoom;
    case 'game_ended':
      return { ...room, own: undefined } as LiarsRoom;
    default:
      return room;
  }
}

/** The last bid; null at the beginning of a round and where the bidder has left. */
export function standingBid(room: LiarsRoom): Bid | null {
  const last = room.bids?.at(-1);
  if (!last) return null;
  return room.players.some((seat) => seat.user_id === last.player_id && !seat.has_left) ? last : null;
}

/** Dice under all cups. */
export function totalDice(room: LiarsRoom): number {
  return (room.cups ?? []).reduce((sum, cup) => sum + cup.dice, 0);
}

/** How many dice a bid of that face has to name at least. */
export function leastQuantity(standing: Bid | null, face: number): number {
  if (!standing) return 1;
  return face > standing.face ? standing.quantity : standing.quantity + 1;
}

export function isLegal(room: LiarsRoom, quantity: number, face: number): boolean {
  return quantity >= leastQuantity(standingBid(room), face) && quantity <= totalDice(room);
}

/** The lowest bid that may follow; null where only a call is left. */
export function nextBid(room: LiarsRoom): { quantity: number; face: number } | null {
  const standing = standingBid(room);
  if (!standing) return totalDice(room) > 0 ? { quantity: 1, face: 1 } : null;
  if (standing.face < 6 && standing.quantity <= totalDice(room)) {
    return { quantity: standing.quantity, face: standing.face + 1 };
  }
  return standing.quantity < totalDice(room) ? { quantity: standing.quantity + 1, face: 1 } : null;
}

function rolled(room: LiarsRoom, event: LiarsDiceRolled): Room {
  const { round, cups, own } = event;
  const next = { ...room, round, cups, bids: [], own } as LiarsRoom;
  return cups.reduce<Room>((now, cup) => patchSeat(now, cup.user_id, { score: cup.dice }), next);
}

function bidOf({ n, round, player_id, player_username, quantity, face, auto }: LiarsDiceBid): Bid {
  return { n, round, player_id, player_username, quantity, face, auto };
}

function callOf(event: LiarsDiceCalled): Call {
  const { n, round, caller_id, bidder_id, quantity, face, count, loser_id, dice_left, hands, auto } = event;
  return { n, round, caller_id, bidder_id, quantity, face, count, loser_id, dice_left, hands, auto };
}
