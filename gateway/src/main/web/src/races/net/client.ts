import { type Back, type Connection, type Incoming, type Socket, Store } from '../../sdk';
import type { Clock } from '../../sdk';
import { connectionOf } from '../../sdk/connection';
import { Outbox } from '../../sdk/outbox';
import type { Ack, Command, ErrorMessage } from '../../sdk/protocol';
import type { Actions } from '../drive/controls';
import { type Frame, readFrame } from './frame';
import type { RaceCommand, RaceEvent, RaceImage, RaceInfo, RaceSummary } from './messages';
import { type RaceRoom, applyRaceEvent, roomOf } from './room';

export interface RaceClientOptions {
  socket: Socket;
  clock: Clock;
  newId: () => string;
  /** Milliseconds that only go forward, as of pictures. */
  elapsed: () => number;
  /** A try ended before the handshake: the server may be away, or the sign-in over. */
  onRefused: () => void;
  renew: () => Promise<string>;
}

/** `missing`: the server knows no such race (any more). */
export type Watched =
  | { phase: 'none' }
  | { phase: 'loading'; raceId: string }
  | { phase: 'missing'; raceId: string }
  | { phase: 'shown'; raceId: string; room: RaceRoom };

/** Who wants every state of the race that is watched. */
export interface FrameListener {
  frame(frame: Frame, now: number): void;
  info(info: RaceInfo): void;
}

const LOBBY = 'lobby:races';
/** An image that was asked for and did not come is asked for again after this time, ms. */
const IMAGE_MS = 5_000;

/**
 * The door `/ws/races`: one race at a time with its states, the list of races, and commands with exactly one effect.
 * After a lost line the race is read anew. Start reading at `receive`.
 */
export class RaceClient {
  readonly connection: Store<Connection>;
  readonly watched = new Store<Watched>({ phase: 'none' });
  /** The last return of the line; what happened meanwhile is not told again, only the race as it is now. */
  readonly back = new Store<Back | null>(null);
  readonly races = new Store<readonly RaceSummary[] | null>(null);
  private readonly outbox: Outbox;
  private listener: FrameListener | null = null;
  private lobbyWatchers = 0;
  private lostAt: number | null = null;
  private wasOpen = false;
  private asked = 0;

  constructor(private readonly options: RaceClientOptions) {
    const { socket, clock, newId } = options;
    const send = (command: Command) => socket.send(command);
    this.outbox = new Outbox({ clock, newId, send, overdue: () => socket.hint() });
    this.connection = new Store(this.describe());
    socket.state.subscribe(() => this.tell());
    socket.listen({
      open: () => this.onOpen(),
      message: (message) => this.receive(message),
      binary: (data) => this.onFrame(data),
      lost: () => this.onLost(),
      refused: () => options.onRefused(),
    });
  }

  /** Server time, ms since 1970. */
  now(): number {
    return this.options.clock.now() + this.options.socket.clockShift;
  }

  get roundTrip(): number {
    const state = this.options.socket.state.get();
    return state.kind === 'open' ? (state.rtt ?? 40) : 40;
  }

  connect(): void {
    this.options.socket.connect();
  }

  close(): void {
    this.outbox.clear();
    this.options.socket.close();
    this.watched.set({ phase: 'none' });
    this.races.set(null);
    this.lostAt = null;
    this.wasOpen = false;
  }

  /** Measures the round trip anew. */
  measure(): void {
    if (this.options.socket.isOpen) this.options.socket.hint();
  }

  /** Sends a command, now or after the line is back; resolves with the race it was for. */
  async command(command: RaceCommand): Promise<string> {
    const ack = (await this.outbox.submit(command as unknown as Command)) as Ack & { race_id?: string };
    return ack.race_id ?? ack.room_id ?? ('race_id' in command ? command.race_id : '');
  }

  /** Sends what the driver does; false while there is no line. */
  input(raceId: string, actions: Actions, n: number, tick: number): boolean {
    const message = { type: 'input', race_id: raceId, actions, n, tick: Math.max(0, Math.round(tick)) };
    return this.options.socket.send(message);
  }

  /** Keeps `races` up to date until the answer is called. */
  watchLobby(): () => void {
    this.lobbyWatchers += 1;
    if (this.lobbyWatchers === 1) this.subscribe(LOBBY);
    return () => {
      this.lobbyWatchers -= 1;
      if (this.lobbyWatchers === 0) this.unsubscribe(LOBBY);
    };
  }

  /** Looks at a race, and at no other any more; its states go to the listener. */
  watch(raceId: string, listener: FrameListener): () => void {
    const before = this.watched.get();
    if (before.phase !== 'none' && before.raceId !== raceId) this.unsubscribe(channelOf(before.raceId));
    this.listener = listener;
    this.watched.set({ phase: 'loading', raceId });
    this.read(raceId);
    return () => this.unwatch(raceId, listener);
  }

  private unwatch(raceId: string, listener: FrameListener): void {
    if (this.listener !== listener) return;
    this.listener = null;
    this.watched.set({ phase: 'none' });
    this.unsubscribe(channelOf(raceId));
  }

  /** Asks for the image; again, while none comes. */
  private read(raceId: string): void {
    this.subscribe(channelOf(raceId));
    const asked = ++this.asked;
    this.options.clock.after(IMAGE_MS, () => {
      const { phase } = this.watched.get();
      if (asked === this.asked && phase === 'loading' && this.options.socket.isOpen) this.read(raceId);
    });
  }

  private subscribe(channel: string): void {
    this.options.socket.send({ type: 'subscribe', channel });
  }

  private unsubscribe(channel: string): void {
    this.options.socket.send({ type: 'unsubscribe', channel });
  }

  private receive(incoming: Incoming): void {
    const message = incoming as unknown as { type: string };
    switch (message.type) {
      case 'race_state':
        return this.onImage(message as unknown as RaceImage);
      case 'race_info':
        return this.onInfo(message as unknown as RaceInfo);
      case 'race_list':
        return this.races.set((message as unknown as { races: RaceSummary[] }).races);
      case 'ack':
        return this.outbox.onAck(message as unknown as Ack);
      case 'error':
        return this.onError(message as unknown as ErrorMessage);
      case 'subscribed':
        return this.onSubscribed(message as unknown as { channel: string; epoch?: string });
      case 'token_expiring':
        return void this.refresh();
      default:
        return this.onEvent(message as unknown as RaceEvent);
    }
  }

  private onImage(image: RaceImage): void {
    const watched = this.watched.get();
    if (watched.phase === 'none' || watched.raceId !== image.race_id) return;
    const before = watched.phase === 'shown' ? watched.room : null;
    this.watched.set({ phase: 'shown', raceId: image.race_id, room: roomOf(image, before) });
  }

  /** A hole in the numbers means that the image has to be read anew. */
  private onEvent(event: RaceEvent): void {
    const watched = this.watched.get();
    if (watched.phase !== 'shown' || event.race_id !== watched.raceId || typeof event.seq !== 'number') return;
    const { room } = watched;
    if (event.epoch === room.epoch && event.seq <= room.seq) return;
    if (event.epoch !== room.epoch || event.seq > room.seq + 1) return this.read(watched.raceId);
    this.watched.set({ ...watched, room: applyRaceEvent(room, event) });
  }

  private onFrame(data: ArrayBuffer): void {
    const frame = readFrame(data);
    if (frame) this.listener?.frame(frame, this.options.elapsed());
  }

  private onInfo(info: RaceInfo): void {
    const watched = this.watched.get();
    if (watched.phase !== 'none' && watched.raceId === info.race_id) this.listener?.info(info);
  }

  private onError(error: ErrorMessage): void {
    const watched = this.watched.get();
    const isGone = error.code === 'ROOM_NOT_FOUND' && !error.request_id;
    if (!this.outbox.onError(error) && isGone && watched.phase === 'loading') {
      this.watched.set({ phase: 'missing', raceId: watched.raceId });
    }
  }

  /** A channel without an epoch is one that nobody writes to. */
  private onSubscribed({ channel, epoch }: { channel: string; epoch?: string }): void {
    const watched = this.watched.get();
    if (watched.phase !== 'loading' || channel !== channelOf(watched.raceId) || epoch !== undefined) return;
    this.watched.set({ phase: 'missing', raceId: watched.raceId });
  }

  private onOpen(): void {
    if (this.lobbyWatchers > 0) this.subscribe(LOBBY);
    const watched = this.watched.get();
    if (watched.phase !== 'none') this.read(watched.raceId);
    const awayMs = this.lostAt === null ? 0 : this.options.clock.now() - this.lostAt;
    if (awayMs > 0) this.back.set({ awayMs, messages: 0, recovered: false });
    this.lostAt = null;
    this.wasOpen = true;
    this.tell();
    this.outbox.flow();
  }

  private onLost(): void {
    this.outbox.hold();
    this.lostAt ??= this.options.clock.now();
    this.tell();
  }

  private async refresh(): Promise<void> {
    try {
      this.options.socket.send({ type: 'refresh', token: await this.options.renew() });
    } catch {
      // The socket will be closed with 4401, which says it better than we could here.
    }
  }

  private tell(): void {
    this.connection.set(this.describe());
  }

  private describe(): Connection {
    const { socket, clock } = this.options;
    const facts = { toGo: null, lostAt: this.lostAt, wasOpen: this.wasOpen, now: clock.now() };
    return connectionOf(socket.state.get(), facts);
  }
}

export function channelOf(raceId: string): string {
  return `race:${raceId}`;
}
