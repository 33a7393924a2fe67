/** The part of `Storage` that is used. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export type Role = 'player' | 'spectator';

/** The room this tab was in. */
export interface SessionRoom {
  room_id: string;
  role: Role;
}

const ROOM = 'paddock.room';
const SEED = 'paddock.seed.';

/** What a tab remembers across a reload: its room, and the seeds it gave to fair games. */
export class Session {
  constructor(private readonly shelf: Shelf) {}

  get room(): SessionRoom | null {
    return parseRoom(this.shelf.getItem(ROOM));
  }

  enter(room: SessionRoom): void {
    this.shelf.setItem(ROOM, JSON.stringify(room));
  }

  /** Forgets the room, if it is still this one. */
  leave(roomId: string): void {
    if (this.room?.room_id === roomId) this.shelf.removeItem(ROOM);
  }

  seedOf(roomId: string): string | null {
    return this.shelf.getItem(SEED + roomId);
  }

  keepSeed(roomId: string, seed: string): void {
    this.shelf.setItem(SEED + roomId, seed);
  }

  dropSeed(roomId: string): void {
    this.shelf.removeItem(SEED + roomId);
  }
}

function parseRoom(text: string | null): SessionRoom | null {
  if (!text) return null;
  try {
    const room = JSON.parse(text) as Partial<SessionRoom>;
    return typeof room.room_id === 'string' && isRole(room.role) ? { room_id: room.room_id, role: room.role } : null;
  } catch {
    return null;
  }
}

function isRole(role: unknown): role is Role {
  return role === 'player' || role === 'spectator';
}
