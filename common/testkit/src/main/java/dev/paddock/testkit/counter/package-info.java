/** A room kind that tests can drive into every corner. */
@NullMarked
package dev.paddock.testkit.counter;

import org.jspecify.annotations.NullMarked;
