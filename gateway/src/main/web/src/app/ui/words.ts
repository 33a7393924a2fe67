import { CommandError } from '../../sdk';
import { ApiError } from '../state/api';

/** A refusal as people read it: what happened, then what holds or what to do. */
export interface Sentence {
  lead: string;
  rest: string;
  code: string;
  /** The room in which the reason lies. */
  roomId?: string;
}

const SENTENCES: Record<string, [lead: string, rest: string]> = {
  ROOM_NOT_FOUND: ['This table is gone.', 'It was closed, or the link has a typing error.'],
  ROOM_EXISTS: ['That name is taken.', 'A table of this name is open. Join it, or pick another name.'],
  ROOM_FULL: ['The table is full.', 'You can watch until a seat gets free.'],
  ALREADY_IN_ROOM: ['You have a seat at another table.', 'Leave it before you sit down here.'],
  NOT_IN_ROOM: ['You have no seat here.', 'Your seat was given up. Join again, or watch.'],
  NOT_A_PLAYER: ['Only players can do this.', 'You are watching this table.'],
  GAME_NOT_STARTED: ['The game has not started.', 'It starts when all players are ready.'],
  GAME_ALREADY_STARTED: ['The game is running.', 'You can watch it.'],
  NOT_YOUR_TURN: ['Not your turn.', 'Another player has to move first.'],
  ALREADY_ROLLED: ['You have rolled.', 'One roll a round.'],
  INVALID_FIELD: ['That was not accepted.', ''],
  HOST_ONLY: ['Only the host can do this.', ''],
  NOT_READY: ['Not everybody is ready.', 'The game starts when all players are.'],
  RATE_LIMITED: ['Too fast.', 'Wait a moment and try again.'],
  UNAVAILABLE: ['The server is busy.', 'Nothing was lost. Try again in a moment.'],
  UNAUTHENTICATED: ['That did not match.', 'Check the name and the password.'],
  FORBIDDEN: ['This is not yours to do.', ''],
  INTERNAL: ['The server failed at this.', 'Nothing was changed. Try again.'],
  OUTBOX_FULL: ['Too much is waiting for the connection.', 'This was not kept. Repeat it when the line is back.'],
  EXPIRED: ['This waited too long for a connection.', 'It was not sent.'],
  NO_ANSWER: ['The server did not answer.', 'Whether it took effect shows at the table.'],
};

/** The sentence for whatever went wrong. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof CommandError) return { ...known(error.code, error.message), roomId: roomIn(error.details) };
  if (error instanceof ApiError) return known(error.code, error.message);
  return { lead: 'The server cannot be reached.', rest: 'Check the network and try again.', code: 'OFFLINE' };
}

function roomIn(details: Record<string, unknown>): string | undefined {
  const id = details.room_id ?? details.race_id;
  return typeof id === 'string' ? id : undefined;
}

function known(code: string, message: string): Sentence {
  const [lead, rest] = SENTENCES[code] ?? ['That did not work.', ''];
  return { lead, rest: rest || message, code };
}

/** 61 → "1:01" */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** "9 s", "3 min", "2 h", "4 d" */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

/** "1 roll", "34 rolls" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** "22:41" in the reader's time zone. */
export function timeOfDay(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '' : `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** "21 Nov, 22:41" */
export function dayAndTime(iso: string): string {
  const day = new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${day}, ${timeOfDay(iso)}`;
}
