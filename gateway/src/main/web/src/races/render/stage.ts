import type { Stage } from '../../generated/simulation/simulation';
import type { StageData } from './course';

/** What the renderer needs, read out of a stage of the simulation. */
export function stageOf(stage: Stage): StageData {
  const points = new Float64Array(stage.points() * 11);
  stage.read(points);
  const checkpoints = Array.from({ length: stage.checkpoints() }, (_, i) => stage.checkpoint(i));
  return {
    name: stage.name(),
    closed: stage.closed(),
    length: stage.length(),
    start: stage.start(),
    points,
    checkpoints,
  };
}
