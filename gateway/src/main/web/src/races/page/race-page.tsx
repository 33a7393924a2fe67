import './race.css';
import { useEffect } from 'react';
import { ConnectionMark } from '../../app/conn';
import type { Me } from '../../app/state/api';
import { useHeld, useStore } from '../../app/state/hooks';
import { raceClient, seats } from '../../app/state/race-services';
import { Link } from '../../app/state/router';
import { Icon } from '../../app/ui/icon';
import type { RaceRoom } from '../net/room';
import { Around } from './around';
import { useLive, usePhysics, useWatched } from './use-live';
import { lapText } from './words';

/** One race: whoever opens its address looks on at once, may drive in it, or is back at the wheel. */
export default function RacePage({ me, raceId }: { me: Me; raceId: string }) {
  const { room, isMissing, line } = useWatched(raceId);
  const { physics, hasFailed } = usePhysics();
  const { picture, map, live, hud } = useLive(room, physics, me.user_id, line);
  const isSlow = useHeld(!hud, 5_000);
  useAttach(room, me.user_id);
  useEffect(() => {
    document.title = room ? `${room.stage.name}, ${room.name} – Paddock` : 'Race – Paddock';
  }, [room?.name, room?.stage.name]);
  return (
    <div className="race" data-state={room?.status ?? 'loading'} data-testid="race">
      <canvas
        ref={picture}
        className="picture"
        role="img"
        aria-label="Race. Standing, times and speed are beside it."
      />
      <div className="shade" aria-hidden="true" />
      {isMissing && <Missing />}
      {room?.status === 'abandoned' && (
        <div className="race-word glass">
          <b>This race was called off</b>
          <p>Nobody was left to drive in it.</p>
          <Link className="btn" href="/races">
            To the races
          </Link>
        </div>
      )}
      {!hud && !isMissing && isSlow && (
        <p className="race-word glass">{hasFailed ? 'The physics could not be fetched.' : 'Still loading the race'}</p>
      )}
      <section className="glass map" aria-label="Map" hidden={!hud}>
        <canvas ref={map} />
        {room && <MapFoot room={room} />}
      </section>
      {room && live && hud && <Around me={me} room={room} live={live} hud={hud} />}
    </div>
  );
}

function MapFoot({ room }: { room: RaceRoom }) {
  const by = room.cars.find((car) => car.id === room.best.lapBy);
  return (
    <footer>
      <span className="num">
        {room.best.lap ? `Best ◆ ${lapText(room.best.lap)} ${by?.username ?? ''}` : room.stage.name}
      </span>
      <span className="num eye">
        <Icon name="eye" size={14} />
        {room.spectator_count}
      </span>
      <ConnectionMark line={raceClient} />
    </footer>
  );
}

function Missing() {
  return (
    <div className="race-word glass">
      <b>No such race</b>
      <p>It is over and has been cleared away, or the link has a typing error.</p>
      <Link className="btn" href="/races">
        To the races
      </Link>
    </div>
  );
}

/** Keeps the server's idea of this tab and the race that is shown the same. */
function useAttach(room: RaceRoom | null, me: number): void {
  const isLive = useStore(raceClient.connection).state === 'live';
  useEffect(() => {
    if (!isLive || !room) return;
    // A refusal shows by itself: the image says who sits where.
    seats.restore(room, me).catch(() => undefined);
    if (room.status === 'waiting' || room.status === 'racing') seats.announce(room, me).catch(() => undefined);
  }, [isLive, room, me]);
}
