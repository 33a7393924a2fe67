import { useEffect, useRef, useState } from 'react';
import { type Me, api } from './state/api';
import { AVATARS, avatarChoice, avatarOf } from './state/avatar';
import { useStore } from './state/hooks';
import { nextCar } from './state/next-car';
import { Link } from './state/router';
import { client, queries, session } from './state/services';
import { type Theme, theme } from './state/theme';
import { Avatar, Helmet } from './ui/avatar';

const THEMES: Theme[] = ['system', 'dark', 'light'];

/** Avatar in the bar, with what belongs to the account. */
export function ProfileMenu({ me, onKeys }: { me: Me; onKeys(): void }) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const choice = useStore(avatarChoice);
  useDismiss(root, isOpen, () => setOpen(false));
  return (
    <div className="profile" ref={root}>
      <button
        type="button"
        className="me"
        aria-haspopup="true"
        aria-expanded={isOpen}
        aria-label={`${me.username}, profile`}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="me-name">{me.username}</span>
        <Avatar userId={me.user_id} avatarId={choice} size={28} />
      </button>
      {isOpen && (
        <div className="menu">
          <AvatarPicker me={me} />
          <ThemeSwitch />
          <div className="menu-items" onClick={() => setOpen(false)}>
            <Link href="/history">History of my games</Link>
            <button type="button" onClick={onKeys}>
              Keys <kbd>?</kbd>
            </button>
            <button type="button" data-testid="sign-out" onClick={() => void signOut()}>
              Sign out
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

/** The 24 helmets; the choice is kept in this browser and told to the server. */
export function AvatarPicker({ me }: { me: Me }) {
  const chosen = avatarOf(me.user_id, useStore(avatarChoice));
  return (
    <fieldset className="avatars">
      <legend className="label">Helmet</legend>
      <div role="radiogroup" aria-label="Helmet">
        {Array.from({ length: AVATARS }, (_, index) => index + 1).map((number) => (
          <label key={number} data-chosen={number === chosen || undefined}>
            <input
              type="radio"
              name="avatar"
              className="sr"
              aria-label={`Helmet ${number}`}
              checked={number === chosen}
              onChange={() => avatarChoice.set(number)}
            />
            <Helmet number={number} size={32} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function ThemeSwitch() {
  const current = useStore(theme);
  return (
    <div className="theme">
      <span className="label" id="theme">
        Theme
      </span>
      <div className="seg" role="group" aria-labelledby="theme">
        {THEMES.map((name) => (
          <button type="button" key={name} aria-pressed={name === current} onClick={() => theme.set(name)}>
            {name[0]?.toUpperCase() + name.slice(1)}
          </button>
        ))}
      </div>
    </div>
  );
}

export async function signOut(): Promise<void> {
  await api.logout().catch(() => undefined);
  const room = session.room;
  if (room) session.leave(room.room_id);
  nextCar.set(null);
  client.close();
  queries.clear();
  queries.setQueryData(['me'], null);
}

function useDismiss(root: React.RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => !root.current?.contains(event.target as Node) && close();
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('pointerdown', onPointer);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', onPointer);
      removeEventListener('keydown', onKey);
    };
  }, [isOpen, root, close]);
}
