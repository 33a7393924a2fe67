import '../../styles/room.css';
import { useEffect, useState } from 'react';
import { gameOf } from '../../games';
import { type Room, type Table, seatOf } from '../../sdk';
import { ConnectionNote } from '../conn';
import { RoomAction } from '../room/action';
import { Chat } from '../room/chat';
import { RoomHead } from '../room/head';
import type { Me } from '../state/api';
import { useConnection, useHeld, useRoom, useTable } from '../state/hooks';
import { lastSeat } from '../state/last-seat';
import { Link } from '../state/router';
import { client, seating, session } from '../state/services';
import { Note } from '../ui/note';
import { Refusal } from '../ui/refusal';
import type { Sentence } from '../ui/words';

/** Grace before a seat is given up: 3 s to be noticed, 60 s to come back. */
const SEAT_KEPT_MS = 63_000;
/** So long after the end of a turn the server must have said something. */
const OVERDUE_MS = 2_000;

/** One table: whoever opens its address may sit down, watch, or is back where he was. */
export default function RoomPage({ me, roomId }: { me: Me; roomId: string }) {
  useEffect(() => {
    client.open(roomId);
    return () => release(roomId, me.user_id);
  }, [roomId, me.user_id]);
  const table = useTable(roomId);
  return table ? <OpenTable me={me} table={table} /> : null;
}

function OpenTable({ me, table }: { me: Me; table: Table }) {
  const room = useRoom(table);
  const isMissing = table.state.get().phase === 'missing';
  useRestore(table, room, me.user_id);
  useEffect(() => {
    document.title = room ? `${room.room_name}, ${gameOf(room.game_type).name} – Paddock` : 'Paddock';
  }, [room?.room_name, room?.game_type]);
  if (isMissing) return <Missing />;
  return room ? <RoomView me={me} room={room} /> : <Waiting />;
}

function RoomView({ me, room }: { me: Me; room: Room }) {
  const connection = useConnection();
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const { Board } = gameOf(room.game_type);
  useOverdueTurn(room);
  const isSeated = seatOf(room, me.user_id) !== undefined;
  const isRunning = room.status === 'waiting' || room.status === 'in_progress';
  const isLive = connection.state === 'live' || connection.state === 'catching';
  const lostAt = connection.state === 'retry' ? connection.lostAt + (client.now() - Date.now()) : 0;
  const action = <RoomAction room={room} me={me.user_id} isSeated={isSeated} onRefusal={setRefusal} />;
  return (
    <div className="wrap">
      <section className="tbl" aria-label="Table">
        <RoomHead room={room} me={me.user_id} onRefusal={setRefusal} />
        <div className="notes">
          <ConnectionNote seatUntilMs={isSeated && isRunning ? lostAt + SEAT_KEPT_MS : undefined} />
          <Refusal sentence={refusal} />
          {room.status === 'abandoned' && (
            <Note kind="info" icon="off" lead="This table was closed.">
              {room.end_reason ?? 'Nobody sat here for a minute.'}
            </Note>
          )}
        </div>
        <Board
          room={room}
          me={me.user_id}
          isSeated={isSeated}
          isLive={isLive}
          isOff={connection.state === 'off'}
          ownSeed={session.seedOf(room.room_id)}
          send={async (command) => void (await client.command(command))}
          action={room.status === 'in_progress' && isSeated ? null : action}
        />
      </section>
      <Chat room={room} me={me.user_id} isSeated={isSeated} />
    </div>
  );
}

/** Keeps the server's idea of this tab and the room that is shown the same. */
function useRestore(table: Table, room: Room | null, me: number): void {
  const isLive = useConnection().state === 'live';
  useEffect(() => {
    if (!isLive || !room) return;
    // A refusal shows by itself: the image says who sits where.
    seating.restore(table, me).catch(() => undefined);
    if (seatOf(room, me)) lastSeat.keep(me, room.room_id);
  }, [isLive, room, table, me]);
}

/** A seat is held when its player looks elsewhere; a place among the spectators is not. */
function release(roomId: string, me: number): void {
  const room = client.tables.get().get(roomId)?.room;
  const isOver = !room || room.status === 'finished' || room.status === 'abandoned' || room.closed;
  if (!isOver && seatOf(room, me)) return;
  const kept = session.room;
  const isWatching = kept?.room_id === roomId && kept.role === 'spectator' && !room?.closed;
  seating.leave(roomId, isWatching ? 'spectator' : null).catch(() => client.drop(roomId, true));
}

/** A turn that is over without a word of the server makes the line suspect. */
function useOverdueTurn(room: Room): void {
  const deadline = Date.parse(room.turn_deadline ?? '');
  useEffect(() => {
    if (Number.isNaN(deadline)) return;
    const id = setTimeout(() => client.checkLine(), Math.max(0, deadline - client.now()) + OVERDUE_MS);
    return () => clearTimeout(id);
  }, [deadline]);
}

function Waiting() {
  const isShown = useHeld(true, 200);
  const isLong = useHeld(true, 5_000);
  return (
    <div className="page" aria-busy="true">
      {isShown && <ConnectionNote />}
      {isShown && <div className="bone-table" aria-label="Loading the table" />}
      {isLong && <p className="bone-word">Still loading the table</p>}
    </div>
  );
}

function Missing() {
  return (
    <div className="page">
      <div className="panel empty">
        <b>No such table</b>
        <p>It was closed, or the link has a typing error. Finished games are in the history of their players.</p>
        <Link className="btn" href="/">
          Back to the games
        </Link>
      </div>
    </div>
  );
}
