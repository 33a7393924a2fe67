import { useEffect, useState } from 'react';
import { ConnectionNote } from '../../app/conn';
import type { Me } from '../../app/state/api';
import { useKeys } from '../../app/state/keys';
import { nextCar } from '../../app/state/next-car';
import { raceClient, seats } from '../../app/state/race-services';
import { navigate, racePath } from '../../app/state/router';
import { Icon } from '../../app/ui/icon';
import { Refusal } from '../../app/ui/refusal';
import { type Sentence, sentenceOf } from '../../app/ui/words';
import type { Hud } from '../live/hud';
import type { LiveRace } from '../live/live-race';
import { type RaceRoom, carOf } from '../net/room';
import { Cluster } from './cluster';
import { GridCard } from './grid-card';
import { LapBox } from './lap-box';
import { LeaveDialog } from './leave-dialog';
import { Countdown, DebugPanel, Feed, Go, Keys, Warning } from './overlays';
import { Results } from './results';
import { Touch } from './touch';
import { Tower } from './tower';

/** Everything around the picture. */
export function Around({ me, room, live, hud }: { me: Me; room: RaceRoom; live: LiveRace; hud: Hud }) {
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

/** Listens to the keyboard while there is a wheel. */
function useWheel(live: LiveRace): void {
  const { driver } = live;
  useEffect(() => driver?.devices.listen(window), [driver]);
}
