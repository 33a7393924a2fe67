import { useEffect, useRef, useState } from 'react';
import { readReplay } from '../../physics/replay';
import type { Ghost } from '../../replay/ghost';
import { codeOf } from '../../races/render/drivers';
import { Playback } from '../../replay/playback';
import { fetchReplay } from '../state/replay-api';
import type { StageTime } from '../state/races-api';

export interface Ghosts {
  shown: readonly Ghost[];
  chosen: ReadonlySet<string>;
  problems: ReadonlyMap<string, string>;
  toggle(row: StageTime): void;
}

/** Other runs beside a replay; each is driven again in a worker of its own. */
export function useGhosts(): Ghosts {
  const [shown, setShown] = useState<readonly Ghost[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = useRef(new Set<string>());
  const running = useRef(new Map<string, Playback>());
  useEffect(() => () => running.current.forEach((playback) => playback.stop()), []);
  const show = async (row: StageTime) => {
    try {
      const ghost = await ghostOf(row);
      if (!wanted.current.has(row.replay_id)) return;
      running.current.set(row.replay_id, ghost.playback);
      ghost.playback.start();
      setShown((before) => [...before.filter((one) => one.replayId !== ghost.replayId), ghost]);
    } catch {
      wanted.current.delete(row.replay_id);
      setChosen(new Set(wanted.current));
      setProblems((before) => new Map(before).set(row.replay_id, 'not there'));
    }
  };
  const toggle = (row: StageTime) => {
    const id = row.replay_id;
    const isOn = wanted.current.delete(id);
    if (!isOn) wanted.current.add(id);
    setChosen(new Set(wanted.current));
    if (!isOn) return void show(row);
    running.current.get(id)?.stop();
    running.current.delete(id);
    setShown((before) => before.filter((one) => one.replayId !== id));
  };
  return { shown, chosen, problems, toggle };
}

/** The car of the driver whose time the row is. */
async function ghostOf({ replay_id, user_id }: StageTime): Promise<Ghost> {
  const replay = readReplay((await fetchReplay(replay_id)).text);
  const car = Math.max(
    0,
    replay.spec.cars.findIndex((one) => one.user_id === user_id),
  );
  const { id = 1, username = '' } = replay.spec.cars[car] ?? {};
  return { replayId: replay_id, playback: new Playback(replay), car, number: id, code: codeOf(username) };
}
