import type { GamesClient } from './client';
import type { CreateRoom, GameRoom, JoinRoom } from './protocol';
import { type Room, seatOf } from './room';
import type { Role, Session } from './session';
import type { Table } from './table';

export interface SeatingOptions {
  client: GamesClient;
  session: Session;
  avatarId: () => number | undefined;
  /** At most 32 hex digits, for fair games. */
  newSeed: () => string;
}

/** Coming and going: which room this tab belongs to, as what, and how it gets back there. */
export class Seating {
  constructor(private readonly options: SeatingOptions) {}

  /** Opens a new table; resolves with its id once this user sits there. */
  async create(gameType: string, roomName: string): Promise<string> {
    const avatar_id = this.options.avatarId();
    return this.sitDown({ type: 'create_room', game_type: gameType, room_name: roomName, avatar_id });
  }

  async join(roomId: string): Promise<string> {
    return this.sitDown({ type: 'join_room', room_id: roomId, avatar_id: this.options.avatarId() });
  }

  async joinByName(roomName: string): Promise<string> {
    return this.sitDown({ type: 'join_room', room_name: roomName, avatar_id: this.options.avatarId() });
  }

  /** A new game under the same name; who comes second joins it instead. */
  async again(room: Pick<GameRoom, 'room_id' | 'game_type' | 'room_name'>): Promise<string> {
    this.expectNewRoom(room.room_id);
    try {
      return await this.create(room.game_type, room.room_name);
    } catch (error) {
      if ((error as { code?: string }).code === 'ROOM_EXISTS') return this.joinByName(room.room_name);
      this.options.client.look(room.room_id);
      throw error;
    }
  }

  async watch(roomId: string): Promise<void> {
    this.expectNewRoom(roomId);
    await this.options.client.command({ type: 'spectate', room_id: roomId });
    this.options.session.enter({ room_id: roomId, role: 'spectator' });
  }

  /** Stands up from the seat, or stops watching, and forgets the room. */
  async leave(roomId: string, role: Role | null): Promise<void> {
    const { client, session } = this.options;
    const type = role === 'player' ? 'leave_room' : 'leave_spectate';
    if (role) await client.command({ type, room_id: roomId });
    session.leave(roomId);
    session.dropSeed(roomId);
    client.drop(roomId, role === null);
  }

  /** Says (not) ready; the same seed each time, so that it can be looked for in the game. */
  async ready(roomId: string, ready: boolean): Promise<void> {
    const { client, session } = this.options;
    const seed = session.seedOf(roomId) ?? this.options.newSeed();
    session.keepSeed(roomId, seed);
    await client.command({ type: 'ready', room_id: roomId, ready, seed });
  }

  /**
   * Makes the server's idea of this tab match the room that is shown: a seat found in the image is taken up again
   * after a reload, a lapsed spectator is announced again. Call whenever the room or the connection changed.
   */
  async restore(table: Table, userId: number): Promise<void> {
    const { room } = table;
    if (!room || room.closed) return;
    if (seatOf(room, userId)) return this.takeUp(table);
    table.isSeated = false;
    const kept = this.options.session.room;
    if (kept?.room_id !== room.room_id) return;
    if (kept.role === 'player') this.options.session.leave(room.room_id);
    else if (!room.spectators.includes(userId)) await this.announce(table);
  }

  private async takeUp(table: Table): Promise<void> {
    const { client, session } = this.options;
    if (table.room && isOver(table.room)) return session.leave(table.roomId);
    session.enter({ room_id: table.roomId, role: 'player' });
    if (table.isSeated) return;
    table.isSeated = true;
    await client.command({ type: 'rejoin_room', room_id: table.roomId });
  }

  private async announce(table: Table): Promise<void> {
    if (table.isAnnounced) return;
    table.isAnnounced = true;
    try {
      await this.watch(table.roomId);
    } finally {
      table.isAnnounced = false;
    }
  }

  private async sitDown(command: CreateRoom | JoinRoom): Promise<string> {
    const { client, session } = this.options;
    const table = this.expectNewRoom('room_id' in command ? command.room_id : undefined);
    const wasSeated = table?.isSeated ?? false;
    // Said before the answer, so that `restore` does not take the new seat for one to be taken up again.
    if (table) table.isSeated = true;
    try {
      const { room_id } = await client.command(command);
      const roomId = room_id ?? table?.roomId ?? '';
      session.enter({ room_id: roomId, role: 'player' });
      client.open(roomId).isSeated = true;
      return roomId;
    } catch (error) {
      if (table) table.isSeated = wasSeated;
      client.look(command.type === 'join_room' ? command.room_id : undefined);
      throw error;
    }
  }

  /** The name of a room that is over may stand for a new one: then its image comes first, whatever its numbers. */
  private expectNewRoom(roomId: string | undefined): Table | undefined {
    const table = this.options.client.tables.get().get(roomId ?? '');
    if (table?.room && isOver(table.room)) table.channel.reset();
    return table;
  }
}

function isOver(room: Room): boolean {
  return room.closed !== undefined || room.status === 'finished' || room.status === 'abandoned';
}
