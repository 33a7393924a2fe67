/** Every message of `/ws/games`. Written by `npm run types` from the JSON Schemas as soon as these exist. */

export type RoomStatus = 'waiting' | 'in_progress' | 'finished' | 'abandoned';

/** A user with a seat. */
export interface GamePlayer {
  user_id: number;
  username: string;
  avatar_id?: number | null;
  score: number;
  is_ready: boolean;
  joined_at: string;
  is_online?: boolean;
}

/** One line of a room's chat. */
export interface ChatLine {
  user_id: number;
  username: string;
  text: string;
  at: string;
}

/** The image of a room, true for its `epoch` and `seq`; games add fields of their own. */
export interface GameRoom {
  room_id: string;
  room_name: string;
  game_type: string;
  status: RoomStatus;
  host_id: number;
  players: GamePlayer[];
  spectators: number[];
  current_turn?: number | null;
  turn_number: number;
  created_at: string;
  started_at?: string | null;
  finished_at?: string | null;
  winner_id?: number | null;
  turn_deadline?: string | null;
  seq: number;
  epoch: string;
  chat: ChatLine[];
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
}

/** A point in a durable channel. */
export interface ChannelPoint {
  channel: string;
  epoch: string;
  seq: number;
}

interface Asked {
  request_id?: string;
}

export interface Auth extends Asked {
  type: 'auth';
  avatar_id?: number;
}
export interface CreateRoom extends Asked {
  type: 'create_room';
  game_type: string;
  room_name: string;
  avatar_id?: number;
}
export interface JoinRoom extends Asked {
  type: 'join_room';
  room_name?: string;
  room_id?: string;
  avatar_id?: number;
}
export interface LeaveRoom extends Asked {
  type: 'leave_room';
  room_id: string;
}
export interface RejoinRoom extends Asked {
  type: 'rejoin_room';
  room_id: string;
}
export interface Ready extends Asked {
  type: 'ready';
  room_id: string;
  ready?: boolean;
  seed?: string;
}
export interface ListRooms extends Asked {
  type: 'list_rooms';
  game_type?: string;
  status?: RoomStatus;
}
export interface Spectate extends Asked {
  type: 'spectate';
  room_id: string;
}
export interface LeaveSpectate extends Asked {
  type: 'leave_spectate';
  room_id: string;
}
export interface BiggerDiceRoll extends Asked {
  type: 'bigger_dice.roll';
  room_id: string;
}
export interface ChatSend extends Asked {
  type: 'chat.send';
  room_id: string;
  text: string;
}
export interface Ping extends Asked {
  type: 'ping';
  ts?: number;
}
export interface Subscribe extends Asked {
  type: 'subscribe';
  channel: string;
}
export interface Unsubscribe extends Asked {
  type: 'unsubscribe';
  channel: string;
}
export interface Resume extends Asked {
  type: 'resume';
  channels: ChannelPoint[];
}
export interface Refresh extends Asked {
  type: 'refresh';
  token: string;
}

/** What every message of a room's channel carries. */
interface Durable {
  room_id: string;
  seq: number;
  epoch: string;
  masked?: boolean;
  timestamp?: string;
}

export interface RoomCreated {
  type: 'room_created';
  room_id: string;
  room_name: string;
  game_type: string;
  host_id: number;
  host_username: string;
}
export interface RoomJoined extends Durable {
  type: 'room_joined';
  room_name: string;
  player: GamePlayer;
}
export interface PlayerLeft extends Durable {
  type: 'player_left';
  user_id: number;
  username: string;
  host_id?: number;
  reason?: string;
}
export interface PlayerRejoined extends Durable {
  type: 'player_rejoined';
  user_id: number;
  username: string;
}
export interface PlayerDisconnected extends Durable {
  type: 'player_disconnected';
  user_id: number;
  username: string;
  seat_until: string;
}
export interface PlayerReady extends Durable {
  type: 'player_ready';
  user_id: number;
  username: string;
  ready?: boolean;
}
export interface RoomState {
  type: 'room_state';
  room: GameRoom;
  seq?: number;
  epoch?: string;
}
export interface RoomList {
  type: 'room_list';
  rooms: RoomSummary[];
}
export interface SpectatorJoined extends Durable {
  type: 'spectator_joined';
  user_id: number;
  username: string;
}
export interface SpectatorLeft extends Durable {
  type: 'spectator_left';
  user_id: number;
  username: string;
}
export interface GameStarted extends Durable {
  type: 'game_started';
  players: GamePlayer[];
  first_turn: number;
  turn_number?: number;
  deadline?: string;
}
export interface TurnChanged extends Durable {
  type: 'turn_changed';
  current_turn: number;
  turn_number: number;
  deadline?: string;
}
/** User id, name, score. */
export type FinalScore = [number, string, number];

export interface GameEnded extends Durable {
  type: 'game_ended';
  winner_id: number | null;
  winner_username: string | null;
  final_scores: FinalScore[];
  reason?: string;
}
export interface GameAborted extends Durable {
  type: 'game_aborted';
  reason: string;
}
export interface RoomClosed extends Durable {
  type: 'room_closed';
  reason: string;
}
export interface ChatMessage extends Durable {
  type: 'chat.message';
  user_id: number;
  username: string;
  text: string;
  at: string;
}
export interface BiggerDiceRolled extends Durable {
  type: 'bigger_dice.rolled';
  player_id: number;
  player_username: string;
  roll: number;
  new_score: number;
  n: number;
  auto?: boolean;
}
export interface BiggerDiceRoundResult extends Durable {
  type: 'bigger_dice.round_result';
  player1_id: number;
  player1_roll: number;
  player2_id: number;
  player2_roll: number;
  winner_id: number | null;
  is_tie: boolean;
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
export interface Pong {
  type: 'pong';
  timestamp?: string | number;
  ts?: number;
}
export interface Subscribed extends Asked {
  type: 'subscribed';
  channel: string;
  epoch?: string;
  seq?: number;
}
export interface Resumed extends Asked {
  type: 'resumed';
  channel: string;
  epoch: string;
  seq: number;
  recovered: boolean;
  image?: GameRoom | null;
}
export interface TokenExpiring {
  type: 'token_expiring';
  expires_at: string | number;
}
export interface ErrorMessage extends Asked {
  type: 'error';
  code: string;
  message: string;
  socket_id?: string;
  retry_after_ms?: number;
  details?: Record<string, unknown>;
}
