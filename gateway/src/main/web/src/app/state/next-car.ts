import { Store } from '../../sdk';

const KEY = 'paddock.car';

/** Number in the own garage of the car for the next race, chosen in this browser; null: the first. */
export const nextCar = new Store<number | null>(Number(localStorage.getItem(KEY)) || null);

nextCar.subscribe(() => localStorage.setItem(KEY, String(nextCar.get())));
