import { useEffect } from 'react';
import { ConnectionNote } from '../conn';
import { AvatarPicker, ThemeSwitch, signOut } from '../profile';
import type { Me } from '../state/api';
import { avatarChoice } from '../state/avatar';
import { useStore } from '../state/hooks';
import { Link } from '../state/router';
import { Avatar } from '../ui/avatar';

/** What belongs to the account; on a phone this stands for the profile menu. */
export default function MePage({ me }: { me: Me }) {
  useEffect(() => {
    document.title = 'Me – Paddock';
  }, []);
  const choice = useStore(avatarChoice);
  return (
    <div className="page narrow">
      <div className="hd me-head">
        <Avatar userId={me.user_id} avatarId={choice} size={64} />
        <div>
          <h1 className="h1">{me.username}</h1>
          <p className="faint">Player {me.user_id}</p>
        </div>
      </div>
      <div className="notes">
        <ConnectionNote />
      </div>
      <section className="panel me-panel" aria-label="Looks">
        <AvatarPicker me={me} />
        <ThemeSwitch />
      </section>
      <div className="row">
        <Link className="btn" href="/leaderboard">
          Leaderboard
        </Link>
        <Link className="btn" href="/history">
          History of games
        </Link>
      </div>
      <button type="button" className="btn" onClick={() => void signOut()}>
        Sign out
      </button>
    </div>
  );
}
