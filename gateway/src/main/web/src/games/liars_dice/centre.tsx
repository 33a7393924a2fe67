import { FlatDie } from '../bigger_dice/die';
import { DICE, type LiarsRoom } from './state';
import { type BoardView, nameOf, resultOf } from './view';

/** The middle of the table: the bid that stands, or what a call has shown. */
export function Centre({ room, board, me }: { room: LiarsRoom; board: BoardView; me: number }) {
  const { reveal, standing, total } = board;
  if (reveal) {
    return (
      <div className="ld-mid" data-testid="reveal" data-count={reveal.count}>
        <p className="ld-line">
          {nameOf(room, reveal.caller_id)} calls {reveal.bidder_id === me ? 'you' : nameOf(room, reveal.bidder_id)} a
          liar
          {reveal.auto && ' as time ran out'}
        </p>
        <Times quantity={reveal.quantity} face={reveal.face} />
        <p className="ld-result">{resultOf(room, reveal, me)}</p>
      </div>
    );
  }
  if (standing) {
    return (
      <div className="ld-mid" data-testid="bid" data-value={`${standing.quantity}x${standing.face}`}>
        <p className="ld-line">{standing.player_id === me ? 'You bid' : `${standing.player_username} bids`}</p>
        <Times quantity={standing.quantity} face={standing.face} />
        <p className="ld-result">of {total} dice on the table</p>
      </div>
    );
  }
  return (
    <div className="ld-mid">
      <p className="ld-big">{titleOf(room)}</p>
      <p className="ld-result">{lineOf(room, total)}</p>
    </div>
  );
}

function Times({ quantity, face }: { quantity: number; face: number }) {
  return (
    <p className="ld-bid" role="img" aria-label={`${quantity} dice showing ${face}`}>
      <b>{quantity}</b>
      <span>×</span>
      <FlatDie face={face} size={100} />
    </p>
  );
}

function titleOf(room: LiarsRoom): string {
  if (room.status === 'waiting') return `${room.players.length} of ${room.max_players} seated`;
  return room.status === 'in_progress' ? `Round ${room.round ?? 1}` : 'Game over';
}

function lineOf(room: LiarsRoom, total: number): string {
  if (room.status === 'waiting') return `${DICE} hidden dice each. Bid, or call the bid a lie. Ones are not wild.`;
  return room.status === 'in_progress' ? `${total} dice on the table, nobody has bid yet.` : '';
}
