import { Store } from '../../sdk';

/** What is typed into the bar's search field. */
export const search = new Store('');
