/** Races as room kinds; comes later. */
@NullMarked
package dev.paddock.races;

import org.jspecify.annotations.NullMarked;
