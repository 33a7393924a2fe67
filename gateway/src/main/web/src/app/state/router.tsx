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

export type Route = { page: 'lobby' | 'history' | 'me' | 'lost' | 'garage' } | { page: 'room'; roomId: string };

/** Which page a path shows. */
export function routeOf(at: string): Route {
  const room = /^\/games\/([^/]+)\/?$/.exec(at);
  if (room?.[1]) return { page: 'room', roomId: decodeURIComponent(room[1]) };
  switch (at.replace(/\/$/, '')) {
    case '':
    case '/games':
    case '/sign-in':
      return { page: 'lobby' };
    case '/history':
      return { page: 'history' };
    case '/me':
      return { page: 'me' };
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
