import { useEffect } from 'react';
import { gameOf } from '../../games';
import { type Room, type Table, seatOf } from '../../sdk';
import type { Me } from '../state/api';
import { useConnection, useRoom, useServerNow, useTable } from '../state/hooks';
import { lastSeat } from '../state/last-seat';
import { Link, roomPath } from '../state/router';
import { client, seating, session } from '../state/services';

/** The way back to a held seat; nothing where there is none. */
export function SeatBanner({ me }: { me: Me }) {
  const roomId = (session.room?.role === 'player' ? session.room.room_id : lastSeat.of(me.user_id)) ?? '';
  const table = useTable(roomId);
  const isLive = useConnection().state === 'live';
  useEffect(() => {
    if (roomId && isLive) client.open(roomId);
  }, [roomId, isLive]);
  return table ? <HeldSeat me={me} table={table} /> : null;
}

function HeldSeat({ me, table }: { me: Me; table: Table }) {
  const room = useRoom(table);
  const isLive = useConnection().state === 'live';
  useEffect(() => {
    if (isLive) seating.restore(table, me.user_id).catch(() => undefined);
  }, [isLive, room, table, me.user_id]);
  useEffect(() => {
    if (room && !isHeld(room, me.user_id)) lastSeat.forget(me.user_id, room.room_id);
  }, [room, me.user_id]);
  const now = useServerNow(isLive && room?.status === 'in_progress');
  if (!room || !isHeld(room, me.user_id)) return null;
  const { Glyph } = gameOf(room.game_type);
  return (
    <div className="resume" data-testid="seat-banner">
      <Glyph size={34} />
      <span className="grow">
        <b>You have a seat in {room.room_name}.</b> <span className="muted">{standing(room, me.user_id, now)}</span>
      </span>
      <Link className="btn primary" href={roomPath(room.room_id)} data-testid="back-to-table">
        Back to the table
      </Link>
    </div>
  );
}

function isHeld(room: Room, me: number): boolean {
  return seatOf(room, me) !== undefined && !room.closed && (room.status === 'waiting' || room.status === 'in_progress');
}

function standing(room: Room, me: number, now: number): string {
  if (room.status === 'waiting')
    return room.players.length < room.min_players ? 'Nobody else sits there yet.' : 'It starts when all are ready.';
  const scores = room.players.map((seat) => seat.score).join(' : ');
  const left = Math.ceil((Date.parse(room.turn_deadline ?? '') - now) / 1000);
  const turn = room.current_turn === me ? 'your turn' : 'not your turn';
  return left > 0 ? `${scores}, ${turn}, ${left} seconds left.` : `${scores}, ${turn}.`;
}
