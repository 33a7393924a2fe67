import type { Hud } from '../live/hud';
import { GROUNDS } from './words';

const BARS = 15;
/** km/h at which the whole bar is lit. */
const FULL_SPEED = 220;

/** Pedals, nitro and speed of the car in the picture. */
export function Cluster({ hud }: { hud: Hud }) {
  const lit = Math.round(Math.min(1, hud.speed / FULL_SPEED) * BARS);
  const ground = hud.isOffTrack ? 'off track' : (GROUNDS[hud.surface] ?? '');
  return (
    <section className="glass cluster" aria-label="Car">
      <div className="ped" aria-label="Throttle and brake">
        <i style={{ '--v': `${hud.throttle * 100}%`, '--c': '#4be39d' } as object} />
        <i style={{ '--v': `${hud.brake * 100}%`, '--c': '#ff7189' } as object} />
      </div>
      <div className="nit" data-on={hud.nitro.isOn || undefined}>
        <div className="rpm" aria-hidden="true">
          {Array.from({ length: BARS }, (_, i) => (
            <i key={i} data-on={i < lit || undefined} data-hot={i >= BARS - 3 || undefined} />
          ))}
        </div>
        <div className="nit-head">
          <span className="label">Nitro</span>
          <span className="num">{nitroWord(hud)}</span>
        </div>
        <Cells hud={hud} />
      </div>
      <div className="spd">
        <b data-testid="speed">{Math.round(hud.speed)}</b>
        <span data-off={hud.isOffTrack || undefined}>km/h, {ground}</span>
      </div>
    </section>
  );
}

function nitroWord({ nitro }: Hud): string {
  if (nitro.charges === null) return `${Math.round(nitro.share * 100)} %`;
  return `${nitro.charges.toFixed(1)} left`;
}

function Cells({ hud: { nitro } }: { hud: Hud }) {
  const cells = 3;
  const filled = nitro.share * cells;
  return (
    <div className="cells">
      {Array.from({ length: cells }, (_, i) => (
        <i key={i} style={{ '--v': `${Math.round(Math.min(1, Math.max(0, filled - i)) * 100)}%` } as object} />
      ))}
    </div>
  );
}
