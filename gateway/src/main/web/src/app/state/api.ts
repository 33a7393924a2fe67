import type { FinalScore } from '../../sdk';

/** A refusal over HTTP, from its problem+json. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterS: number | null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export interface Account {
  user_id: number;
  username: string;
  token: string;
  expires_at: string | number;
}

export interface Me {
  user_id: number;
  username: string;
  roles?: string[];
}

export interface Credentials {
  username: string;
  password: string;
}

/** A finished game; `moves` are the game's own. */
export interface PastGame {
  room_id: string;
  epoch: string;
  room_name: string;
  game_type: string;
  started_at: string;
  finished_at: string;
  winner_id: number | null;
  final_scores: FinalScore[];
  /** Absent where the game ended before the first. */
  moves?: unknown[];
  /** In seat order. */
  players?: { user_id: number; username: string; avatar_id?: number | null }[];
  commitment?: string;
  secret?: string;
  client_seeds?: { user_id: number; seed: string }[];
  first_turn?: number | null;
  reason?: string | null;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export const api = {
  me: () => call<Me>('GET', '/api/me'),
  register: (credentials: Credentials) => call<Account>('POST', '/api/auth/register', credentials),
  login: (credentials: Credentials) => call<Account>('POST', '/api/auth/login', credentials),
  logout: () => call<void>('POST', '/api/auth/logout'),
  refresh: () => call<Account>('POST', '/api/auth/refresh'),
  demo: () => call<{ accounts: Credentials[] }>('GET', '/api/demo'),
  games: (user: number, cursor?: string) => call<Page<PastGame>>('GET', historyUrl({ user: String(user), cursor })),
  gamesOfRoom: (room: string, cursor?: string) => call<Page<PastGame>>('GET', historyUrl({ room, cursor })),
};

function historyUrl(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/api/history/games?${new URLSearchParams(given)}`;
}

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!answer.ok) throw await refusal(answer);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function refusal(answer: Response): Promise<ApiError> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string; title?: string };
  const wait = Number(answer.headers.get('retry-after'));
  const message = problem.detail ?? problem.title ?? `The server answered ${answer.status}.`;
  return new ApiError(answer.status, problem.code ?? String(answer.status), message, wait > 0 ? wait : null);
}
