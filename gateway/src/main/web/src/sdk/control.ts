/** Messages that a gateway says to one socket; they have no schema, since no service reads or writes them. */
import type { GameRoom, Player, RoomState } from './generated/messages';

export type RoomStatus = GameRoom['status'];

/** A user with a seat. */
export type GamePlayer = Player;

/** User id, name, score. */
export type FinalScore = [number, string, number];

/** A point in a durable channel. */
export interface ChannelPoint {
  channel: string;
  epoch: string;
  seq: number;
}

/** A line of the lobby's list. */
export interface RoomSummary {
  room_id: string;
  room_name: string;
  game_type: string;
  status: RoomStatus;
  host_id: number;
  host_username: string;
  player_count: number;
  max_players: number;
  spectator_count: number;
  created_at: string;
  players?: Pick<Player, 'user_id' | 'username' | 'avatar_id'>[];
}

export interface RoomList {
  type: 'room_list';
  rooms: RoomSummary[];
}

export interface Presence {
  type: 'presence';
  room_id?: string;
  channel?: string;
  user_id: number;
  online: boolean;
}

export interface AuthOk {
  type: 'auth_ok';
  user_id: number;
  username: string;
  expires_at: string | number;
}

export interface Ack {
  type: 'ack';
  request_id: string;
  room_id?: string;
  seq?: number;
}

/** `timestamp` is the server's clock; `ts` is what the ping carried. */
export interface Pong {
  type: 'pong';
  timestamp?: string | number;
  ts?: number;
}

export interface Subscribed {
  type: 'subscribed';
  channel: string;
  epoch?: string;
  seq?: number;
  request_id?: string;
}

/** `image` is null for a channel the server does not know; where there is one, it may follow as its own message. */
export interface Resumed {
  type: 'resumed';
  channel: string;
  epoch: string;
  seq: number;
  recovered: boolean;
  image?: RoomState['room'] | RoomState | null;
  request_id?: string;
}

export interface TokenExpiring {
  type: 'token_expiring';
  expires_at: string | number;
}

export interface ErrorMessage {
  type: 'error';
  code: string;
  message: string;
  socket_id?: string;
  request_id?: string;
  retry_after_ms?: number;
  details?: Record<string, unknown>;
}
