/** The SDK: everything a page needs to speak with `/ws/games`, without React. Start reading at `client.ts`. */
export { type Clock, browserClock } from './clock';
export { type Back, GamesClient } from './client';
export type { Connection } from './connection';
export { type FairGame, type FairRoll, type FairVerdict, checkFairness } from './fairness';
export { CommandError } from './outbox';
export * from './protocol';
export { type GameReducer, type Notice, type Room, type Seat, patchSeat, seatOf } from './room';
export { Seating } from './seating';
export { type Role, Session } from './session';
export { Socket, type Wire } from './socket';
export { Store } from './store';
export { Table, type TableState } from './table';
