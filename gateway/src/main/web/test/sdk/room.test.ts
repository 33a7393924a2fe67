import { describe, expect, it } from 'vitest';
import type { GameRoom, RoomEvent } from '../../src/sdk/protocol';
import { type Room, applyEvent, applyPresence, roomFromImage, seatOf } from '../../src/sdk/room';
import { imageOf as image, playerOf as player } from '../support/image';

const NOW = '2026-01-01T00:01:00Z';

/** The room after these events, numbered on from its image. */
function after(start: Room | GameRoom, ...events: object[]): Room {
  let room = 'notices' in start ? start : roomFromImage(start, null);
  for (const fields of events) {
    const event = { room_id: 'r1', epoch: 'e1', seq: room.seq + 1, ...fields } as RoomEvent;
    room = applyEvent(room, event, (same) => same, NOW);
  }
  return room;
}

const who = (user_id: number) => ({ user_id, username: `u${user_id}` });

describe('a room from its image', () => {
  it('has what the image has', () => {
    expect(roomFromImage(image(), null)).toMatchObject({ room_name: 'Late shift', seq: 5, notices: [], names: {} });
  });

  it('keeps fields that only its game knows', () => {
    expect(roomFromImage({ ...image(), rolls: [1, 2] } as GameRoom, null)).toMatchObject({ rolls: [1, 2] });
  });

  it('keeps what only events told, for the same generation', () => {
    const before = after(image(), { type: 'spectator_joined', ...who(9) });
    const next = roomFromImage(image({ seq: 9, spectators: [9] }), before);
    expect([next.names, next.notices.length]).toEqual([{ 9: 'u9' }, 1]);
  });

  it('forgets it for another generation', () => {
    const before = after(image(), { type: 'spectator_joined', ...who(9) });
    expect(roomFromImage(image({ epoch: 'e2' }), before).notices).toEqual([]);
  });

  it('bears an image without chat and spectators', () => {
    const bare = { ...image(), chat: undefined, spectators: undefined } as unknown as GameRoom;
    expect(roomFromImage(bare, null)).toMatchObject({ chat: [], spectators: [] });
  });
});

describe('players', () => {
  it('sit down', () => {
    const room = after(image({ players: [player(1)] }), { type: 'room_joined', player: player(2) });
    expect(room.players.map((seat) => seat.user_id)).toEqual([1, 2]);
    expect(room.players[1]?.is_online).toBe(true);
  });

  it('sit once, also when the image has them already', () => {
    const room = after(image(), { type: 'room_joined', player: player(2) });
    expect(room.players).toHaveLength(2);
  });

  it('stop being spectators when they sit down', () => {
    const room = after(image({ spectators: [3] }), { type: 'room_joined', player: player(3) });
    expect(room.spectators).toEqual([]);
  });

  it('are gone when they leave before the game', () => {
    const room = after(image(), { type: 'player_left', ...who(1), host_id: 2 });
    expect(room.players.map((seat) => seat.user_id)).toEqual([2]);
    expect(room.host_id).toBe(2);
  });

  it('stay visible when they leave a running game, but have no seat', () => {
    const room = after(image({ status: 'in_progress' }), { type: 'player_left', ...who(1), host_id: 2 });
    expect(room.players[0]).toMatchObject({ has_left: true, is_online: false });
    expect(seatOf(room, 1)).toBeUndefined();
    expect(seatOf(room, 2)?.username).toBe('u2');
  });

  it('are cut off with the time their seat is kept, and come back', () => {
    const lost = after(image(), { type: 'player_disconnected', ...who(2), seat_until: 'later' });
    expect(lost.players[1]).toMatchObject({ is_online: false, seat_until: 'later' });
    const back = after(lost, { type: 'player_rejoined', ...who(2) });
    expect(back.players[1]).toMatchObject({ is_online: true, seat_until: null });
  });

  it('are ready, and not ready after all', () => {
    const ready = after(image(), { type: 'player_ready', ...who(2), ready: true });
    expect(ready.players.map((seat) => seat.is_ready)).toEqual([false, true]);
    expect(after(ready, { type: 'player_ready', ...who(2), ready: false }).players[1]?.is_ready).toBe(false);
  });

  it('show their presence without a number being used', () => {
    const room = applyPresence(roomFromImage(image(), null), { type: 'presence', user_id: 2, online: false });
    expect([room.players[1]?.is_online, room.seq]).toEqual([false, 5]);
  });
});

describe('spectators', () => {
  it('come once, with a name, and go', () => {
    const room = after(image(), { type: 'spectator_joined', ...who(9) }, { type: 'spectator_joined', ...who(9) });
    expect([room.spectators, room.names[9]]).toEqual([[9], 'u9']);
    expect(after(room, { type: 'spectator_left', ...who(9) }).spectators).toEqual([]);
  });
});

describe('a game', () => {
  const start = { type: 'game_started', players: [player(1), player(2)], first_turn: 2, deadline: 'soon' };

  it('starts with who opens and until when', () => {
    expect(after(image(), start)).toMatchObject({ status: 'in_progress', current_turn: 2, turn_deadline: 'soon' });
  });

  it('starts sealed, with the seeds of its players', () => {
    const seal = { commitment: 'c0ffee', client_seeds: [{ user_id: 1, seed: 'aa' }] };
    expect(after(image(), { ...start, ...seal })).toMatchObject({ ...seal, first_turn: 2, secret: null });
  });

  it('opens its secret at the end', () => {
    const end = {
      type: 'game_ended',
      winner_id: 1,
      winner_username: 'u1',
      final_scores: [],
      reason: 'score',
      secret: 'beef',
    };
    expect(after(image(), start, end)).toMatchObject({ secret: 'beef', end_reason: 'score' });
  });

  it('passes the turn', () => {
    const room = after(image(), start, { type: 'turn_changed', current_turn: 1, turn_number: 2, deadline: 'later' });
    expect(room).toMatchObject({ current_turn: 1, turn_number: 2, turn_deadline: 'later' });
  });

  it('ends with winner, scores and reason', () => {
    const final_scores = [
      [2, 'u2', 10],
      [1, 'u1', 7],
    ];
    const room = after(image(), start, {
      type: 'game_ended',
      winner_id: 2,
      winner_username: 'u2',
      final_scores,
      reason: 'forfeit',
    });
    expect(room).toMatchObject({
      status: 'finished',
      winner_id: 2,
      end_reason: 'forfeit',
      current_turn: null,
      turn_deadline: null,
      final_scores,
    });
    expect(room.players.map((seat) => seat.score)).toEqual([7, 10]);
  });

  it('can be aborted', () => {
    expect(after(image(), start, { type: 'game_aborted', reason: 'operator' })).toMatchObject({
      status: 'abandoned',
      end_reason: 'operator',
    });
  });

  it('leaves its own events to its reducer', () => {
    const event = { type: 'plain.move', room_id: 'r1', epoch: 'e1', seq: 6, to: 4 } as unknown as RoomEvent;
    const room = applyEvent(roomFromImage(image(), null), event, (same) => ({ ...same, moved: true }) as Room, NOW);
    expect(room).toMatchObject({ moved: true, seq: 6 });
  });
});

describe('a closed room', () => {
  it('says why', () => {
    expect(after(image(), { type: 'room_closed', reason: 'replaced' }).closed).toBe('replaced');
  });
});

describe('chat', () => {
  const line = (n: number) => ({ type: 'chat.message', ...who(1), text: `line ${n}`, at: NOW });

  it('adds lines at the end, without the envelope', () => {
    expect(after(image(), line(1)).chat).toEqual([{ ...who(1), text: 'line 1', at: NOW }]);
  });

  it('keeps the newest 50', () => {
    const room = after(image(), ...Array.from({ length: 60 }, (_, n) => line(n)));
    expect(room.chat).toHaveLength(50);
    expect([room.chat[0]?.text, room.chat[49]?.text]).toEqual(['line 10', 'line 59']);
  });
});

describe('notices', () => {
  it('tell who came, went and was cut off, in order', () => {
    const room = after(
      image({ players: [player(1)] }),
      { type: 'room_joined', player: player(2) },
      { type: 'player_disconnected', ...who(2), seat_until: 'x' },
      { type: 'player_rejoined', ...who(2) },
      { type: 'spectator_joined', ...who(9) },
      { type: 'spectator_left', ...who(9) },
      { type: 'player_left', ...who(2) },
    );
    expect(room.notices.map((notice) => notice.kind)).toEqual(['joined', 'lost', 'back', 'watching', 'gone', 'left']);
    expect(room.notices.map((notice) => notice.seq)).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('carry the time of the event, or else of its arrival', () => {
    const room = after(image(), { type: 'player_left', ...who(1), at: 'then' }, { type: 'player_left', ...who(2) });
    expect(room.notices.map((notice) => notice.at)).toEqual(['then', NOW]);
  });

  it('tell when a player was lost, though it is learned later', () => {
    const room = after(image(), { type: 'player_disconnected', ...who(2), seat_until: '2026-01-01T00:05:00.000Z' });
    expect(room.notices[0]?.at).toBe('2026-01-01T00:04:00.000Z');
  });

  it('are silent about moves and talk', () => {
    const room = after(
      image(),
      { type: 'player_ready', ...who(1) },
      { type: 'chat.message', ...who(1), text: 'x', at: NOW },
    );
    expect(room.notices).toEqual([]);
  });

  it('keep the newest 50', () => {
    const room = after(
      image(),
      ...Array.from({ length: 55 }, (_, n) => ({ type: 'spectator_joined', ...who(n + 100) })),
    );
    expect(room.notices).toHaveLength(50);
  });
});

describe('the number', () => {
  it('moves with every event, also one that says nothing here', () => {
    expect(after(image(), { type: 'unheard.of' }, { type: 'unheard.of', masked: true }).seq).toBe(7);
  });

  it('leaves the room before untouched', () => {
    const before = roomFromImage(image(), null);
    const copy = structuredClone(before);
    after(before, { type: 'player_ready', ...who(1) }, { type: 'chat.message', ...who(1), text: 'x', at: NOW });
    expect(before).toEqual(copy);
  });
});
