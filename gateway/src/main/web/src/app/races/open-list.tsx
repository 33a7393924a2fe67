import { useServerNow } from '../state/hooks';
import type { OpenRace } from '../state/races-api';
import { Link, racePath } from '../state/router';
import { Icon } from '../ui/icon';
import { canJoin, openText, sortedOpen } from './words';

export interface OpenListProps {
  races: readonly OpenRace[];
  isBusy: boolean;
  onJoin(raceId: string): void;
}

/** Races that are to come or under way: those with a free seat first. */
export function OpenList({ races, isBusy, onJoin }: OpenListProps) {
  const now = useServerNow(races.length > 0, 1_000);
  return (
    <ul className="open">
      {sortedOpen(races).map((race) => (
        <li key={race.race_id} className="panel open-race" data-testid="open-race" data-race={race.race_id}>
          <div className="open-head">
            <b className="ell">{race.name}</b>
            <Status race={race} />
          </div>
          <p className="muted ell">
            {race.stage_name},{' '}
            {race.laps > 1 ? `${race.laps} laps` : `${Math.round(race.stage_length).toLocaleString('en')} m`}
          </p>
          <Seats race={race} />
          <div className="open-foot">
            <span className="grow">
              <span className="num">{openText(race, now)}</span>
              {race.spectator_count > 0 && (
                <span className="faint num">
                  <Icon name="eye" size={14} /> {race.spectator_count}
                </span>
              )}
            </span>
            <Go race={race} isBusy={isBusy} onJoin={onJoin} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Status({ race }: { race: OpenRace }) {
  if (race.status === 'waiting') return null;
  return <span className="tag live">{race.show ? 'Live, always on' : 'Live'}</span>;
}

/** One box a car, filled where one stands. */
function Seats({ race }: { race: OpenRace }) {
  return (
    <span className="slots" role="img" aria-label={`${race.car_count} of ${race.max_cars} cars`}>
      {Array.from({ length: race.max_cars }, (_, seat) => (
        <i key={seat} data-on={seat < race.car_count || undefined} />
      ))}
    </span>
  );
}

function Go({ race, isBusy, onJoin }: { race: OpenRace; isBusy: boolean; onJoin(raceId: string): void }) {
  const { race_id, name } = race;
  if (!canJoin(race)) {
    return (
      <Link className="btn sm" href={racePath(race_id)} data-testid="watch-race">
        Watch<span className="sr"> {name}</span>
      </Link>
    );
  }
  return (
    <button type="button" className="btn sm" disabled={isBusy} data-testid="join-race" onClick={() => onJoin(race_id)}>
      Join<span className="sr"> {name}</span>
    </button>
  );
}
