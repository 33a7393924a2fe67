import { useState } from 'react';
import { gameOf } from '../../games';
import type { RoomSummary } from '../../sdk';
import { useServerNow } from '../state/hooks';
import { Link, navigate, roomPath } from '../state/router';
import { seating, session } from '../state/services';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { type Sentence, clockText, sentenceOf } from '../ui/words';

export interface TableListProps {
  rooms: readonly RoomSummary[];
  running: number;
  isFiltered: boolean;
  filter: 'open' | 'running' | 'all';
  onRefusal(refusal: Sentence | null): void;
}

/** Tables with their seats; the row's one action follows from its state. */
export function TableList(props: TableListProps) {
  const { rooms } = props;
  const now = useServerNow(rooms.length > 0, 1_000);
  if (rooms.length === 0) return <NoTables {...props} />;
  return (
    <table>
      <thead>
        <tr>
          <th>Table</th>
          <th className="x">Game</th>
          <th>Seats</th>
          <th className="r x">Watching</th>
          <th className="r x">{props.filter === 'running' ? 'Running for' : 'Open for'}</th>
          <th>
            <span className="sr">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rooms.map((room) => (
          <TableRow key={room.room_id} room={room} now={now} onRefusal={props.onRefusal} />
        ))}
      </tbody>
    </table>
  );
}

function TableRow({
  room,
  now,
  onRefusal,
}: {
  room: RoomSummary;
  now: number;
  onRefusal(refusal: Sentence | null): void;
}) {
  const game = gameOf(room.game_type);
  return (
    <tr data-testid="table-row" data-room-id={room.room_id} data-room-name={room.room_name}>
      <td className="nm">
        <Link href={roomPath(room.room_id)}>
          <b className="ell">{room.room_name}</b>
        </Link>
        <small className="ell">{standing(room)}</small>
      </td>
      <td className="x">
        <span className="gk">
          <game.Glyph size={18} />
          {game.name}
        </span>
      </td>
      <td>
        <Seats room={room} />
      </td>
      <td className="r x num">{room.spectator_count > 0 ? room.spectator_count : <span className="faint">0</span>}</td>
      <td className="r x num muted">{clockText((now - Date.parse(room.created_at)) / 1000)}</td>
      <td className="r">
        <RowAction room={room} onRefusal={onRefusal} />
      </td>
    </tr>
  );
}

function standing({ status, player_count, host_username, players = [] }: RoomSummary): string {
  if (player_count === 0) return 'empty, closes within a minute';
  if (status === 'waiting') return `opened by ${host_username}`;
  return players.length > 1
    ? players.map((player) => player.username).join(' against ')
    : `running, host ${host_username}`;
}

/** Who sits there, and the seats that are free. */
function Seats({ room }: { room: RoomSummary }) {
  const { players = [], player_count, max_players } = room;
  return (
    <span className="seats" role="img" aria-label={seatsWord(room)}>
      {Array.from({ length: max_players }, (_, seat) => {
        const player = players[seat];
        if (player) return <Avatar key={seat} userId={player.user_id} avatarId={player.avatar_id} size={28} />;
        return (
          <span key={seat} className={seat < player_count ? 'seat' : 'seat e'}>
            <Icon name={seat < player_count ? 'user' : 'plus'} size={14} />
          </span>
        );
      })}
    </span>
  );
}

function seatsWord({ players = [], player_count, max_players }: RoomSummary): string {
  const names = players.map((player) => player.username).join(' and ');
  return `${player_count} of ${max_players} seats taken${names && `, by ${names}`}`;
}

function RowAction({ room, onRefusal }: { room: RoomSummary; onRefusal(refusal: Sentence | null): void }) {
  const [isBusy, setBusy] = useState(false);
  const kept = session.room;
  if (kept?.room_id === room.room_id && kept.role === 'player') {
    return (
      <Link className="btn" href={roomPath(room.room_id)} data-testid="return">
        Return
      </Link>
    );
  }
  const isOpen = room.status === 'waiting' && room.player_count < room.max_players;
  const go = async () => {
    setBusy(true);
    onRefusal(null);
    try {
      if (isOpen) await seating.join(room.room_id);
      else await seating.watch(room.room_id);
      navigate(roomPath(room.room_id));
    } catch (error) {
      onRefusal(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className="btn"
      disabled={isBusy}
      data-testid={isOpen ? 'join' : 'watch'}
      onClick={() => void go()}
    >
      {isOpen ? 'Join' : 'Watch'}
      <span className="sr"> {room.room_name}</span>
    </button>
  );
}

function NoTables({ running, isFiltered, filter }: TableListProps) {
  const isOpenList = filter !== 'running';
  return (
    <div className="empty">
      <Icon name="dice" size={32} />
      <b>{isFiltered ? 'No table of that name' : isOpenList ? 'No open tables' : 'No game is running'}</b>
      <p>
        {isFiltered
          ? 'The search looks at names of tables and hosts.'
          : `${runningWord(running)} Open a table and it shows here for everybody.`}
      </p>
      {!isFiltered && (
        <button type="button" className="btn" onClick={() => document.getElementById('new-table-name')?.focus()}>
          New table
        </button>
      )}
    </div>
  );
}

function runningWord(running: number): string {
  if (running === 0) return '';
  return running === 1 ? '1 game is running.' : `${running} games are running.`;
}
