import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Connection, Room, Store, Table } from '../../sdk';
import { ApiError, type Me, api } from './api';
import { client } from './services';

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

export function useConnection(): Connection {
  return useStore(client.connection);
}

/** The signed-in user, null for nobody, undefined while unknown. */
export function useMe(): { me: Me | null | undefined; isAway: boolean } {
  const query = useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: 60_000 });
  return { me: query.data, isAway: query.isError && query.data === undefined };
}

/** Server time in ms, renewed every `everyMs` while `isRunning`; it stands still when there is no connection. */
export function useServerNow(isRunning: boolean, everyMs = 250): number {
  const [now, setNow] = useState(() => client.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(client.now());
    const id = setInterval(() => setNow(client.now()), everyMs);
    return () => clearInterval(id);
  }, [isRunning, everyMs]);
  return now;
}

export function useTable(roomId: string): Table | undefined {
  return useStore(client.tables).get(roomId);
}

/** Room shown by a table, null while there is none. */
export function useRoom(table: Table): Room | null {
  const state = useStore(table.state);
  return state.phase === 'shown' ? state.room : null;
}

/** True once something has been so for `ms`. */
export function useHeld(isSo: boolean, ms: number): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isSo) return setHeld(false);
    const id = setTimeout(() => setHeld(true), ms);
    return () => clearTimeout(id);
  }, [isSo, ms]);
  return isSo && isHeld;
}

/**
 * Milliseconds since a list of a room got one entry longer before our eyes; infinite for what was there when the page
 * opened. Draws again when each of `marks` (ms) has passed.
 */
export function useSinceMore(epoch: string, count: number, marks: readonly number[]): number {
  const seen = useRef({ count, epoch, at: -Infinity });
  const [, redraw] = useState(0);
  if (seen.current.epoch !== epoch || count !== seen.current.count) {
    const isOneMore = seen.current.epoch === epoch && count === seen.current.count + 1;
    seen.current = { count, epoch, at: isOneMore ? performance.now() : -Infinity };
  }
  useEffect(() => {
    const ids = marks.map((ms) => setTimeout(() => redraw((n) => n + 1), ms + 10));
    return () => ids.forEach(clearTimeout);
  }, [count, marks]);
  return performance.now() - seen.current.at;
}

async function fetchMe(): Promise<Me | null> {
  try {
    return await api.me();
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}
