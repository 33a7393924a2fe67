import './race.css';
import './hero.css';
import { useEffect, useMemo, useState } from 'react';
import type { Me } from '../../app/state/api';
import { useServerNow, useStore } from '../../app/state/hooks';
import { nextCar } from '../../app/state/next-car';
import { raceClient, seats } from '../../app/state/race-services';
import { Link, navigate, racePath } from '../../app/state/router';
import { Icon } from '../../app/ui/icon';
import { Refusal } from '../../app/ui/refusal';
import { type Sentence, sentenceOf } from '../../app/ui/words';
import { loadPhysics } from '../live/physics';
import type { RaceSummary } from '../net/messages';
import type { RaceRoom } from '../net/room';
import { choose } from './choose';
import { Tower } from './tower';
import { useLive, usePhysics, useWatched } from './use-live';
import { aboutText } from './words';

// Asked for with this file, not with the first picture.
void loadPhysics().catch(() => undefined);

/** The first thing on the first page: a race that is being driven, and the way into the next one. */
export default function Hero({ me }: { me: Me }) {
  useEffect(() => raceClient.watchLobby(), []);
  const races = useStore(raceClient.races);
  const raceId = useChosen(races);
  const { room, line } = useWatched(raceId);
  const { physics } = usePhysics();
  const { picture, live, hud } = useLive(room, physics, me.user_id, line);
  const isRunning = room?.status === 'racing';
  return (
    <section className="hero" aria-label="Race running now" data-testid="hero" data-live={isRunning || undefined}>
      <canvas
        ref={picture}
        className="picture"
        role="img"
        aria-label={room ? `Cars on ${room.stage.name}` : 'No race'}
      />
      <div className="scrim" aria-hidden="true" />
      {room && live && hud && (
        <div className="tow">
          <Tower room={room} me={me.user_id} standings={hud.standings} focus={hud.focus} head={headOf(room, hud.lap)} />
        </div>
      )}
      {room && <Marks room={room} />}
      <div className="ttl">
        <div>
          <h1>{room?.stage.name ?? 'Paddock'}</h1>
          <p className="sub">{room ? aboutText(room) : races ? 'No race is running.' : ''}</p>
        </div>
        <Ways room={room} races={races ?? []} />
      </div>
    </section>
  );
}

/** A running race with people first, then the one for onlookers; once chosen it is kept until it is over for long. */
function useChosen(races: readonly RaceSummary[] | null): string | null {
  const [kept, setKept] = useState<string | null>(null);
  const chosen = useMemo(() => choose(races ?? [], kept), [races, kept]);
  useEffect(() => {
    if (chosen !== kept) setKept(chosen);
  }, [chosen, kept]);
  return chosen;
}

function headOf(room: RaceRoom, lap: number): string {
  if (room.status === 'waiting' || room.status === 'countdown') return 'Grid';
  if (room.status === 'finished') return 'Over';
  return room.stage.closed ? `Lap ${Math.min(room.laps, lap + 1)} / ${room.laps}` : 'Running';
}

function Marks({ room }: { room: RaceRoom }) {
  return (
    <div className="rt">
      <span className={room.status === 'racing' ? 'tag live' : 'glass tag'}>
        <Icon name="live" size={12} />
        {room.status === 'racing' ? 'Live' : room.status === 'countdown' ? 'Starting' : 'Next'}
      </span>
      <span className="glass tag">
        <Icon name="eye" size={13} />
        {room.spectator_count} watching
      </span>
    </div>
  );
}

function Ways({ room, races }: { room: RaceRoom | null; races: readonly RaceSummary[] }) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const drive = async () => {
    setBusy(true);
    try {
      navigate(racePath(await seats.quick(nextCar.get())));
    } catch (error) {
      setRefusal(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="acts">
      <Refusal sentence={refusal} />
      <div className="row">
        {room && (
          <Link className="btn lg ghost" href={racePath(room.race_id)} data-testid="watch">
            Watch
          </Link>
        )}
        <button
          type="button"
          className="btn lg primary"
          disabled={isBusy}
          onClick={() => void drive()}
          data-testid="drive"
        >
          Drive the next race
          <StartsIn races={races} />
        </button>
      </div>
    </div>
  );
}

/** When the next race with a seat starts by itself. */
function StartsIn({ races }: { races: readonly RaceSummary[] }) {
  const now = useServerNow(true, 1_000);
  const starts = races
    .filter((race) => race.status === 'waiting' && race.free_seats > 0 && !race.show && race.starts_at)
    .map((race) => Date.parse(race.starts_at!) - now)
    .filter((ms) => ms > 0);
  if (starts.length === 0) return null;
  return <span className="num"> in {Math.ceil(Math.min(...starts) / 1000)} s</span>;
}
