/**
 * The race: from the lobby over the countdown and the run to the results. Start reading at {@link
 * dev.paddock.races.race.RaceRules}; what is driven is in {@link dev.paddock.races.race.run}.
 */
@NullMarked
package dev.paddock.races.race;

import org.jspecify.annotations.NullMarked;
