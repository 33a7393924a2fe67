import { Link } from '../state/router';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { spanText } from '../ui/words';

/** Who a row is about. */
export function Driver({ user_id, username, isOwn }: { user_id: number; username: string; isOwn: boolean }) {
  return (
    <span className="racer">
      <Avatar userId={user_id} size={24} />
      <span className="ell">{username}</span>
      {isOwn && <span className="tag live">you</span>}
    </span>
  );
}

/** The race behind a row: when it was, and its replay. */
export function Replayed({ replay_id, at }: { replay_id: string; at: string }) {
  return (
    <Link className="replayed" href={`/replays/${encodeURIComponent(replay_id)}`}>
      <span className="num x">{spanText(Date.now() - Date.parse(at))} ago</span>
      <span className="play">
        <Icon name="play" size={12} />
        Replay
      </span>
    </Link>
  );
}
