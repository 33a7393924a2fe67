import { Link } from '../../app/state/router';
import type { ResultRow } from '../net/messages';
import type { RaceRoom } from '../net/room';
import { CarMark } from './mark';
import { gapText, lapText, ordinal } from './words';

interface Props {
  room: RaceRoom;
  me: number;
  isBusy: boolean;
  onAgain(): void;
  onClose(): void;
}

/** The end: own place and points, the table, and what to do next. */
export function Results({ room, me, isBusy, onAgain, onClose }: Props) {
  const own = room.results.find((row) => row.user_id === me);
  const head = own ?? room.results[0];
  return (
    <div className="res">
      <div className="res-card" role="dialog" aria-label="Result" data-testid="results">
        <div className="res-top">
          <div>
            <div className="label">
              {room.stage.name}, {room.name}
            </div>
            {own ? <Place row={own} /> : <div className="pos won">{head?.username ?? 'Nobody'} wins</div>}
          </div>
          {own && (
            <div className="res-own">
              <div className="num res-points" data-testid="points">
                +{own.points_earned} pts
              </div>
              <Link className="link" href="/leaderboard">
                Leaderboard
              </Link>
            </div>
          )}
        </div>
        <ResultTable room={room} me={me} />
        <div className="res-act">
          <button type="button" className="btn primary" disabled={isBusy} onClick={onAgain} data-testid="again">
            {own ? 'Race again' : 'Drive in the next race'} <kbd>Enter</kbd>
          </button>
          {room.replay_id && (
            <Link className="btn" href={`/replays/${room.replay_id}`} data-testid="to-replay">
              Watch the replay
            </Link>
          )}
          <span className="grow" />
          <button type="button" className="btn quiet" onClick={onClose}>
            Close
          </button>
        </div>
      </div>
    </div>
  );
}

function Place({ row }: { row: ResultRow }) {
  if (row.dnf) return <div className="pos">Not finished</div>;
  return (
    <div className="pos">
      {row.position}
      <small>{ordinal(row.position)}</small>
    </div>
  );
}

function ResultTable({ room, me }: { room: RaceRoom; me: number }) {
  const winner = room.results[0]?.stage_time ?? null;
  const laps = room.results.flatMap((row) => (row.fastest_lap === null ? [] : [row.fastest_lap]));
  const fastest = laps.length > 0 ? Math.min(...laps) : null;
  return (
    <table>
      <thead>
        <tr>
          <th className="r">Pos</th>
          <th>Driver</th>
          <th className="r">Time</th>
          <th className="r hide">Best lap</th>
          <th className="r">Pts</th>
        </tr>
      </thead>
      <tbody>
        {room.results.map((row) => (
          <tr key={row.car} data-own={row.user_id === me || undefined}>
            <td className="r num">{row.dnf ? '–' : row.position}</td>
            <td>
              <span className="drv">
                <CarMark car={row.car} />
                {row.username}
                {row.strength && <small className="bot">bot</small>}
              </span>
            </td>
            <td className="r num">{timeWord(row, winner)}</td>
            <td
              className="r num hide"
              data-k={row.fastest_lap !== null && row.fastest_lap === fastest ? 'p' : undefined}
            >
              {row.fastest_lap === null ? '–' : `${row.fastest_lap === fastest ? '◆ ' : ''}${lapText(row.fastest_lap)}`}
            </td>
            <td className="r num">{row.points_earned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function timeWord({ dnf, stage_time, position }: ResultRow, winner: number | null): string {
  if (dnf || stage_time === null) return 'DNF';
  return position === 1 || winner === null ? lapText(stage_time) : gapText(stage_time - winner);
}
