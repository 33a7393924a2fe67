/**
 * Races, garages and the way into the next race. Start reading at {@link
 * dev.paddock.races.RacesService}, then {@link dev.paddock.races.race.RaceKind}.
 */
@NullMarked
package dev.paddock.races;

import org.jspecify.annotations.NullMarked;
