import type { GamePlayer, GameRoom } from '../../src/sdk/protocol';

/** A player who has just sat down. */
export function playerOf(user_id: number, username = `u${user_id}`): GamePlayer {
  const joined_at = '2026-01-01T00:00:00Z';
  return {
    user_id,
    username,
    avatar_id: null,
    score: 0,
    is_ready: false,
    joined_at,
    is_online: true,
    seat_until: null,
    has_left: false,
  };
}

/** The image of a waiting room, but for what a test says. */
export function imageOf(fields: Partial<GameRoom> = {}): GameRoom {
  const players = fields.players ?? [playerOf(1), playerOf(2)];
  return {
    room_id: 'r1',
    room_name: 'Late shift',
    game_type: 'plain',
    status: 'waiting',
    host_id: players[0]?.user_id ?? 0,
    host_username: players[0]?.username ?? '',
    players,
    player_count: players.length,
    min_players: 2,
    max_players: 2,
    spectators: [],
    spectator_count: 0,
    created_at: '2026-01-01T00:00:00Z',
    current_turn: null,
    turn_number: 0,
    turn_deadline: null,
    started_at: null,
    finished_at: null,
    winner_id: null,
    final_scores: null,
    end_reason: null,
    first_turn: null,
    commitment: null,
    client_seeds: [],
    secret: null,
    chat: [],
    seq: 5,
    epoch: 'e1',
    ...fields,
  };
}
