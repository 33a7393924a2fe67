import type { Hud } from '../live/hud';
import { type RaceRoom, timesOf } from '../net/room';
import { lapText, sectorText } from './words';

/** Lap time, difference to the best lap, and the three sectors of the car in the picture. */
export function LapBox({ room, hud }: { room: RaceRoom; hud: Hud }) {
  const times = timesOf(room, hud.focus);
  return (
    <section className="glass lap" aria-label="Lap">
      <div>
        <div className="label">Lap time</div>
        <div className="big num" data-testid="lap-time">
          {hud.hasFinished && times.finished ? lapText(times.finished) : lapText(hud.lapSeconds)}
        </div>
      </div>
      <div>
        <div className="label">{times.lastLap ? 'Last lap' : 'Best of all'}</div>
        <LastLap last={times.lastLap} best={times.bestLap} ofAll={room.best.lap} />
      </div>
      <div className="secs" aria-label="Sectors">
        {[0, 1, 2].map((index) => (
          <Sector key={index} room={room} hud={hud} index={index} />
        ))}
      </div>
    </section>
  );
}

function LastLap({ last, best, ofAll }: { last: number | null; best: number | null; ofAll: number | null }) {
  const time = last ?? ofAll;
  if (time === null) return <div className="delta num">–</div>;
  const kind = time === ofAll ? 'p' : time === best ? 'g' : 'y';
  return (
    <div className="delta num" data-k={kind}>
      {kind === 'p' ? '◆ ' : kind === 'g' ? '▲ ' : ''}
      {lapText(time)}
    </div>
  );
}

function Sector({ room, hud, index }: { room: RaceRoom; hud: Hud; index: number }) {
  const times = timesOf(room, hud.focus);
  const current = Math.min(2, Math.floor(hud.share * 3));
  const done = index < current || hud.hasFinished ? times.sectors[index] : undefined;
  const isNow = index === current && !hud.hasFinished && room.status === 'racing';
  const kind =
    done === undefined ? (isNow ? 'now' : '') : kindOf(done, times.bestSectors[index], room.best.sectors[index]);
  return (
    <div className="sec" data-k={kind}>
      <div className="bar3">{isNow && <i style={{ width: `${Math.round((hud.share * 3 - index) * 100)}%` }} />}</div>
      <span>S{index + 1}</span>
      <b className="num">
        {done === undefined ? '–' : `${kind === 'p' ? '◆ ' : kind === 'g' ? '▲ ' : ''}${sectorText(done)}`}
      </b>
    </div>
  );
}

function kindOf(time: number, own: number | undefined, ofAll: number | undefined): string {
  if (ofAll !== undefined && time <= ofAll) return 'p';
  return own !== undefined && time <= own ? 'g' : 'y';
}
