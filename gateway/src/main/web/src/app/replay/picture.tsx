import { useEffect, useRef } from 'react';
import type { Playback } from '../../replay/playback';
import { carsShown, ghostShown } from '../../replay/shown';
import { type CarShown, Scene, courseOf, worldOf } from '../../races/render';
import { type Ghost, drawGhosts } from '../../replay/ghost';

export interface PictureProps {
  playback: Playback;
  codes: readonly string[];
  /** Place on the grid of the car that is followed; null: the whole stage. */
  followed: number | null;
  /** Place on the grid of the reader's own car. */
  own: number | null;
  ghosts: readonly Ghost[];
}

/** The race on a canvas, and the clock that drives it. */
export function Picture(props: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { playback } = props;
  useEffect(() => (canvas.current ? run(canvas.current, playback, () => latest.current) : undefined), [playback]);
  return <canvas ref={canvas} role="img" aria-label="The race; standings and times stand beside it" />;
}

function run(canvas: HTMLCanvasElement, playback: Playback, props: () => PictureProps): () => void {
  let scene: Scene | null = null;
  let [frame, last, tick] = [0, performance.now(), 0];
  const draw = (now: number) => {
    frame = requestAnimationFrame(draw);
    const seconds = (now - last) / 1000;
    last = now;
    playback.pass(seconds);
    scene ??= sceneOf(canvas, playback);
    if (!scene || playback.known.get() < 0) return;
    const { clientWidth, clientHeight } = canvas;
    scene.resize(clientWidth, clientHeight, devicePixelRatio);
    scene.mode = props().followed === null ? 'whole' : 'follow';
    const head = playback.head.get();
    const isOn = head.isPlaying && Math.abs(head.tick - tick) < 60;
    tick = head.tick;
    scene.draw({
      cars: carsAt(props(), tick),
      focus: focusOf(props()),
      seconds: isOn ? seconds : 0,
      overlay: (ctx, scale) => drawGhosts(ctx, scale, props().ghosts, tick),
    });
  };
  frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
}

function sceneOf(canvas: HTMLCanvasElement, playback: Playback): Scene | null {
  const stage = playback.stage.get();
  if (!stage) return null;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return new Scene(canvas, worldOf(courseOf(stage)), { isCalm });
}

function carsAt({ playback, codes, own, ghosts }: PictureProps, tick: number): CarShown[] {
  const { recording, replay } = playback;
  return [
    ...ghosts.map((ghost) => ghostShown(ghost.playback.recording, ghost.car, ghost.number, tick)),
    ...carsShown(recording, replay.spec.cars, codes, tick, own),
  ];
}

function focusOf({ playback, followed }: PictureProps): number {
  return playback.replay.spec.cars[followed ?? 0]?.id ?? 1;
}
