import { useEffect, useState } from 'react';
import { useServerNow } from '../../app/state/hooks';
import { Icon } from '../../app/ui/icon';
import { Refusal } from '../../app/ui/refusal';
import type { Sentence } from '../../app/ui/words';
import { type RaceRoom, carOf } from '../net/room';
import { CarMark } from './mark';
import { aboutText } from './words';

interface Props {
  room: RaceRoom;
  me: number;
  isBusy: boolean;
  refusal: Sentence | null;
  onJoin(): void;
  onReady(ready: boolean): void;
  onLeave(): void;
}

const MODELS = { pika: 'Pika', marten_gt: 'Marten GT', lynx_r: 'Lynx R', heron: 'Heron V8' };

/** Before the start: who is on the grid, and one's own place there. */
export function GridCard(props: Props) {
  const { room, me, refusal } = props;
  const free = Math.max(0, room.max_cars - room.cars.length);
  return (
    <section className="glass grid-card" aria-label="Grid">
      <header>
        <div className="label">{room.name}</div>
        <h1>{room.stage.name}</h1>
        <p>{aboutText(room)}</p>
      </header>
      <ol>
        {room.cars.map((car, index) => (
          <li key={car.id} data-own={car.user_id === me || undefined} data-driver={car.username}>
            <span className="p num">{index + 1}</span>
            <CarMark car={car.id} />
            <span className="ell">
              {car.username}
              <small>{car.strength ? `bot, ${car.strength}` : MODELS[car.model]}</small>
            </span>
            <span className="state">{!car.is_online ? 'away' : car.ready || car.strength ? 'ready' : 'not ready'}</span>
          </li>
        ))}
      </ol>
      <p className="free">{room.free_seats > 0 ? seatsWord(room.free_seats, free) : 'No free seat.'}</p>
      <Refusal sentence={refusal} />
      <Ways {...props} />
    </section>
  );
}

function seatsWord(seats: number, empty: number): string {
  const bots = seats - empty;
  const word = `${seats} free ${seats === 1 ? 'seat' : 'seats'}`;
  return bots > 0 ? `${word}; bots make room.` : `${word}.`;
}

function Ways({ room, me, isBusy, onJoin, onReady, onLeave }: Props) {
  const own = carOf(room, me);
  const starts = <StartsIn startsAt={room.starts_at} />;
  if (!own) {
    return (
      <div className="ways">
        <button
          type="button"
          className="btn primary lg"
          disabled={isBusy || room.free_seats === 0}
          onClick={onJoin}
          data-testid="join"
        >
          Drive in it
        </button>
        {starts}
      </div>
    );
  }
  return (
    <div className="ways">
      <button
        type="button"
        className={own.ready ? 'btn lg' : 'btn primary lg'}
        disabled={isBusy}
        onClick={() => onReady(!own.ready)}
        data-testid="ready"
      >
        {own.ready ? 'Not ready after all' : 'Ready'}
      </button>
      <button type="button" className="btn lg quiet" onClick={onLeave}>
        Leave
      </button>
      <Invite />
      {starts}
    </div>
  );
}

function StartsIn({ startsAt }: { startsAt: string | null }) {
  const now = useServerNow(startsAt !== null);
  if (startsAt === null) return <span className="starts">Starts when all are ready</span>;
  const seconds = Math.max(0, Math.ceil((Date.parse(startsAt) - now) / 1000));
  return (
    <span className="starts">
      Starts in <b className="num">{seconds} s</b>
    </span>
  );
}

function Invite() {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const id = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(id);
  }, [isCopied]);
  const copy = () => navigator.clipboard?.writeText(location.href).then(() => setCopied(true));
  return (
    <button type="button" className="btn lg quiet desk-only" onClick={() => void copy()}>
      <Icon name="copy" size={14} />
      {isCopied ? 'Copied' : 'Invite'}
    </button>
  );
}
