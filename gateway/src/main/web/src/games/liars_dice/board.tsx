import { useServerNow, useSinceMore } from '../../app/state/hooks';
import { type BoardProps, turnLeft } from '../game';
import { BidBar } from './bid-bar';
import { Centre } from './centre';
import { FairSeal } from './fair';
import { Place } from './place';
import { Log } from './rounds';
import { type LiarsRoom, TURN_MS } from './state';
import { REVEAL_MS, boardOf, spokenOf } from './view';
import './liars.css';

const STAGES_MS = [REVEAL_MS];

/** The table of Liar's Dice: cups of the others, the bid, own dice, bid or call. */
export default function Board(props: BoardProps) {
  const room: LiarsRoom = props.room;
  const board = boardOf(room, props.me, useSinceMore(room.epoch, room.calls?.length ?? 0, STAGES_MS));
  const now = useServerNow(room.status === 'in_progress' && props.isLive);
  const leftMs = turnLeft(room, TURN_MS, now, props.isLive);
  const shared = { room, leftMs, now, isLive: props.isLive, face: board.reveal?.face ?? null };
  return (
    <>
      <div className="liars" data-held={!props.isLive || undefined} data-players={room.players.length}>
        <ul className="ld-others" aria-label="Players">
          {board.others.map((view) => (
            <Place key={view.seat.user_id} view={view} {...shared} />
          ))}
        </ul>
        <Centre room={room} board={board} me={props.me} />
        <ul className="ld-own" aria-label="You">
          {board.own && <Place view={board.own} {...shared} />}
        </ul>
      </div>
      {props.action ?? <BidBar {...props} leftMs={leftMs} />}
      <div className="log">
        <Log room={room} />
        <FairSeal room={room} ownSeed={props.ownSeed} />
      </div>
      <p className="sr" role="status">
        {spokenOf(room, board, props.me)}
      </p>
    </>
  );
}
