import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from '../../app/state/hooks';
import { raceClient } from '../../app/state/race-services';
import type { Hud } from '../live/hud';
import { LiveRace } from '../live/live-race';
import { type Physics, loadPhysics } from '../live/physics';
import type { FrameListener } from '../net/client';
import type { RaceRoom } from '../net/room';

interface Line extends FrameListener {
  /** States that came before the race could be drawn are left out. */
  target: FrameListener | null;
}

/** The race that is watched, null until its image is here; `isMissing` where there is no such race. */
export function useWatched(raceId: string | null): { room: RaceRoom | null; isMissing: boolean; line: Line } {
  const [line] = useState<Line>(() => {
    const made: Line = {
      target: null,
      frame: (frame, now) => made.target?.frame(frame, now),
      info: (info) => made.target?.info(info),
    };
    return made;
  });
  useEffect(() => {
    raceClient.connect();
    return raceId === null ? undefined : raceClient.watch(raceId, line);
  }, [raceId, line]);
  const watched = useStore(raceClient.watched);
  const isIt = watched.phase !== 'none' && watched.raceId === raceId;
  return {
    room: isIt && watched.phase === 'shown' ? watched.room : null,
    isMissing: isIt && watched.phase === 'missing',
    line,
  };
}

/** The physics, once they are fetched; the reason where they cannot be. */
export function usePhysics(): { physics: Physics | null; hasFailed: boolean } {
  const [physics, setPhysics] = useState<Physics | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isOver = false;
    loadPhysics().then(
      (made) => !isOver && setPhysics(() => made),
      () => !isOver && setFailed(true),
    );
    return () => {
      isOver = true;
    };
  }, []);
  return { physics, hasFailed };
}

/** Runs a race on the canvases as long as the component is there. */
export function useLive(room: RaceRoom | null, physics: Physics | null, me: number, line: Line) {
  const picture = useRef<HTMLCanvasElement>(null);
  const map = useRef<HTMLCanvasElement>(null);
  const [live, setLive] = useState<LiveRace | null>(null);
  const key = room && `${room.race_id} ${room.epoch}`;
  useEffect(() => {
    if (!room || !physics || !picture.current) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const surfaces = { picture: picture.current, map: map.current, isCalm };
    const made = new LiveRace(physics, raceClient, room, me, surfaces);
    line.target = made;
    const unfit = fit(made, picture.current, map.current);
    made.start();
    setLive(made);
    return () => {
      unfit();
      made.stop();
      line.target = null;
      setLive(null);
    };
    // One picture for one race: later changes of the room go through `update`.
  }, [key, physics, me, line]);
  useEffect(() => {
    if (live && room) live.update(room);
  }, [live, room]);
  return { picture, map, live, hud: useHud(live) };
}

function fit(live: LiveRace, canvas: HTMLCanvasElement, map: HTMLCanvasElement | null): () => void {
  const measure = () => live.resize(canvas.clientWidth, canvas.clientHeight, devicePixelRatio || 1);
  const observer = new ResizeObserver(measure);
  observer.observe(canvas);
  if (map) observer.observe(map);
  measure();
  return () => observer.disconnect();
}

function useHud(live: LiveRace | null): Hud | null {
  const [hud, setHud] = useState<Hud | null>(null);
  useEffect(() => {
    setHud(live?.hud.get() ?? null);
    return live?.hud.subscribe(() => setHud(live.hud.get()));
  }, [live]);
  return hud;
}

export type PictureRef = RefObject<HTMLCanvasElement | null>;
