import type { Garage } from '../../garage/types';
import { nextCar } from '../state/next-car';
import { count } from '../ui/words';
import type { Offer } from './car-strip';

export interface StandAsideProps {
  garage: Garage;
  offer: Offer;
  isNext: boolean;
  isBusy: boolean;
  onBuy(): void;
}

/** Points, and the one thing to do with the car that is shown: drive it or buy it. */
export function StandAside({ garage, offer, isNext, isBusy, onBuy }: StandAsideProps) {
  return (
    <>
      <b className="num stand-points" data-testid="points">
        {garage.points.toLocaleString('en')} <small>pts</small>
      </b>
      <small className="muted">to spend, of {count(garage.earned, 'point')} earned</small>
      <small className="muted">
        {count(garage.races, 'race')}, {count(garage.wins, 'win')}
      </small>
      {offer.own ? <Drive carId={offer.own.car_id} isNext={isNext} /> : <Buy {...{ garage, offer, isBusy, onBuy }} />}
    </>
  );
}

function Drive({ carId, isNext }: { carId: number; isNext: boolean }) {
  if (isNext) return <span className="tag live stand-next">drives the next race</span>;
  return (
    <button type="button" className="btn" data-testid="drive" onClick={() => nextCar.set(carId)}>
      Drive this next
    </button>
  );
}

function Buy({ garage, offer, isBusy, onBuy }: Omit<StandAsideProps, 'isNext'>) {
  const { price, needed } = offer;
  const toEarn = needed - garage.earned;
  const missing = price - garage.points;
  if (toEarn > 0) {
    return (
      <small className="stand-locked">
        Sold for {price} points to those who have earned {needed}. You need {toEarn} more.
      </small>
    );
  }
  return (
    <>
      <button
        type="button"
        className="btn primary"
        data-testid="buy"
        disabled={missing > 0}
        aria-busy={isBusy}
        onClick={onBuy}
      >
        Buy for <span className="num">{price} pts</span>
      </button>
      {missing > 0 && <small className="stand-locked">{missing} points short. A win gives 30 and more.</small>}
    </>
  );
}
