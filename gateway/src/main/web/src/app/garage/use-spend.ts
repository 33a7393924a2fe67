import { useRef, useState } from 'react';
import type { Garage } from '../../garage/types';
import { ApiError } from '../state/api';
import { type Purchase, garageApi } from '../state/garage-api';
import { queries } from '../state/services';
import type { Sentence } from '../ui/words';
import { refusalOf } from '../../garage/words';

export interface Spending {
  /** What is being bought just now. */
  busy: Purchase | null;
  refusal: Sentence | null;
  /** Said once it is done: "Grip 3 is on the car." */
  done: string | null;
  spend(purchase: Purchase, done: string): void;
}

/** So long the second press of a double click may take, ms. */
const DOUBLE_CLICK_MS = 500;

/** Buys one thing at a time: whatever is pressed before the answer is there does nothing. */
export function useSpend(garageKey: readonly unknown[]): Spending {
  const isTaken = useRef(false);
  const [busy, setBusy] = useState<Purchase | null>(null);
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const buy = async (purchase: Purchase, words: string) => {
    if (isTaken.current) return;
    isTaken.current = true;
    setBusy(purchase);
    setRefusal(null);
    setDone(null);
    try {
      const [garage] = await Promise.all([garageApi.buy(purchase), pause(DOUBLE_CLICK_MS)]);
      show(garageKey, garage);
      setDone(words);
    } catch (error) {
      setRefusal(refusalOf(error instanceof ApiError ? error : null));
      await queries.invalidateQueries({ queryKey: garageKey });
    }
    isTaken.current = false;
    setBusy(null);
  };
  return { busy, refusal, done, spend: (purchase, words) => void buy(purchase, words) };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function show(key: readonly unknown[], garage: Garage): void {
  queries.setQueryData<Garage>(key, (before) => newer(before, garage));
}

/** Never an older garage than the one that is shown. */
export function newer(before: Garage | undefined, garage: Garage): Garage {
  return before && before.seq > garage.seq ? before : garage;
}
