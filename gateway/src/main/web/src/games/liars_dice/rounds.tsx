import { FlatDie } from '../bigger_dice/die';
import type { Bid, Call, LiarsRoom } from './state';
import { nameOf } from './view';

/** Bids of this round, then finished rounds, newest first. What does not fit the line is not shown. */
export function Log({ room }: { room: LiarsRoom }) {
  const bids = [...(room.bids ?? [])].reverse();
  const calls = [...(room.calls ?? [])].reverse();
  if (bids.length + calls.length === 0) return <p className="ld-log-none">Bids and rounds show here, newest first.</p>;
  return (
    <ol className="ld-log" aria-label="Bids and rounds, newest first" data-testid="round-log">
      {bids.map((bid) => (
        <BidLine key={bid.n} bid={bid} />
      ))}
      {calls.map((call) => (
        <CallLine key={call.n} room={room} call={call} />
      ))}
    </ol>
  );
}

function BidLine({ bid }: { bid: Bid }) {
  return (
    <li>
      <span className="ell">{bid.player_username}</span>
      <b>
        {bid.quantity} × <FlatDie face={bid.face} size={16} />
      </b>
    </li>
  );
}

function CallLine({ room, call }: { room: LiarsRoom; call: Call }) {
  return (
    <li data-call>
      <span className="ell">
        {call.round}. {nameOf(room, call.loser_id)} −1
      </span>
      <b>
        {call.count} of {call.quantity} × <FlatDie face={call.face} size={16} />
      </b>
    </li>
  );
}
