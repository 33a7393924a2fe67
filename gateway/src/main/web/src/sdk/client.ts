import { Asks } from './asks';
import type { Cancel, Clock } from './clock';
import { type Connection, connectionOf } from './connection';
import { IMAGE_TIMEOUT_MS, MOVED_WITHIN_MS, RESUMES_WITHOUT_PROGRESS, RESUME_TIMEOUT_MS } from './limits';
import { Outbox } from './outbox';
import {
  type AuthOk,
  type Command,
  type ErrorMessage,
  type GameRoom,
  type Incoming,
  LOBBY,
  type Resumed,
  type RoomEvent,
  type RoomSummary,
  type Subscribed,
  channelOfRoom,
  isDurable,
  roomOfChannel,
} from './protocol';
import { type CatchUp, Resumption } from './resume';
import type { GameReducer } from './room';
import type { Socket } from './socket';
import { Store } from './store';
import { Table } from './table';

export interface ClientOptions {
  socket: Socket;
  clock: Clock;
  newId: () => string;
  reducerOf: (gameType: string) => GameReducer;
  avatarId: () => number | undefined;
  /** Gets a fresh token over HTTP, for `refresh` on the open socket. */
  renew: () => Promise<string>;
  /** A try ended before the handshake: the server may be away, or the sign-in over. */
  onRefused: () => void;
}

/** A finished return: how long the line was gone and what came of it. */
export interface Back extends CatchUp {
  awayMs: number;
}

/**
 * The door `/ws/games` as pages use it: a connection that comes back by itself, rooms without holes, commands
 * with exactly one effect. Start reading at `receive`.
 */
export class GamesClient {
  readonly connection: Store<Connection>;
  readonly identity = new Store<AuthOk | null>(null);
  readonly lobby = new Store<readonly RoomSummary[] | null>(null);
  /** Rooms this tab looks at or sits in, by id. */
  readonly tables = new Store<ReadonlyMap<string, Table>>(new Map());
  readonly back = new Store<Back | null>(null);
  private readonly outbox: Outbox;
  private readonly fruitless = new Map<string, number>();
  private readonly asks: Asks;
  private resumption: Resumption | null = null;
  private cancelResumeTimer: Cancel | null = null;
  private lobbyWatchers = 0;
  private lostAt: number | null = null;
  private wasOpen = false;

  constructor(private readonly options: ClientOptions) {
    const { socket, clock, newId } = options;
    this.asks = new Asks(clock, newId);
    this.outbox = new Outbox({ clock, newId, send: (command) => socket.send(command), overdue: () => socket.hint() });
    this.connection = new Store(this.describe());
    socket.state.subscribe(() => this.tell());
    socket.listen({
      open: () => this.onOpen(),
      message: (message) => this.receive(message),
      lost: () => this.onLost(),
      refused: () => options.onRefused(),
    });
  }

  /** Server time, ms since 1970, as far as the heartbeat knows it. */
  now(): number {
    return this.options.clock.now() + this.options.socket.clockShift;
  }

  connect(): void {
    this.options.socket.connect();
  }

  /** Signs off: nothing is kept, nothing comes back. */
  close(): void {
    this.outbox.clear();
    this.options.socket.close();
    this.tables.set(new Map());
    this.identity.set(null);
    this.lobby.set(null);
    this.lostAt = null;
    this.wasOpen = false;
  }

  /** Finds out now whether the line still holds: something that was due has not come. */
  checkLine(): void {
    if (this.options.socket.isOpen) this.options.socket.hint();
  }

  /** Sends a command, now or after the connection is back. Rejects with a `CommandError`. */
  async command(command: Command): Promise<{ room_id: string | undefined }> {
    const ack = await this.outbox.submit(command);
    return { room_id: ack.room_id };
  }

  /** Tells the server who looks, after the avatar changed. */
  introduce(): void {
    this.options.socket.send({ type: 'auth', avatar_id: this.options.avatarId() });
  }

  /** Keeps `lobby` up to date until the answer is called. */
  watchLobby(): () => void {
    this.lobbyWatchers += 1;
    if (this.lobbyWatchers === 1) this.options.socket.send({ type: 'subscribe', channel: LOBBY });
    return () => this.unwatchLobby();
  }

  /** The room with this id, its image asked for unless it is here already. */
  open(roomId: string): Table {
    const table = this.tables.get().get(roomId) ?? this.addTable(roomId);
    if (!table.room) this.askForImage(table);
    return table;
  }

  /** Asks for a room's image again, where its place in the channel was given up. */
  look(roomId: string | undefined): void {
    const table = this.tables.get().get(roomId ?? '');
    if (table && !table.channel.position) this.askForImage(table);
  }

  /** Forgets a room; `detach` also tells the server. */
  drop(roomId: string, detach: boolean): void {
    const rest = new Map(this.tables.get());
    if (!rest.delete(roomId)) return;
    this.tables.set(rest);
    if (detach) this.options.socket.send({ type: 'unsubscribe', channel: channelOfRoom(roomId) });
  }

  private receive(message: Incoming): void {
    if (isDurable(message)) return this.onEvent(message);
    switch (message.type) {
      case 'room_state':
        return this.showImage(message.room);
      case 'resumed':
        return this.onResumed(message);
      case 'subscribed':
        return this.onSubscribed(message);
      case 'ack':
        this.outbox.onAck(message);
        return this.onHead(message.room_id, message.seq);
      case 'error':
        return this.onError(message);
      case 'room_list':
        return this.lobby.set(message.rooms);
      case 'auth_ok':
        return this.identity.set(message);
      case 'presence':
        return this.onPresence(message);
      case 'token_expiring':
        return void this.refresh();
    }
  }

  private onOpen(): void {
    this.introduce();
    if (this.lobbyWatchers > 0) this.options.socket.send({ type: 'subscribe', channel: LOBBY });
    const tables = [...this.tables.get().values()];
    for (const table of tables) if (!table.channel.position) this.askForImage(table);
    this.catchUp(tables);
    if (!this.resumption) this.settled();
  }

  private onLost(): void {
    this.outbox.hold();
    this.cancelResumeTimer?.();
    this.resumption = null;
    this.asks.clear();
    this.fruitless.clear();
    this.lostAt ??= this.options.clock.now();
    this.options.clock.after(MOVED_WITHIN_MS, () => this.tell());
    this.tell();
  }

  private onEvent(event: RoomEvent): void {
    const table = this.tables.get().get(event.room_id);
    if (!table) return;
    const verdict = table.onEvent(event, new Date(this.now()).toISOString());
    if (verdict === 'gap') this.onGap(table);
    if (verdict === 'next') this.onProgress(table);
  }

  private showImage(room: GameRoom): void {
    const table = this.tables.get().get(room.room_id) ?? this.addTable(room.room_id);
    table.onImage(room);
    this.fruitless.delete(table.channel.name);
    this.resumption?.onReplaced(table.channel.name);
    this.tell();
    this.settleIfDone();
  }

  private onProgress(table: Table): void {
    const { name, position } = table.channel;
    this.fruitless.delete(name);
    if (!this.resumption || !position) return;
    this.resumption.onProgress(name, position);
    this.tell();
    this.settleIfDone();
  }

  /** The room stands at `seq`, says the server: whatever is missing before it was lost on the way. */
  private onHead(roomId: string | undefined, seq: number | undefined): void {
    const table = roomId === undefined ? undefined : this.tables.get().get(roomId);
    if (table && seq !== undefined && !table.channel.reaches(seq)) this.onGap(table);
  }

  private onGap(table: Table): void {
    const { name } = table.channel;
    if (this.resumption?.isAsked(name)) return;
    const fruitless = (this.fruitless.get(name) ?? 0) + 1;
    this.fruitless.set(name, fruitless);
    if (fruitless > RESUMES_WITHOUT_PROGRESS) this.askForImage(table);
    else this.catchUp([table]);
  }

  private catchUp(tables: readonly Table[]): void {
    const points = new Map(
      tables.flatMap(({ channel }) => (channel.position ? [[channel.name, channel.position]] : [])),
    );
    if (points.size === 0) return;
    this.resumption ??= new Resumption();
    const request_id = this.asks.start({
      again: () => this.catchUp(tables),
      refused: () => tables.forEach((table) => this.askForImage(table)),
    });
    this.options.socket.send({ ...this.resumption.ask(points), request_id });
    this.cancelResumeTimer?.();
    this.cancelResumeTimer = this.options.clock.after(RESUME_TIMEOUT_MS, () => this.options.socket.restart());
    this.tell();
  }

  private onResumed(answer: Resumed): void {
    const table = this.tables.get().get(roomOfChannel(answer.channel) ?? '');
    this.resumption?.onResumed(answer);
    if (answer.recovered === false && answer.image === null) {
      table?.onMissing();
      this.resumption?.onReplaced(answer.channel);
    } else if (answer.image) {
      this.showImage('room' in answer.image ? answer.image.room : answer.image);
    }
    this.tell();
    this.settleIfDone();
  }

  private settleIfDone(): void {
    if (this.resumption?.isDone) this.settled();
  }

  /** Everything missed is shown: commands may go out again. */
  private settled(): void {
    this.cancelResumeTimer?.();
    const result = this.resumption?.result ?? { messages: 0, recovered: true };
    this.resumption = null;
    if (this.lostAt !== null) this.back.set({ awayMs: this.options.clock.now() - this.lostAt, ...result });
    this.lostAt = null;
    this.wasOpen = true;
    this.tell();
    this.outbox.flow();
  }

  private askForImage(table: Table): void {
    if (!this.options.socket.isOpen) return;
    const request_id = this.asks.start({ again: () => this.askForImage(table), refused: () => this.onNoRoom(table) });
    this.options.socket.send({ ...table.subscription, request_id });
    this.options.clock.after(IMAGE_TIMEOUT_MS, () => this.onNoAnswer(request_id, table));
  }

  private onNoRoom(table: Table): void {
    table.onMissing();
    this.resumption?.onReplaced(table.channel.name);
    this.settleIfDone();
  }

  private onNoAnswer(request_id: string, table: Table): void {
    // The entry is gone when the line was lost since; then `onOpen` has asked again.
    if (!this.asks.end(request_id) || table.channel.position) return;
    if (this.tables.get().get(table.roomId) === table && table.state.get().phase !== 'missing') this.askForImage(table);
  }

  private onSubscribed({ channel, epoch }: Subscribed): void {
    const table = this.tables.get().get(roomOfChannel(channel) ?? '');
    if (table && !table.room && epoch === undefined) table.onMissing();
  }

  private onError(error: ErrorMessage): void {
    if (!this.outbox.onError(error)) this.asks.onError(error);
  }

  private onPresence(presence: Incoming & { type: 'presence' }): void {
    const roomId = presence.room_id ?? roomOfChannel(presence.channel ?? '');
    for (const table of this.tables.get().values()) {
      if (!roomId || table.roomId === roomId) table.onPresence(presence);
    }
  }

  private async refresh(): Promise<void> {
    try {
      this.options.socket.send({ type: 'refresh', token: await this.options.renew() });
    } catch {
      // The socket will be closed with 4401, which says it better than we could here.
    }
  }

  private unwatchLobby(): void {
    this.lobbyWatchers -= 1;
    if (this.lobbyWatchers === 0) this.options.socket.send({ type: 'unsubscribe', channel: LOBBY });
  }

  private addTable(roomId: string): Table {
    const table = new Table(roomId, this.options.reducerOf);
    this.tables.set(new Map(this.tables.get()).set(roomId, table));
    return table;
  }

  private tell(): void {
    this.connection.set(this.describe());
  }

  private describe(): Connection {
    const toGo = this.resumption?.toGo ?? null;
    const now = this.options.clock.now();
    return connectionOf(this.options.socket.state.get(), { toGo, lostAt: this.lostAt, wasOpen: this.wasOpen, now });
  }
}
