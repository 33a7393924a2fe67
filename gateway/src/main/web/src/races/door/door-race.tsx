import './door-race.css';
import { useEffect, useRef } from 'react';
import { loadPhysics } from '../live/physics';
import { Demonstration } from './demonstration';

/** Behind the words at the door: cars that race. */
export default function DoorRace() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let end = () => {};
    let isOver = false;
    const begin = async () => {
      const physics = await loadPhysics();
      if (!isOver && canvas.current) end = run(new Demonstration(physics, canvas.current, isCalm()), canvas.current);
    };
    // Without the physics the door has no picture, and does all else.
    begin().catch(() => undefined);
    return () => {
      isOver = true;
      end();
    };
  }, []);
  return (
    <div className="door-race" data-testid="door-race">
      <canvas ref={canvas} role="img" aria-label="Six cars on a circuit" />
      <span className="door-race-word">House drivers, driven in your browser by the physics of the races</span>
    </div>
  );
}

function run(demonstration: Demonstration, canvas: HTMLCanvasElement): () => void {
  const fit = () => demonstration.scene.resize(canvas.clientWidth, canvas.clientHeight, devicePixelRatio || 1);
  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  fit();
  demonstration.start();
  return () => {
    observer.disconnect();
    demonstration.stop();
  };
}

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
