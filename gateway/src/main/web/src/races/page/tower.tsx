import type { ReactNode } from 'react';
import type { Standing } from '../live/hud';
import type { RaceRoom } from '../net/room';
import { codesOf } from '../render/drivers';
import { CarMark } from './mark';
import { gapText } from './words';

interface Props {
  room: RaceRoom;
  me: number;
  standings: readonly Standing[];
  focus: number;
  /** Upper right: the lap. */
  head: ReactNode;
  /** Upper left instead of the stage's name. */
  back?: ReactNode;
  onPick?(car: number): void;
}

/** The standing: place, colour, code, gap to the leader. */
export function Tower({ room, me, standings, focus, head, back, onPick }: Props) {
  const codes = codesOf(room.cars.map((car) => car.username));
  const hasGaps = standings.some(({ gap }) => gap !== null);
  return (
    <section className="glass race-tower" aria-label="Standing">
      <header>
        {back}
        <b className="ell">{room.stage.name}</b>
        <span className="lapn">{head}</span>
      </header>
      <ol>
        {standings.map((standing) => {
          const index = room.cars.findIndex((one) => one.id === standing.car);
          const car = room.cars[index];
          if (!car) return null;
          const isOwn = car.user_id === me;
          return (
            <li
              key={car.id}
              data-car={car.id}
              data-own={isOwn || undefined}
              data-focus={(standing.car === focus && !isOwn) || undefined}
              onClick={() => onPick?.(car.id)}
            >
              <span className="p num">{standing.place}</span>
              <CarMark car={car.id} />
              <span className="c ell" title={car.username}>
                {codes[index]}
                {car.strength && <small>bot</small>}
                {isOwn && <small className="you">you</small>}
                {!car.is_online && <small>away</small>}
              </span>
              <span className="g num">{hasGaps || standing.hasFinished ? wordOf(standing) : ''}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function wordOf({ place, gap, hasRetired, hasFinished }: Standing): string {
  if (hasRetired) return 'OUT';
  if (place === 1) return hasFinished ? 'Finished' : 'Leader';
  return gap === null ? '' : gapText(gap);
}
