import type { ChannelPoint, GameRoom, Incoming, Outgoing, RoomEvent } from '../../src/sdk/protocol';
import type { Wire } from '../../src/sdk/socket';
import type { FakeClock } from './fake-clock';
import { imageOf, playerOf } from './image';

type Sent = Partial<Incoming> & { type: string };

interface Connection {
  wire: Wire;
  user: User;
  channels: Set<string>;
  isOpen: boolean;
}

export interface User {
  user_id: number;
  username: string;
}

interface FakeRoom {
  image: GameRoom;
  log: RoomEvent[];
}

const LATENCY_MS = 5;

/**
 * A server with rooms, numbered channels, resume and remembered answers, in memory. What a network does to its
 * messages is up to the test: `deliver` may lose, repeat or hold back any of them.
 */
export class FakeServer {
  readonly rooms = new Map<string, FakeRoom>();
  readonly received: Outgoing[] = [];
  /** How often each `request_id` took effect. */
  readonly effects = new Map<string, number>();
  /** Refuses handshakes while true. */
  isAway = false;
  /** Takes everything and answers nothing while true: a cable pulled out. */
  isSilent = false;
  /** Messages older than this many are gone, so that a resume behind them gets the image. */
  kept = 1_000;
  /** Decides what becomes of one message: the copies that arrive. */
  deliver: (message: Sent) => readonly Sent[] = (message) => [message];
  /** Answers a command instead of the server. */
  refuse: (command: Outgoing) => Sent | null = () => null;
  private readonly answers = new Map<string, Sent>();
  private connections: Connection[] = [];
  private generation = 0;

  constructor(private readonly clock: FakeClock) {}

  /** What a browser gets from `new WebSocket`. */
  dial(user: User): Wire {
    const wire: Wire = { onopen: null, onmessage: null, onclose: null, send: () => undefined, close: () => undefined };
    const connection = { wire, user, channels: new Set<string>(), isOpen: false };
    wire.send = (text) => this.onFrame(connection, JSON.parse(text) as Outgoing);
    wire.close = () => this.forget(connection);
    this.connections.push(connection);
    this.clock.after(LATENCY_MS, () => this.handshake(connection));
    return wire;
  }

  /** Closes every connection. */
  cut(code = 1006): void {
    for (const connection of [...this.connections]) {
      this.forget(connection);
      connection.wire.onclose?.({ code });
    }
  }

  get open(): number {
    return this.connections.filter((connection) => connection.isOpen).length;
  }

  addRoom(roomId: string, players: readonly User[] = [], epoch = `e${++this.generation}`): FakeRoom {
    const seats = players.map((user) => playerOf(user.user_id, user.username));
    const image = imageOf({ room_id: roomId, room_name: `Table ${roomId}`, players: seats, seq: 0, epoch });
    const room = { image, log: [] };
    this.rooms.set(roomId, room);
    return room;
  }

  /** Something happens in a room: it gets the next number and goes to all who listen. */
  emit(roomId: string, fields: { type: string; [field: string]: unknown }): RoomEvent {
    const room = this.room(roomId);
    room.image = { ...room.image, seq: room.image.seq + 1 };
    const event = { ...fields, room_id: roomId, seq: room.image.seq, epoch: room.image.epoch } as RoomEvent;
    room.log = [...room.log, event].slice(-this.kept);
    this.fold(room, event);
    for (const connection of this.connections)
      if (connection.channels.has(`room:${roomId}`)) this.say(connection, event);
    return event;
  }

  chat(roomId: string, text: string, user: User = { user_id: 99, username: 'zoe' }): RoomEvent {
    return this.emit(roomId, { type: 'chat.message', ...user, text, at: '2026-01-01T00:00:00Z' });
  }

  /** Says something to everybody who is connected. */
  broadcast(message: Sent): void {
    for (const connection of this.connections) this.say(connection, message);
  }

  /** Texts that were really written into a room's chat. */
  lines(roomId: string): string[] {
    return this.room(roomId).image.chat.map((line) => line.text);
  }

  private handshake(connection: Connection): void {
    if (!this.connections.includes(connection) || this.isSilent) return;
    if (this.isAway) {
      this.forget(connection);
      return connection.wire.onclose?.({ code: 1006 });
    }
    connection.isOpen = true;
    connection.wire.onopen?.();
  }

  private forget(connection: Connection): void {
    connection.isOpen = false;
    this.connections = this.connections.filter((one) => one !== connection);
  }

  private onFrame(connection: Connection, message: Outgoing): void {
    if (this.isSilent) return;
    this.received.push(message);
    const refusal = this.refuse(message);
    if (refusal) return this.say(connection, { ...refusal, request_id: message.request_id } as Sent);
    switch (message.type) {
      case 'ping':
        return this.say(connection, { type: 'pong', ts: message.ts, timestamp: this.clock.now() + 60_000 } as Sent);
      case 'auth':
        return this.say(connection, { type: 'auth_ok', ...connection.user, expires_at: 0 } as Sent);
      case 'subscribe':
        return this.subscribe(connection, message.channel, message.request_id);
      case 'resume':
        return message.channels.forEach((point) => this.resume(connection, point as ChannelPoint));
      case 'unsubscribe':
        return void connection.channels.delete(message.channel);
      case 'refresh':
        return this.say(connection, { type: 'auth_ok', ...connection.user, expires_at: 1 } as Sent);
      default:
        return this.command(connection, message);
    }
  }

  private subscribe(connection: Connection, channel: string, request_id?: string): void {
    connection.channels.add(channel);
    if (channel.startsWith('lobby:')) return this.say(connection, { type: 'subscribed', channel, request_id } as Sent);
    const room = this.rooms.get(channel.slice('room:'.length));
    if (!room)
      return this.say(connection, { type: 'error', code: 'ROOM_NOT_FOUND', message: channel, request_id } as Sent);
    const { epoch, seq } = room.image;
    this.say(connection, { type: 'subscribed', channel, epoch, seq, request_id } as Sent);
    this.say(connection, { type: 'room_state', room: room.image });
  }

  private resume(connection: Connection, point: ChannelPoint): void {
    const { channel } = point;
    const room = this.rooms.get(channel.slice('room:'.length));
    if (!room) return this.say(connection, { type: 'resumed', ...point, recovered: false, image: null });
    connection.channels.add(channel);
    const { epoch, seq } = room.image;
    const missed = room.log.filter((event) => event.seq > point.seq);
    const recovered = point.epoch === epoch && missed.length === seq - point.seq;
    this.say(connection, { type: 'resumed', channel, epoch, seq, recovered });
    if (recovered) missed.forEach((event) => this.say(connection, event));
    else this.say(connection, { type: 'room_state', room: room.image });
  }

  private command(connection: Connection, command: Outgoing): void {
    const id = command.request_id ?? '';
    const known = this.answers.get(id);
    if (known) return this.say(connection, known);
    this.effects.set(id, (this.effects.get(id) ?? 0) + 1);
    const roomId = this.decide(connection, command);
    const answer: Sent = roomId
      ? ({ type: 'ack', request_id: id, room_id: roomId, seq: this.room(roomId).image.seq } as Sent)
      : ({ type: 'error', code: 'ROOM_NOT_FOUND', message: 'No such room', request_id: id } as Sent);
    this.answers.set(id, answer);
    this.say(connection, answer);
  }

  /** The room the command took effect in; null when there is none. */
  private decide(connection: Connection, command: Outgoing): string | null {
    const { user } = connection;
    const roomId =
      'room_id' in command ? String(command.room_id) : `room_${(command as { room_name?: string }).room_name}`;
    if (command.type === 'create_room') this.addRoom(roomId);
    if (!this.rooms.has(roomId)) return null;
    if (command.type === 'create_room' || command.type === 'join_room') return this.seat(connection, roomId);
    if (command.type === 'rejoin_room') this.attach(connection, roomId);
    if (command.type === 'leave_room') this.emit(roomId, { type: 'player_left', ...user });
    if (command.type === 'ready') this.emit(roomId, { type: 'player_ready', ...user, ready: command.ready });
    if (command.type === 'chat.send') this.chat(roomId, String(command.text), user);
    if (command.type === 'spectate') {
      connection.channels.add(`room:${roomId}`);
      this.emit(roomId, { type: 'spectator_joined', ...user });
      this.attach(connection, roomId);
    }
    return roomId;
  }

  private seat(connection: Connection, roomId: string): string {
    connection.channels.add(`room:${roomId}`);
    this.emit(roomId, {
      type: 'room_joined',
      room_name: roomId,
      player: playerOf(connection.user.user_id, connection.user.username),
    });
    this.attach(connection, roomId);
    return roomId;
  }

  private attach(connection: Connection, roomId: string): void {
    connection.channels.add(`room:${roomId}`);
    this.say(connection, { type: 'room_state', room: this.room(roomId).image });
  }

  private fold(room: FakeRoom, event: RoomEvent): void {
    const { image } = room;
    if (event.type === 'chat.message') image.chat = [...image.chat, event];
    if (event.type === 'room_joined') image.players = [...image.players, event.player];
    if (event.type === 'player_left') image.players = image.players.filter((seat) => seat.user_id !== event.user_id);
    if (event.type === 'spectator_joined') image.spectators = [...image.spectators, event.user_id];
  }

  private say(connection: Connection, message: Sent): void {
    for (const copy of this.deliver(message)) {
      const data = JSON.stringify(copy);
      this.clock.after(LATENCY_MS, () => connection.isOpen && !this.isSilent && connection.wire.onmessage?.({ data }));
    }
  }

  private room(roomId: string): FakeRoom {
    const room = this.rooms.get(roomId);
    if (!room) throw new Error(`No room ${roomId}`);
    return room;
  }
}
