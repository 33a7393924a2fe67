/** The picture of a race, without a page: `worldOf(courseOf(stageOf(stage)))`, then a `Scene` on a canvas. */
export { type StageData, type Course, courseOf, beside } from './course';
export { type World, worldOf } from './world';
export { type CarShown, type CameraMode, type Picture, type SceneOptions, Scene } from './scene';
export { type Dot, MiniMap, ON_GLASS } from './minimap';
export { type Livery, SHAPES, codeOf, codesOf, inkOn, liveryOf } from './drivers';
export { Sprites } from './sprites';
export { drawBody } from './body';
export { stageOf } from './stage';
export { lerp, lerpAngle, clamp } from './maths';
