/** Loops whose time is turned by hand, so that a test is the same each time. */
@NullMarked
package dev.paddock.testkit.loop;

import org.jspecify.annotations.NullMarked;
