import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConnectionMark } from './conn';
import { KeysHelp } from './keys-help';
import { ProfileMenu } from './profile';
import type { Me } from './state/api';
import { useKeys } from './state/keys';
import { Link, navigate, type Route } from './state/router';
import { search } from './state/search';
import { useStore } from './state/hooks';
import { Icon, type IconName } from './ui/icon';

interface Place {
  pages: Route['page'][];
  href: string;
  word: string;
  icon: IconName;
  isPhoneOnly?: boolean;
  isDeskOnly?: boolean;
}

const PLACES: Place[] = [
  { pages: ['home'], href: '/', word: 'Now', icon: 'live' },
  { pages: ['lobby', 'room'], href: '/games', word: 'Games', icon: 'dice' },
  { pages: ['races', 'race', 'replay'], href: '/races', word: 'Races', icon: 'flag' },
  { pages: ['garage'], href: '/garage', word: 'Garage', icon: 'car' },
  { pages: ['leaderboard'], href: '/leaderboard', word: 'Leaderboard', icon: 'podium', isDeskOnly: true },
  { pages: ['history'], href: '/history', word: 'History', icon: 'history', isDeskOnly: true },
  { pages: ['me'], href: '/me', word: 'Me', icon: 'user', isPhoneOnly: true },
];

/** Everything around a page: bar, navigation, keys. */
export function Shell({ me, page, children }: { me: Me; page: Route['page']; children: ReactNode }) {
  const [isHelpOpen, setHelp] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useKeys({
    '/': () => field.current?.focus(),
    '?': () => setHelp(true),
    'g n': () => navigate('/'),
    'g r': () => navigate('/races'),
    'g g': () => navigate('/games'),
    'g c': () => navigate('/garage'),
    'g l': () => navigate('/leaderboard'),
    'g h': () => navigate('/history'),
    'g m': () => navigate('/me'),
  });
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="bar">
        <Brand />
        <Places page={page} className="nav" />
        <span className="sp" />
        <Search field={field} page={page} />
        <ConnectionMark />
        <ProfileMenu me={me} onKeys={() => setHelp(true)} />
      </header>
      <Main page={page}>{children}</Main>
      <Places page={page} className="tabs-bottom" />
      {isHelpOpen && <KeysHelp onClose={() => setHelp(false)} />}
    </>
  );
}

export function Brand() {
  return (
    <Link className="brand" href="/" aria-label="Paddock, home">
      <svg viewBox="0 0 22 16" aria-hidden="true">
        <path d="M6 0h6L6 16H0z" fill="var(--accent)" />
        <path d="M16 0h6l-6 16h-6z" fill="currentColor" />
      </svg>
      <span>Paddock</span>
    </Link>
  );
}

/** Takes the focus when the page changes, so that readers start at its top. */
function Main({ page, children }: { page: Route['page']; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [page]);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      {children}
    </main>
  );
}

function Places({ page, className }: { page: Route['page']; className: string }) {
  const isPhone = className === 'tabs-bottom';
  return (
    <nav className={className} aria-label={isPhone ? 'Main, phone' : 'Main'}>
      {PLACES.filter((place) => !(isPhone ? place.isDeskOnly : place.isPhoneOnly)).map(
        ({ pages, href, word, icon }) => (
          <Link key={href} href={href} aria-current={pages.includes(page) ? 'page' : undefined}>
            {isPhone && <Icon name={icon} size={20} />}
            {word}
          </Link>
        ),
      )}
    </nav>
  );
}

function Search({ field, page }: { field: React.RefObject<HTMLInputElement | null>; page: Route['page'] }) {
  const words = useStore(search);
  return (
    <label className="cmd">
      <Icon name="search" size={14} />
      <input
        ref={field}
        type="search"
        placeholder="Find a table or host"
        aria-label="Find a table or host"
        value={words}
        maxLength={64}
        onChange={(event) => search.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            search.set('');
            field.current?.blur();
          }
          if (event.key === 'Enter' && page !== 'lobby' && page !== 'home') navigate('/games');
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}
