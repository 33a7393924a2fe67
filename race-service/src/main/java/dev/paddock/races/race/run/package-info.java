/**
 * The simulation of one race as the engine runs it: inputs in, ticks, frames and reports out. Start
 * reading at {@link dev.paddock.races.race.run.RaceRun}.
 */
@NullMarked
package dev.paddock.races.race.run;

import org.jspecify.annotations.NullMarked;
