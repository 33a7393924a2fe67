import { useEffect, useState } from 'react';
import { nextCar } from '../state/next-car';
import { raceClient, seats } from '../state/race-services';
import { navigate, racePath } from '../state/router';
import { type Sentence, sentenceOf } from '../ui/words';

export interface Seating {
  isBusy: boolean;
  refusal: Sentence | null;
  /** Takes a seat in a race, or with null in the next that has one, with the chosen car. */
  take(raceId: string | null): void;
}

/** The way from the list into a race. */
export function useSeat(): Seating {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  useEffect(() => raceClient.connect(), []);
  const take = async (raceId: string | null) => {
    setBusy(true);
    setRefusal(null);
    try {
      const car = nextCar.get();
      navigate(racePath(await (raceId === null ? seats.quick(car) : seats.join(raceId, car))));
    } catch (error) {
      setRefusal(sentenceOf(error));
      setBusy(false);
    }
  };
  return { isBusy, refusal, take: (raceId) => void take(raceId) };
}
