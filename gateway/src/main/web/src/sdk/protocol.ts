/** The two directions of `/ws/games` as unions, and the few questions everybody asks about a message. */
import type * as C from './control';
import type * as M from './generated/messages';

export type * from './control';
export type * from './generated/messages';

/** Commands that are answered by `ack` or `error` and are safe to repeat by `request_id`. */
export type Command =
  | M.CreateRoom
  | M.JoinRoom
  | M.LeaveRoom
  | M.RejoinRoom
  | M.Ready
  | M.Spectate
  | M.LeaveSpectate
  | M.BiggerDiceRoll
  | M.ChatSend
  | GameCommand;

/** A command of a game this file has never heard of: its type has a dot, its room is named. */
export interface GameCommand {
  type: `${string}.${string}`;
  room_id: string;
  request_id?: string;
  [field: string]: unknown;
}

/** Everything a client may send. */
export type Outgoing = Command | M.Auth | M.ListRooms | M.Ping | M.Subscribe | M.Unsubscribe | M.Resume | M.Refresh;

/** Messages of a room's channel, numbered without a hole. */
export type RoomEvent =
  | M.RoomJoined
  | M.PlayerLeft
  | M.PlayerRejoined
  | M.PlayerDisconnected
  | M.PlayerReady
  | M.SpectatorJoined
  | M.SpectatorLeft
  | M.GameStarted
  | M.TurnChanged
  | M.GameEnded
  | M.GameAborted
  | M.RoomClosed
  | M.ChatMessage
  | M.BiggerDiceRolled
  | M.BiggerDiceRoundResult;

/** Everything a server may send. */
export type Incoming =
  | RoomEvent
  | M.RoomCreated
  | M.RoomState
  | C.RoomList
  | C.Presence
  | C.AuthOk
  | C.Ack
  | C.Pong
  | C.Subscribed
  | C.Resumed
  | C.TokenExpiring
  | C.ErrorMessage;

export const LOBBY = 'lobby:games';

export function channelOfRoom(roomId: string): string {
  return `room:${roomId}`;
}

export function roomOfChannel(channel: string): string | null {
  return channel.startsWith('room:') ? channel.slice('room:'.length) : null;
}

const ANSWERS = new Set(['ack', 'resumed', 'subscribed', 'room_state', 'error', 'room_created']);

/** True for a message that has a place in a durable channel. */
export function isDurable(message: Incoming): message is RoomEvent {
  const fields = message as Partial<RoomEvent>;
  return (
    !ANSWERS.has(message.type) &&
    typeof fields.seq === 'number' &&
    typeof fields.epoch === 'string' &&
    typeof fields.room_id === 'string'
  );
}

/** Parses one frame; null for what is no object with a `type`. */
export function parseFrame(text: string): Incoming | null {
  try {
    const value: unknown = JSON.parse(text);
    return isTyped(value) ? (value as Incoming) : null;
  } catch {
    return null;
  }
}

function isTyped(value: unknown): value is { type: string } {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
