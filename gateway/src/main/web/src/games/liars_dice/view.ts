import type { Seat } from '../../sdk';
import { type Bid, type Call, type LiarsRoom, standingBid, totalDice } from './state';

/** The hands of a finished round lie open this long, unless somebody bids before. */
export const REVEAL_MS = 5_000;

export interface PlaceView {
  seat: Seat;
  /** 1 to 6, for its colour. */
  number: number;
  isYou: boolean;
  isTurn: boolean;
  /** Dice under the cup. */
  dice: number;
  /** What the dice show where the reader may see it. */
  hand: readonly number[] | null;
  isOut: boolean;
  lostDie: boolean;
  /** His last bid of the round. */
  bid: Bid | null;
}

export interface BoardView {
  /** In the order of turns, from the seat after the reader; the reader's own is not among them. */
  others: readonly PlaceView[];
  own: PlaceView | null;
  standing: Bid | null;
  total: number;
  /** The round whose hands lie open; null while cups are down. */
  reveal: Call | null;
}

/** What lies on the table `sinceCallMs` after the last call arrived. Pure. */
export function boardOf(room: LiarsRoom, me: number, sinceCallMs: number): BoardView {
  const last = room.calls?.at(-1) ?? null;
  const isOpen = (room.bids ?? []).length === 0 && (sinceCallMs < REVEAL_MS || room.status === 'finished');
  const reveal = isOpen ? last : null;
  const places = room.players.map((seat, index) => placeOf(room, seat, { index, me, reveal }));
  const at = places.findIndex((place) => place.isYou);
  return {
    others: at < 0 ? places : [...places.slice(at + 1), ...places.slice(0, at)],
    own: places[at] ?? null,
    standing: standingBid(room),
    total: totalDice(room),
    reveal,
  };
}

interface Facts {
  index: number;
  me: number;
  reveal: Call | null;
}

function placeOf(room: LiarsRoom, seat: Seat, { index, me, reveal }: Facts): PlaceView {
  const isYou = seat.user_id === me;
  const open = reveal?.hands.find((hand) => hand.user_id === seat.user_id)?.dice ?? null;
  const under = room.cups?.find((cup) => cup.user_id === seat.user_id)?.dice ?? 0;
  const hasBegun = (room.round ?? 0) > 0;
  return {
    seat,
    number: index + 1,
    isYou,
    isTurn: room.status === 'in_progress' && room.current_turn === seat.user_id,
    dice: under,
    hand: reveal ? open : isYou ? (room.own ?? null) : null,
    isOut: hasBegun && (seat.has_left === true || seat.score === 0),
    lostDie: reveal?.loser_id === seat.user_id,
    bid: room.bids?.findLast((bid) => bid.player_id === seat.user_id) ?? null,
  };
}

export function nameOf(room: { players: readonly { user_id: number; username: string }[] }, userId: number): string {
  return room.players.find((seat) => seat.user_id === userId)?.username ?? `player ${userId}`;
}

/** "There are 3, the bid holds. You lose a die." */
export function resultOf(room: LiarsRoom, call: Call, me: number): string {
  const holds = call.count >= call.quantity;
  const there = call.count === 0 ? 'There are none' : call.count === 1 ? 'There is one' : `There are ${call.count}`;
  const loser = call.loser_id === me ? 'You lose' : `${nameOf(room, call.loser_id)} loses`;
  const out = call.dice_left === 0 ? (call.loser_id === me ? ' and are out' : ' and is out') : '';
  return `${there}: the bid ${holds ? 'holds' : 'was a lie'}. ${loser} a die${out}.`;
}

/** What readers hear: bids, calls and whose turn it is, never the clock. */
export function spokenOf(room: LiarsRoom, board: BoardView, me: number): string {
  if (room.status !== 'in_progress') return '';
  const { reveal, standing } = board;
  const said = reveal
    ? `${nameOf(room, reveal.caller_id)} calls ${nameOf(room, reveal.bidder_id)} a liar. ${resultOf(room, reveal, me)}`
    : standing && standing.player_id !== me
      ? `${standing.player_username} bids ${standing.quantity} times ${standing.face}.`
      : '';
  return [said, room.current_turn === me ? 'Your turn.' : ''].filter(Boolean).join(' ');
}
