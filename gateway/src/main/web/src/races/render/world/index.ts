import type { Course } from '../course';
import { cornersOf, racingLine } from '../line';
import { type View, type World, brushFor } from './brush';
import { drawGround, drawTraps, drawVerge } from './ground';
import { drawKerbs } from './kerbs';
import { drawLetters, placeLetters } from './lettering';
import { drawScenery, placeStands, plantTrees } from './scenery';
import { drawOldSkids } from './skids';
import { drawEdges, drawMarks, drawRubber, drawSurface } from './surface';
import { themeOf } from './theme';
import { drawWalls } from './walls';

export type { View, World } from './brush';

/** Works out all that stands still; some milliseconds. */
export function worldOf(course: Course): World {
  const corners = cornersOf(course);
  const stands = placeStands(course, corners);
  const letters = placeLetters(course, corners);
  const trees = plantTrees(course, [...stands, ...letters]);
  return { course, line: racingLine(course), corners, theme: themeOf(course.ground), trees, stands, letters };
}

const LAYERS = [
  drawGround,
  drawTraps,
  drawVerge,
  drawSurface,
  drawRubber,
  drawEdges,
  drawKerbs,
  drawMarks,
  drawOldSkids,
  drawWalls,
  drawLetters,
  drawScenery,
];

/** Draws a rectangle of the world onto a context whose origin is the rectangle's upper left corner, in pixels. */
export function drawWorld(ctx: CanvasRenderingContext2D, world: World, view: View): void {
  ctx.save();
  ctx.scale(view.scale, view.scale);
  ctx.translate(-view.x0, -view.y0);
  ctx.lineCap = 'butt';
  ctx.lineJoin = 'round';
  const brush = brushFor(ctx, world, view);
  for (const layer of LAYERS) layer(brush);
  ctx.restore();
}
