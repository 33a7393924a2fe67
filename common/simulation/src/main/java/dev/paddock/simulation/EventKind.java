package dev.paddock.simulation;

/** What can happen to a car in a tick. */
public enum EventKind {
  /** {@code number}: the checkpoint, from 1 in each lap; {@code value}: s since the start. */
  CHECKPOINT,
  /** {@code number}: 1, 2 or 3; {@code value}: s of the sector. */
  SECTOR,
  /** {@code number}: laps completed; {@code value}: s of the lap. */
  LAP,
  /** {@code number}: the position, from 1; {@code value}: s of the whole race. */
  FINISHED,
  /** {@code other}: the other car, or −1 for a wall; {@code value}: closing speed in m/s. */
  COLLISION,
  /** {@code number}: 1 when a car goes the wrong way, 0 when it goes right again. */
  WRONG_WAY,
  /** {@code value}: m gained; the car has half its power for a while. */
  SHORTCUT,
  /** Put back on the middle of the track, at rest: it asked, or was lost. */
  PUT_BACK,
  /** A burst of nitro; {@code number}: those left. */
  NITRO,
  /** Out of the race. */
  RETIRED
}
