import './race.css';
import { useEffect, useState } from 'react';
import { ConnectionMark, ConnectionNote } from '../../app/conn';
import type { Me } from '../../app/state/api';
import { useHeld, useStore } from '../../app/state/hooks';
import { useKeys } from '../../app/state/keys';
import { nextCar } from '../../app/state/next-car';
import { raceClient, seats } from '../../app/state/race-services';
import { Link, navigate, racePath } from '../../app/state/router';
import { Icon } from '../../app/ui/icon';
import { Refusal } from '../../app/ui/refusal';
import { type Sentence, sentenceOf } from '../../app/ui/words';
import type { LiveRace } from '../live/live-race';
import type { Hud } from '../live/hud';
import { type RaceRoom, carOf } from '../net/room';
import { Cluster } from './cluster';
import { GridCard } from './grid-card';
import { LapBox } from './lap-box';
import { LeaveDialog } from './leave-dialog';
import { Countdown, DebugPanel, Feed, Go, Keys, Warning } from './overlays';
import { Results } from './results';
import { Touch } from './touch';
import { Tower } from './tower';
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

/** Everything around the picture. */
function Around({ me, room, live, hud }: { me: Me; room: RaceRoom; live: LiveRace; hud: Hud }) {
  const [isDebugging, setDebugging] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [isRead, setRead] = useState(false);
  const { run, isBusy, refusal } = useRun();
  const isDriving = live.isDriving;
  useWheel(live);
  const again = () => run(async () => navigate(racePath(await seats.quick(nextCar.get()))));
  const exit = () => (isDriving ? setLeaving(true) : navigate('/races'));
  useKeys({
    c: () => turnCamera(live),
    C: () => turnCamera(live),
    m: () => document.querySelector('.race .map')?.toggleAttribute('data-large'),
    F3: () => {
      live.isDebugging = !isDebugging;
      raceClient.measure();
      setDebugging(!isDebugging);
    },
    Escape: exit,
    Enter: () => room.status === 'finished' && !isBusy && void again(),
  });
  const isRunning = room.status === 'racing' || room.status === 'countdown';
  const areResultsShown = room.status === 'finished' && !isRead;
  const pick = (car: number) => {
    live.picked = car;
  };
  return (
    <>
      <div className="tl">
        <Tower
          room={room}
          me={me.user_id}
          standings={hud.standings}
          focus={hud.focus}
          head={lapWord(room, hud)}
          back={
            <button type="button" className="exit" onClick={exit} aria-label="Leave the race">
              <Icon name="back" size={14} />
            </button>
          }
          onPick={pick}
        />
        <ConnectionNote line={raceClient} />
      </div>
      {isRunning && <LapBox room={room} hud={hud} />}
      <div className="bl">
        <Feed room={room} />
      </div>
      {isRunning && <Cluster hud={hud} />}
      {room.status === 'waiting' && (
        <GridCard
          room={room}
          me={me.user_id}
          isBusy={isBusy}
          refusal={refusal}
          onJoin={() => run(async () => void (await seats.join(room.race_id, nextCar.get())))}
          onReady={(ready) => run(() => seats.ready(room.race_id, ready))}
          onLeave={() => run(() => seats.leave(room.race_id))}
        />
      )}
      {room.status === 'countdown' && <Countdown room={room} me={me.user_id} />}
      {room.status === 'racing' && <Go hud={hud} />}
      <Warning hud={hud} />
      {isDriving && <Keys />}
      {isDriving && live.driver && <Touch devices={live.driver.devices} />}
      {!carOf(room, me.user_id) && isRunning && <Watching isBusy={isBusy} refusal={refusal} onDrive={again} />}
      {isDebugging && <DebugPanel hud={hud} />}
      {areResultsShown && (
        <Results room={room} me={me.user_id} isBusy={isBusy} onAgain={again} onClose={() => setRead(true)} />
      )}
      {isLeaving && (
        <LeaveDialog
          onStay={() => setLeaving(false)}
          onLeave={() => run(async () => seats.leave(room.race_id).then(() => navigate('/races')))}
        />
      )}
    </>
  );
}

function turnCamera(live: LiveRace): void {
  live.scene.mode = live.scene.mode === 'follow' ? 'whole' : 'follow';
}

function lapWord(room: RaceRoom, hud: Hud) {
  if (room.status === 'waiting' || room.status === 'countdown') return 'Grid';
  if (!room.stage.closed) return `${Math.round(hud.share * 100)} %`;
  return (
    <>
      Lap {Math.min(room.laps, hud.lap + 1)}
      <i> / {room.laps}</i>
    </>
  );
}

function Watching({ isBusy, refusal, onDrive }: { isBusy: boolean; refusal: Sentence | null; onDrive(): void }) {
  return (
    <div className="watching glass">
      <span className="muted">You are looking on.</span>
      <button type="button" className="btn primary" disabled={isBusy} onClick={onDrive} data-testid="quick">
        Drive in the next race
      </button>
      <Refusal sentence={refusal} />
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

/** Runs a command; what it refuses is said. */
function useRun() {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const run = async (action: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    try {
      await action();
    } catch (error) {
      setRefusal(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, refusal };
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

/** Listens to the keyboard while there is a wheel. */
function useWheel(live: LiveRace): void {
  const { driver } = live;
  useEffect(() => driver?.devices.listen(window), [driver]);
}
