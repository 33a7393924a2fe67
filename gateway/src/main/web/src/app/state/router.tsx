import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { Store } from '../../sdk';
import { useStore } from './hooks';

const path = new Store(location.pathname);
addEventListener('popstate', () => path.set(location.pathname));

export function navigate(to: string, replace = false): void {
  if (to === location.pathname) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  path.set(to);
  scrollTo(0, 0);
}

export function usePath(): string {
  return useStore(path);
}

export function roomPath(roomId: string): string {
  return `/games/${encodeURIComponent(roomId)}`;
}

export function racePath(raceId: string): string {
  return `/races/${encodeURIComponent(raceId)}`;
}

export type Route =
  | { page: 'home' | 'lobby' | 'history' | 'me' | 'lost' | 'garage' | 'races' }
  | { page: 'room'; roomId: string }
  | { page: 'race'; raceId: string }
  | { page: 'leaderboard'; by: 'points' | 'rating' | 'time' }
  | { page: 'replay'; replayId: string | null };

/** Which page a path shows. */
export function routeOf(at: string): Route {
  const room = /^\/games\/([^/]+)\/?$/.exec(at);
  if (room?.[1]) return { page: 'room', roomId: decodeURIComponent(room[1]) };
  const replay = /^\/replays(?:\/([^/]+))?\/?$/.exec(at);
  if (replay) return { page: 'replay', replayId: replay[1] ? decodeURIComponent(replay[1]) : null };
  const board = /^\/leaderboard(?:\/(rating|time))?\/?$/.exec(at);
  if (board) return { page: 'leaderboard', by: (board[1] as 'rating' | 'time' | undefined) ?? 'points' };
  const race = /^\/races\/([^/]+)\/?$/.exec(at);
  if (race?.[1]) return { page: 'race', raceId: decodeURIComponent(race[1]) };
  switch (at.replace(/\/$/, '')) {
    case '':
      return { page: 'home' };
    case '/games':
    case '/sign-in':
      return { page: 'lobby' };
    case '/history':
      return { page: 'history' };
    case '/me':
      return { page: 'me' };
    case '/races':
      return { page: 'races' };
    case '/garage':
      return { page: 'garage' };
    default:
      return { page: 'lost' };
  }
}

/** An anchor that stays in the page. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={go} {...rest} />;
}
