import { Store } from '../../sdk';

/** Avatars are numbered 1 to 24 and drawn by the client. */
export const AVATARS = 24;

const KEY = 'paddock.avatar';

/** The avatar chosen in this browser; null until one is. */
export const avatarChoice = new Store<number | null>(read());

avatarChoice.subscribe(() => localStorage.setItem(KEY, String(avatarChoice.get())));

/** The avatar to draw for a user: the own choice, or one that follows from the id. */
export function avatarOf(userId: number, avatarId?: number | null): number {
  return avatarId && avatarId >= 1 && avatarId <= AVATARS ? avatarId : (mix(userId) % AVATARS) + 1;
}

/** Spreads ids, whatever pattern they are given in. */
function mix(id: number): number {
  let hash = 2_166_136_261;
  for (const digit of String(id)) hash = Math.imul(hash ^ digit.charCodeAt(0), 16_777_619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function read(): number | null {
  const kept = Number(localStorage.getItem(KEY));
  return kept >= 1 && kept <= AVATARS ? kept : null;
}
