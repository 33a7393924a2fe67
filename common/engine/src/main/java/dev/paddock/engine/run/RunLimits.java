package dev.paddock.engine.run;

import java.time.Duration;

/** The named limits and times of runs. */
public final class RunLimits {
  /** Ticks a record grants beyond its own: 1.25 s at 60 a second. */
  public static final int GRANT = 75;

  /** Ticks between an input's coming and its taking effect, and where appends are slow. */
  static final int INPUT_DELAY = 2;

  static final int INPUT_DELAY_SLOW = 4;

  /** Appends are slow where more than one of a hundred of the last 10 s took longer. */
  static final Duration SLOW_APPEND = Duration.ofMillis(25);

  static final Duration SLOW_WINDOW = Duration.ofSeconds(10);

  /** Ticks a run may be behind the clock and catch up; what is longer shifts its time. */
  static final int CATCH_UP = 75;

  /** Longest a successor waits for its clock: a grant and the delay of inputs. */
  static final int WAIT = GRANT + INPUT_DELAY_SLOW + 1;

  /** Most ticks in one turn of a run: twice the pace. */
  static final int STEPS_A_TURN = 2;

  /** Drivers whose inputs of one tick are taken. */
  static final int DRIVERS = 64;

  /** Records under way of one run before inputs are dropped. */
  static final int UNDER_WAY = 600;

  /** How often a run that stands still is shown. */
  static final Duration STILL = Duration.ofMillis(250);

  /** After a pause of the loop of so long nothing is sent before the log was read again. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Pause after somebody else claimed the inputs. */
  static final Duration FENCED = Duration.ofMillis(250);

  /** How often the loop looks for pauses of its own. */
  static final Duration LOOK = Duration.ofMillis(250);

  /** Records read at first when the newest mark is looked for. */
  static final int LOOK_BACK = 512;

  private RunLimits() {}
}
