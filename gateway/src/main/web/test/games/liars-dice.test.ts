import { describe, expect, it } from 'vitest';
import {
  type LiarsRoom,
  isLegal,
  leastQuantity,
  nextBid,
  reduce,
  standingBid,
  totalDice,
} from '../../src/games/liars_dice/state';
import { REVEAL_MS, boardOf, resultOf, spokenOf } from '../../src/games/liars_dice/view';
import type { RoomEvent } from '../../src/sdk/protocol';
import { applyEvent, roomFromImage } from '../../src/sdk/room';
import { imageOf, playerOf as player } from '../support/image';

const [ANN, BEN, CLEO] = [1, 2, 3];
const PLAYERS = [player(ANN, 'ann'), player(BEN, 'ben'), player(CLEO, 'cleo')];
const LATER = Infinity;

function after(room: LiarsRoom, ...events: object[]): LiarsRoom {
  return events.reduce<LiarsRoom>((now, fields) => {
    const event = { room_id: 'r1', epoch: 'e1', seq: now.seq + 1, ...fields } as RoomEvent;
    return applyEvent(now, event, reduce, '');
  }, room);
}

function cups(...dice: number[]) {
  return dice.map((count, index) => ({ user_id: index + 1, dice: count })).filter((cup) => cup.dice > 0);
}

function running(...dice: number[]): LiarsRoom {
  const waiting = roomFromImage(imageOf({ game_type: 'liars_dice', players: PLAYERS, max_players: 6 }), null);
  return after(
    waiting,
    { type: 'game_started', players: PLAYERS, first_turn: ANN, turn_number: 1, commitment: 'c0', client_seeds: [] },
    { type: 'liars_dice.rolled', round: 1, cups: cups(...dice), own: [1, 2, 3, 4, 5] },
  );
}

function bid(player_id: number, quantity: number, face: number) {
  return { type: 'liars_dice.bid', n: 1, round: 1, player_id, player_username: `u${player_id}`, quantity, face };
}

function called(fields: object = {}) {
  const hands = [
    { user_id: ANN, dice: [1, 2, 3, 4, 5] },
    { user_id: BEN, dice: [4, 4, 1, 1, 6] },
    { user_id: CLEO, dice: [2, 2, 2, 4, 6] },
  ];
  const call = { n: 2, round: 1, caller_id: BEN, bidder_id: ANN, quantity: 5, face: 4, count: 4 };
  return { type: 'liars_dice.called', ...call, loser_id: ANN, dice_left: 4, hands, auto: false, ...fields };
}

describe('a room of Liar’s Dice', () => {
  it('begins with a cup for everybody and the reader’s own dice', () => {
    const room = running(5, 5, 5);
    expect([room.round, totalDice(room), room.own]).toEqual([1, 15, [1, 2, 3, 4, 5]]);
    expect(room.players.map((seat) => seat.score)).toEqual([5, 5, 5]);
  });

  it('has no own dice where the roll came masked', () => {
    const room = after(running(5, 5, 5), { type: 'liars_dice.rolled', round: 2, cups: cups(4, 5, 5), masked: true });
    expect(room.own).toBeUndefined();
    expect(room.bids).toEqual([]);
  });

  it('is after a call what the image of the server says', () => {
    const room = after(running(5, 5, 5), bid(ANN, 5, 4), called());
    expect([room.cups, room.bids, room.own]).toEqual([[], [], undefined]);
    expect(room.calls).toHaveLength(1);
    expect(room.players[0]?.score).toBe(4);
  });

  it('takes the dice of a leaver off the table', () => {
    const room = after(running(5, 5, 5), { type: 'player_left', user_id: CLEO, username: 'cleo', host_id: ANN });
    expect(totalDice(room)).toBe(10);
  });

  it('lets the bid of a leaver go with him', () => {
    const bids = after(running(5, 5, 5), bid(CLEO, 3, 3));
    expect(standingBid(bids)?.quantity).toBe(3);
    expect(standingBid(after(bids, { type: 'player_left', user_id: CLEO, host_id: ANN }))).toBeNull();
  });
});

describe('the bids that may follow', () => {
  const room = after(running(5, 5, 5), bid(ANN, 3, 4));

  it.each([
    [4, 1, true],
    [3, 5, true],
    [15, 1, true],
    [3, 4, false],
    [2, 6, false],
    [16, 1, false],
  ])('takes %i × %i: %s', (quantity, face, isTaken) => {
    expect(isLegal(room, quantity, face)).toBe(isTaken);
  });

  it('needs as many dice of a higher face, one more of any other', () => {
    expect([1, 4, 5, 6].map((face) => leastQuantity(standingBid(room), face))).toEqual([4, 4, 3, 3]);
    expect(leastQuantity(null, 1)).toBe(1);
  });

  it('starts with the lowest of all', () => {
    expect(nextBid(running(5, 5, 5))).toEqual({ quantity: 1, face: 1 });
    expect(nextBid(room)).toEqual({ quantity: 3, face: 5 });
    expect(nextBid(after(room, bid(BEN, 3, 6)))).toEqual({ quantity: 4, face: 1 });
  });

  it('are none after the highest of all', () => {
    expect(nextBid(after(room, bid(BEN, 15, 6)))).toBeNull();
  });

  it('are legal wherever one is offered', () => {
    for (let quantity = 1; quantity <= 15; quantity++) {
      for (let face = 1; face <= 6; face++) {
        const now = after(running(5, 5, 5), bid(ANN, quantity, face));
        const next = nextBid(now);
        expect(next === null || isLegal(now, next.quantity, next.face)).toBe(true);
        expect(next === null).toBe(quantity === 15 && face === 6);
      }
    }
  });
});

describe('the board', () => {
  it('shows own dice, and cups of the others in the order of turns', () => {
    const board = boardOf(running(5, 5, 5), BEN, LATER);
    expect(board.others.map((place) => place.seat.user_id)).toEqual([CLEO, ANN]);
    expect(board.others.map((place) => place.hand)).toEqual([null, null]);
    expect(board.own?.hand).toEqual([1, 2, 3, 4, 5]);
  });

  it('shows a spectator everybody and no dice', () => {
    const room = { ...running(5, 5, 5), own: undefined };
    const board = boardOf(room, 99, LATER);
    expect(board.own).toBeNull();
    expect(board.others.map((place) => [place.dice, place.hand])).toEqual([
      [5, null],
      [5, null],
      [5, null],
    ]);
  });

  it('opens all hands for a moment after a call', () => {
    const next = { type: 'liars_dice.rolled', round: 2, cups: cups(4, 5, 5), own: [6, 6, 6, 6] };
    const room = after(running(5, 5, 5), bid(ANN, 5, 4), called(), next);
    const open = boardOf(room, ANN, REVEAL_MS - 1);
    expect(open.reveal?.count).toBe(4);
    expect(open.own).toMatchObject({ hand: [1, 2, 3, 4, 5], lostDie: true });
    expect(open.others.map((place) => place.hand?.length)).toEqual([5, 5]);
    const closed = boardOf(room, ANN, REVEAL_MS);
    expect(closed.reveal).toBeNull();
    expect(closed.own).toMatchObject({ hand: [6, 6, 6, 6], lostDie: false });
    expect(closed.others.map((place) => place.hand)).toEqual([null, null]);
  });

  it('closes the hands when somebody bids', () => {
    const next = { type: 'liars_dice.rolled', round: 2, cups: cups(4, 5, 5) };
    const room = after(running(5, 5, 5), bid(ANN, 5, 4), called(), next, bid(ANN, 1, 1));
    expect(boardOf(room, ANN, 0).reveal).toBeNull();
  });

  it('leaves the last hands open when the game is over', () => {
    const end = { type: 'game_ended', winner_id: BEN, winner_username: 'ben', final_scores: [], reason: 'score' };
    const room = after(running(5, 5, 5), bid(ANN, 5, 4), called(), end);
    expect(boardOf(room, ANN, LATER).reveal?.loser_id).toBe(ANN);
  });

  it('shows who is out', () => {
    const room = after(running(1, 5, 5), bid(ANN, 5, 4), called({ dice_left: 0 }));
    expect(boardOf(room, BEN, LATER).others.map((place) => place.isOut)).toEqual([false, true]);
  });
});

describe('the words', () => {
  const room = after(running(5, 5, 5), bid(ANN, 5, 4), called());
  const call = room.calls?.[0];

  it('say what a call has shown', () => {
    expect(call && resultOf(room, call, BEN)).toBe('There are 4: the bid was a lie. ann loses a die.');
    expect(call && resultOf(room, { ...call, count: 5, loser_id: BEN, dice_left: 0 }, BEN)).toBe(
      'There are 5: the bid holds. You lose a die and are out.',
    );
  });

  it('tell readers the bid and whose turn it is', () => {
    const bids = after(running(5, 5, 5), bid(ANN, 2, 3), { type: 'turn_changed', current_turn: BEN, turn_number: 2 });
    expect(spokenOf(bids, boardOf(bids, BEN, LATER), BEN)).toBe('u1 bids 2 times 3. Your turn.');
  });
});
