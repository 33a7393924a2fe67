import { describe, expect, it } from 'vitest';
import { type DiceRoom, reduce, winsOf } from '../../src/games/bigger_dice/state';
import { HOLD_MS, TUMBLE_MS, boardOf } from '../../src/games/bigger_dice/view';
import type { RoomEvent } from '../../src/sdk/protocol';
import { applyEvent, roomFromImage } from '../../src/sdk/room';
import { imageOf, playerOf as player } from '../support/image';

const ANN = 1;
const BEN = 2;

function waiting(): DiceRoom {
  return roomFromImage(imageOf({ game_type: 'bigger_dice', players: [player(ANN), player(BEN)] }), null);
}

function after(room: DiceRoom, ...events: object[]): DiceRoom {
  return events.reduce<DiceRoom>((now, fields) => {
    const event = { room_id: 'r1', epoch: 'e1', seq: now.seq + 1, ...fields } as RoomEvent;
    return applyEvent(now, event, reduce, '');
  }, room);
}

function started(): DiceRoom {
  const players = [player(ANN), player(BEN)];
  const client_seeds = [{ user_id: ANN, seed: 'aa' }];
  return after(waiting(), { type: 'game_started', players, first_turn: ANN, commitment: 'c0ffee', client_seeds });
}

/** Both roll, the round is decided and the turn passes on. */
function round(room: DiceRoom, ann: number, ben: number): DiceRoom {
  const n = (room.rolls?.length ?? 0) + 1;
  const winner_id = ann === ben ? null : ann > ben ? ANN : BEN;
  return after(
    room,
    { type: 'bigger_dice.rolled', player_id: ANN, roll: ann, n, new_score: room.players[0]?.score },
    { type: 'bigger_dice.rolled', player_id: BEN, roll: ben, n: n + 1, new_score: room.players[1]?.score },
    {
      type: 'bigger_dice.round_result',
      player1_id: ANN,
      player1_roll: ann,
      player2_id: BEN,
      player2_roll: ben,
      winner_id,
      is_tie: ann === ben,
    },
    { type: 'turn_changed', current_turn: BEN, turn_number: n + 2 },
  );
}

const scores = (room: DiceRoom) => room.players.map((seat) => seat.score);
const faces = (room: DiceRoom, ms: number) => boardOf(room, ms).seats.map((seat) => seat.die?.face ?? null);

describe('the room of a dice game', () => {
  it('starts sealed and without rolls', () => {
    expect(started()).toMatchObject({ commitment: 'c0ffee', rolls: [], rounds: [], secret: null });
  });

  it('keeps every roll with its number', () => {
    const room = round(started(), 6, 2);
    expect(room.rolls).toEqual([
      { n: 1, user_id: ANN, roll: 6, auto: undefined },
      { n: 2, user_id: BEN, roll: 2, auto: undefined },
    ]);
  });

  it('gives the round and a point to the bigger die, whoever rolled first', () => {
    expect(scores(round(started(), 6, 2))).toEqual([1, 0]);
    expect(scores(round(started(), 2, 6))).toEqual([0, 1]);
  });

  it('gives nobody a point for a tie', () => {
    const room = round(started(), 3, 3);
    expect([scores(room), room.rounds?.length]).toEqual([[0, 0], 1]);
  });

  it('does not count a point twice that the roll told already', () => {
    const room = after(
      started(),
      { type: 'bigger_dice.rolled', player_id: ANN, roll: 2, n: 1, new_score: 0 },
      { type: 'bigger_dice.rolled', player_id: BEN, roll: 5, n: 2, new_score: 1 },
      {
        type: 'bigger_dice.round_result',
        player1_id: ANN,
        player1_roll: 2,
        player2_id: BEN,
        player2_roll: 5,
        winner_id: BEN,
        is_tie: false,
      },
    );
    expect(scores(room)).toEqual([0, 1]);
  });

  it('leaves events of others alone', () => {
    const room = started();
    expect(reduce(room, { type: 'player_ready' } as RoomEvent)).toBe(room);
  });

  it('counts rounds won', () => {
    expect(winsOf(round(round(round(started(), 6, 1), 1, 6), 5, 2).rounds ?? [], ANN)).toBe(2);
  });
});

describe('the board', () => {
  const LATER = Infinity;

  it('is empty before the first roll and shows whose turn it is', () => {
    const board = boardOf(started(), LATER);
    expect(board.seats.map((seat) => [seat.die, seat.isTurn])).toEqual([
      [null, true],
      [null, false],
    ]);
    expect([board.round, board.toBeat]).toEqual([1, null]);
  });

  it('shows the die to beat', () => {
    const room = after(started(), { type: 'bigger_dice.rolled', player_id: ANN, roll: 4, n: 1, new_score: 0 });
    expect(faces(room, LATER)).toEqual([4, null]);
    expect(boardOf(room, LATER).toBeat).toBe(4);
  });

  it('does not tell the die to beat before it lies still', () => {
    const room = after(started(), { type: 'bigger_dice.rolled', player_id: ANN, roll: 4, n: 1, new_score: 0 });
    expect(boardOf(room, TUMBLE_MS - 1).toBeat).toBeNull();
    expect(boardOf(room, TUMBLE_MS - 1).seats[0].die?.isRolling).toBe(true);
  });

  it('keeps score and rounds back until the last die lies still', () => {
    const room = round(started(), 6, 2);
    const rolling = boardOf(room, TUMBLE_MS - 1);
    expect([rolling.seats[0].score, rolling.rounds.length, rolling.shown]).toEqual([0, 0, null]);
    expect(rolling.seats.map((seat) => seat.die?.isRolling)).toEqual([false, true]);
    const still = boardOf(room, TUMBLE_MS);
    expect([still.seats[0].score, still.rounds.length, still.shown?.winner_id]).toEqual([1, 1, ANN]);
  });

  it('leaves a finished round on the table for a moment', () => {
    const room = round(started(), 6, 2);
    expect(faces(room, HOLD_MS - 1)).toEqual([6, 2]);
    expect(boardOf(room, HOLD_MS - 1)).toMatchObject({ round: 1, seats: [{ wonRound: true }, { wonRound: false }] });
    expect(faces(room, HOLD_MS)).toEqual([null, null]);
    expect(boardOf(room, HOLD_MS).round).toBe(2);
  });

  it('clears the table when the next roll comes sooner', () => {
    const room = after(round(started(), 6, 2), {
      type: 'bigger_dice.rolled',
      player_id: BEN,
      roll: 5,
      n: 3,
      new_score: 0,
    });
    expect(faces(room, 0)).toEqual([null, 5]);
    expect(boardOf(room, 0).seats.map((seat) => seat.score)).toEqual([1, 0]);
  });

  it('keeps the last dice when the game is over', () => {
    const room = after(round(started(), 6, 2), {
      type: 'game_ended',
      winner_id: ANN,
      winner_username: 'u1',
      final_scores: [],
    });
    expect(faces(room, LATER)).toEqual([6, 2]);
    expect(boardOf(room, LATER).seats.some((seat) => seat.isTurn)).toBe(false);
  });

  it('has a free seat where nobody sits', () => {
    const room = { ...waiting(), players: [player(ANN)] } as DiceRoom;
    expect(boardOf(room, LATER).seats[1]).toEqual({
      userId: null,
      score: 0,
      die: null,
      isTurn: false,
      wonRound: false,
    });
  });

  it('says when the table rolled', () => {
    const room = after(started(), {
      type: 'bigger_dice.rolled',
      player_id: ANN,
      roll: 4,
      n: 1,
      new_score: 0,
      auto: true,
    });
    expect(boardOf(room, LATER).seats[0].die?.isAuto).toBe(true);
  });
});
