package dev.paddock.simulation;

import java.util.Arrays;

/**
 * The whole changing state of a race's cars: one array a quantity, one place a car. Snapshots and
 * hashes go through {@link #reals} and {@link #wholes}, so a quantity that is not in them is not
 * state.
 */
final class Cars {
  static final int NEVER = -1;

  final int count;

  // Motion: m, m/s, rad, rad/s.
  final double[] x;
  final double[] y;
  final double[] vx;
  final double[] vy;
  final double[] heading;
  final double[] omega;

  /** rad: angle of the front wheels. */
  final double[] steer;

  /** m/s²: along the car in the last step; shifts load between the axles. */
  final double[] surge;

  /** Tangent of the rear tyres' slip angle in the last step. */
  final double[] slip;

  // Place on the stage.
  /** m from the centre line, to the left. */
  final double[] offset;

  /** m driven along the stage since the start line was first crossed; negative on the grid. */
  final double[] progress;

  /** The most {@link #progress} there was. */
  final double[] best;

  /** m gained on the inside of the edge since the car left the track. */
  final double[] gained;

  // s from the start of the race.
  final double[] lapStart;
  final double[] sectorStart;
  final double[] lastLap;
  final double[] bestLap;
  final double[] finishTime;

  /** The piece of the centre line beside which the car is, and how often it went round before. */
  final int[] segment;

  final int[] turns;

  /** Laps completed, and checkpoints passed in the present one. */
  final int[] lap;

  final int[] checkpoint;
  final int[] finishTick;
  final int[] retiredTick;

  /** 1 or 0. */
  final int[] offTrack;

  /** Ticks driven the wrong way, and ticks of a penalty still to come. */
  final int[] wrongTicks;

  final int[] slowTicks;

  /** Bursts left, ticks left of the present one, and whether its button was down. */
  final int[] nitroCharges;

  final int[] nitroLeft;
  final int[] pressed;

  /** The last input and the ticks since. */
  final int[] controls;

  final int[] controlAge;

  private final double[][] reals;
  private final int[][] wholes;

  Cars(int count) {
    this.count = count;
    reals = new double[18][count];
    int r = 0;
    x = reals[r++];
    y = reals[r++];
    vx = reals[r++];
    vy = reals[r++];
    heading = reals[r++];
    omega = reals[r++];
    steer = reals[r++];
    surge = reals[r++];
    slip = reals[r++];
    offset = reals[r++];
    progress = reals[r++];
    best = reals[r++];
    gained = reals[r++];
    lapStart = reals[r++];
    sectorStart = reals[r++];
    lastLap = reals[r++];
    bestLap = reals[r++];
    finishTime = reals[r];
    wholes = new int[14][count];
    int w = 0;
    segment = wholes[w++];
    turns = wholes[w++];
    lap = wholes[w++];
    checkpoint = wholes[w++];
    finishTick = wholes[w++];
    retiredTick = wholes[w++];
    offTrack = wholes[w++];
    wrongTicks = wholes[w++];
    slowTicks = wholes[w++];
    nitroCharges = wholes[w++];
    nitroLeft = wholes[w++];
    pressed = wholes[w++];
    controls = wholes[w++];
    controlAge = wholes[w];
    Arrays.fill(finishTick, NEVER);
    Arrays.fill(retiredTick, NEVER);
  }

  double[][] reals() {
    return reals;
  }

  int[][] wholes() {
    return wholes;
  }

  /** Whether a car is still racing: neither finished nor retired. */
  boolean racing(int car) {
    return finishTick[car] == NEVER && retiredTick[car] == NEVER;
  }

  /** m/s. */
  double speed(int car) {
    return Math.sqrt(vx[car] * vx[car] + vy[car] * vy[car]);
  }

  /** m/s along the car; negative backwards. */
  double forward(int car) {
    return vx[car] * Maths.cos(heading[car]) + vy[car] * Maths.sin(heading[car]);
  }

  boolean finite(int car) {
    for (double[] real : reals) {
      if (!(Math.abs(real[car]) < 1e9)) {
        return false;
      }
    }
    return true;
  }
}
