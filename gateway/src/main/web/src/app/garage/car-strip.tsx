import { LOOKS } from '../../garage/models';
import type { Garage, Model, OwnCar } from '../../garage/types';
import { Icon } from '../ui/icon';
import { CarPlan } from './car-plan';

/** A type of car with the own one of it, if there is one. */
export interface Offer {
  model: Model;
  own: OwnCar | undefined;
  price: number;
  /** Points one has to have earned before it is sold. */
  needed: number;
}

export function offersOf({ shop, cars }: Garage): Offer[] {
  return shop.cars.map(({ model, price, needed }) => ({
    model,
    own: cars.find((car) => car.type === model),
    price,
    needed,
  }));
}

export interface CarStripProps {
  garage: Garage;
  shown: Model;
  /** Number of the car for the next race. */
  next: number;
  onShow(model: Model): void;
}

/** All four types, side by side and to scale. */
export function CarStrip({ garage, shown, next, onShow }: CarStripProps) {
  return (
    <section className="panel" aria-label="Cars">
      <header>
        <h2 className="h2">Cars</h2>
        <span className="faint small">{garage.cars.length} of 4 yours</span>
      </header>
      <div className="cars">
        {offersOf(garage).map((offer) => (
          <button
            type="button"
            key={offer.model}
            className="cr"
            aria-pressed={offer.model === shown}
            data-testid={`car-${offer.model}`}
            onClick={() => onShow(offer.model)}
          >
            <CarPlan model={offer.model} />
            <b>{LOOKS[offer.model].title}</b>
            <small>{LOOKS[offer.model].home}</small>
            <CarState offer={offer} earned={garage.earned} next={next} />
          </button>
        ))}
      </div>
    </section>
  );
}

function CarState({ offer, earned, next }: { offer: Offer; earned: number; next: number }) {
  const { own, price, needed } = offer;
  if (own)
    return (
      <span className="cr-state">{own.car_id === next ? <span className="tag live">next race</span> : 'yours'}</span>
    );
  if (earned >= needed) return <span className="cr-state num">{price} pts</span>;
  return (
    <span className="cr-state num faint">
      <Icon name="lock" size={13} /> earn {needed - earned} more
    </span>
  );
}
