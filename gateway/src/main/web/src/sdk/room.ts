import { CHAT_LINES, NOTICE_LINES, SEAT_KEPT_MS } from './limits';
import type { FinalScore, GameEnded, GamePlayer, GameRoom, Presence, RoomEvent } from './protocol';

/** A seat as shown: the player, and until when a lost one keeps it. */
export type Seat = Omit<GamePlayer, Later> & Partial<Pick<GamePlayer, Later>>;

/** What a player has only after something happened to him. */
type Later = 'seat_until' | 'has_left' | 'is_online' | 'avatar_id';

/** What happened around the table, in the order it was learned; not part of the image. */
export interface Notice {
  kind: 'joined' | 'left' | 'lost' | 'back' | 'watching' | 'gone';
  user_id: number;
  username: string;
  /** Server time of the event where it carries one, else of its arrival, ISO 8601. */
  at: string;
  seq: number;
}

/** A room as the pages see it: the image with everything since folded in. */
export interface Room extends Omit<GameRoom, 'players' | 'final_scores'> {
  players: Seat[];
  /** Names of spectators, as far as they were heard of. */
  names: Record<number, string>;
  notices: Notice[];
  final_scores: FinalScore[] | null;
  /** Why the room takes no more commands; absent while it does. */
  closed?: string;
}

/** The part of a room that only its game understands. Pure. */
export type GameReducer = (room: Room, event: RoomEvent) => Room;

/** Takes an image; what only events told (names, notices) is kept for the same generation of the room. */
export function roomFromImage(image: GameRoom, before: Room | null): Room {
  const same = before?.epoch === image.epoch ? before : null;
  return {
    ...image,
    chat: image.chat ?? [],
    spectators: image.spectators ?? [],
    names: same?.names ?? {},
    notices: same?.notices ?? [],
    final_scores: (image.final_scores as FinalScore[] | null | undefined) ?? null,
  };
}

/** Folds one numbered message in. `now` is ISO 8601, for lines whose event has no time of its own. */
export function applyEvent(room: Room, event: RoomEvent, game: GameReducer, now: string): Room {
  const next = applyCommon(room, event);
  const noticed = withNotice(next, event, now);
  return { ...game(noticed, event), seq: event.seq, epoch: event.epoch };
}

export function applyPresence(room: Room, presence: Presence): Room {
  return patchSeat(room, presence.user_id, { is_online: presence.online });
}

export function seatOf(room: Room, userId: number): Seat | undefined {
  return room.players.find((seat) => seat.user_id === userId && !seat.has_left);
}

/** Changes one seat, if that user has one. */
export function patchSeat(room: Room, userId: number, patch: Partial<Seat>): Room {
  const players = room.players.map((seat) => (seat.user_id === userId ? { ...seat, ...patch } : seat));
  return { ...room, players };
}

function applyCommon(room: Room, event: RoomEvent): Room {
  switch (event.type) {
    case 'room_joined':
      return { ...withPlayer(room, event.player), host_id: event.host_id };
    case 'player_left':
      return withoutPlayer(room, event.user_id, event.host_id);
    case 'player_disconnected':
      return patchSeat(room, event.user_id, { is_online: false, seat_until: event.seat_until });
    case 'player_rejoined':
      return patchSeat(room, event.user_id, { is_online: true, seat_until: null });
    case 'player_ready':
      return patchSeat(room, event.user_id, { is_ready: event.ready });
    case 'spectator_joined':
      return withSpectator(room, event.user_id, event.username);
    case 'spectator_left':
      return { ...room, spectators: room.spectators.filter((id) => id !== event.user_id) };
    default:
      return applyGame(room, event);
  }
}

function applyGame(room: Room, event: RoomEvent): Room {
  switch (event.type) {
    case 'game_started':
      return {
        ...room,
        status: 'in_progress',
        players: event.players,
        current_turn: event.first_turn,
        turn_number: event.turn_number,
        turn_deadline: event.deadline,
        started_at: event.started_at,
        first_turn: event.first_turn,
        commitment: event.commitment,
        client_seeds: event.client_seeds,
        secret: null,
      };
    case 'turn_changed':
      return {
        ...room,
        current_turn: event.current_turn,
        turn_number: event.turn_number,
        turn_deadline: event.deadline,
      };
    case 'game_ended':
      return ended(room, event);
    case 'game_aborted':
      return { ...room, status: 'abandoned', current_turn: null, turn_deadline: null, end_reason: event.reason };
    case 'room_closed':
      return { ...room, closed: event.reason };
    case 'chat.message': {
      const { user_id, username, text, at } = event;
      return { ...room, chat: [...room.chat, { user_id, username, text, at }].slice(-CHAT_LINES) };
    }
    default:
      return room;
  }
}

function ended(room: Room, event: GameEnded): Room {
  const scores = event.final_scores as FinalScore[];
  const players = room.players.map((seat) => {
    const score = scores.find(([id]) => id === seat.user_id)?.[2];
    return score === undefined ? seat : { ...seat, score };
  });
  return {
    ...room,
    players,
    status: 'finished',
    winner_id: event.winner_id,
    final_scores: scores,
    end_reason: event.reason,
    finished_at: event.finished_at,
    secret: event.secret,
    current_turn: null,
    turn_deadline: null,
  };
}

function withPlayer(room: Room, player: GamePlayer): Room {
  const others = room.players.filter((seat) => seat.user_id !== player.user_id);
  const spectators = room.spectators.filter((id) => id !== player.user_id);
  return { ...room, spectators, players: [...others, player] };
}

/** Once a game runs, who leaves stays visible: the result is about him too. */
function withoutPlayer(room: Room, userId: number, hostId: number): Room {
  const next = { ...room, host_id: hostId };
  if (room.status !== 'waiting') return patchSeat(next, userId, { has_left: true, is_online: false, seat_until: null });
  return { ...next, players: next.players.filter((seat) => seat.user_id !== userId) };
}

function withSpectator(room: Room, userId: number, username: string): Room {
  const spectators = room.spectators.includes(userId) ? room.spectators : [...room.spectators, userId];
  return { ...room, spectators, names: { ...room.names, [userId]: username } };
}

const NOTICES: Partial<Record<RoomEvent['type'], Notice['kind']>> = {
  room_joined: 'joined',
  player_left: 'left',
  player_disconnected: 'lost',
  player_rejoined: 'back',
  spectator_joined: 'watching',
  spectator_left: 'gone',
};

function withNotice(room: Room, event: RoomEvent, now: string): Room {
  const kind = NOTICES[event.type];
  const who = event.type === 'room_joined' ? event.player : (event as { user_id?: number; username?: string });
  if (!kind || who.user_id === undefined) return room;
  const username = who.username ?? room.names[who.user_id] ?? 'A guest';
  const notice = { kind, user_id: who.user_id, username, at: timeOf(event) ?? now, seq: event.seq };
  return { ...room, notices: [...room.notices, notice].slice(-NOTICE_LINES) };
}

/** When it happened, where the event tells it: also of one that was caught up much later. */
function timeOf(event: RoomEvent): string | undefined {
  if (event.type !== 'player_disconnected') return (event as { at?: string }).at;
  const lost = Date.parse(event.seat_until) - SEAT_KEPT_MS;
  return Number.isNaN(lost) ? undefined : new Date(lost).toISOString();
}
